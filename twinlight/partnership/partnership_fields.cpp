#include <fmt/format.h>

#include <set>

#include "twinlight/partnership/listed_record.h"
#include "twinlight/partnership/partnership.h"

namespace twinlight::partnership {

static void visit(auto& fields, Of<Region> auto& region) {
  fields.field("code", region.code, {.required = true, .form = Form::code, .longest = 40});
  fields.field("name", region.name, {.required = true});
  fields.field("country", region.country, {.required = true, .form = Form::country});
  fields.field("time_zone", region.time_zone, {.required = true, .form = Form::time_zone, .longest = 60});
}

static void visit(auto& fields, Of<Milestone> auto& milestone) {
  fields.field("title", milestone.title, {.required = true});
  fields.field("due_on", milestone.due_on, {.required = true});
  fields.field("reached_on", milestone.reached_on, {});
  fields.field("evidence", milestone.evidence, {});
}

static void visit(auto& fields, Of<Objective> auto& objective) {
  fields.field("code", objective.code, {.required = true, .longest = 40});
  fields.field("title", objective.title, {.required = true, .longest = 500});
  fields.field("domains", objective.domains, {});
  fields.field("milestones", objective.milestones, {});
}

static void visit(auto& fields, Of<Agreement> auto& agreement) {
  fields.field("title", agreement.title, {.required = true});
  fields.field("signatories", agreement.signatories, {.required = true});
  fields.field("signed_on", agreement.signed_on, {.required = true});
  fields.field("ends_on", agreement.ends_on, {});
  fields.field("document", agreement.document, {});
  fields.field("objectives", agreement.objectives, {});
}

static void visit(auto& fields, Of<Partnership> auto& record) {
  fields.field("state", record.state, {});
  fields.field("name", record.name, {.required = true, .indexed = true});
  fields.field("regions", record.regions, {.required = true, .longest = 50});
  fields.field("bodies", record.bodies, {});
  fields.field("agreements", record.agreements, {});
  fields.field("languages", record.languages, {.required = true});
}

static void check_rules(const Partnership& record, Faults& faults) {
  std::set<std::string> codes;
  for (const Region& region : record.regions)
    if (!codes.insert(region.code).second) faults.add("/regions", "has the code '" + region.code + "' twice");
  for (std::size_t i = 0; i < record.agreements.size(); ++i) {
    const Agreement& agreement = record.agreements[i];
    if (agreement.ends_on && *agreement.ends_on < agreement.signed_on)
      faults.add(fmt::format("/agreements/{}/ends_on", i), "is before the agreement was signed");
  }
}

TWL_LISTED_RECORD(Partnership);

}  // namespace twinlight::partnership
