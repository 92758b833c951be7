#include "twinlight/partnership/interest.h"
#include "twinlight/partnership/listed_record.h"
#include "twinlight/partnership/need.h"

namespace twinlight::partnership {
using enum Disclosure;

static void visit(auto& fields, Of<Need> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.disclosure = identity, .required = true, .indexed = true});
  fields.field("title", record.title, {.required = true, .indexed = true});
  fields.field("description", record.description, {.longest = 8000});
  fields.field("domain", record.domain, {.required = true, .indexed = true});
  fields.field("market", record.market, {.required = true, .indexed = true});
  fields.field("requirement", record.requirement, {.indexed = true, .form = Form::code});
  fields.field("space", record.space, {.disclosure = identity});
  fields.field("description_file", record.description_file, {.disclosure = identity});
  fields.field("rooms", record.rooms, {.range = Range::between(1, 100000)});
  fields.field("budget", record.budget, {.disclosure = own});
  fields.field("wanted_by", record.wanted_by, {.indexed = true});
  fields.field("anonymous", record.anonymous, {.disclosure = own});
  fields.field("contact", record.contact, {.disclosure = parties});
}

static void check_rules(const Need& record, Faults& faults) {
  if (record.budget && record.budget->minor_units < 0) faults.add("/budget/amount", "is negative");
}

static void visit(auto& fields, Of<Interest> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.required = true, .indexed = true});
  fields.field("contact", record.contact, {});
  fields.field("profile", record.profile, {.indexed = true});
  fields.field("product", record.product, {.indexed = true});
  fields.field("need", record.need, {.indexed = true});
  fields.field("message", record.message, {.required = true, .longest = 2000});
  fields.field("answer_by", record.answer_by, {.required = true, .indexed = true});
  fields.field("answered_at", record.answered_at, {});
  fields.field("answer", record.answer, {.form = Form::lines, .longest = 2000});
  fields.field("outcome", record.outcome, {.form = Form::lines, .longest = 2000});
}

static void check_rules(const Interest& record, Faults& faults) {
  const int named = (record.profile ? 1 : 0) + (record.product ? 1 : 0) + (record.need ? 1 : 0);
  if (named != 1) faults.add("", "names exactly one of profile, product and need");
  const bool answered = record.state == State::mutual || record.state == State::declined;
  if (answered && !record.answered_at) faults.add("/answered_at", "is missing: the interest was answered");
}

TWL_LISTED_RECORD(Need);
TWL_LISTED_RECORD(Interest);

}  // namespace twinlight::partnership
