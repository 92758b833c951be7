#include "twinlight/partnership/achievement.h"
#include "twinlight/partnership/listed_record.h"

namespace twinlight::partnership {
using enum Disclosure;

// Governments read what was confirmed: what kind, when, in which words. Between whom and for how much stays between the
// two sides and the staff: an owner who hid behind a profile is among them.
static void visit(auto& fields, Of<Achievement> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.disclosure = parties, .required = true});
  fields.field("interest", record.interest, {.disclosure = parties, .required = true});
  fields.field("kind", record.kind, {.required = true, .indexed = true});
  fields.field("description", record.description, {.required = true, .longest = 2000});
  fields.field("reached_on", record.reached_on, {.indexed = true});
  fields.field("amount", record.amount, {.disclosure = parties});
  fields.field("dispute", record.dispute, {.disclosure = parties, .form = Form::lines, .longest = 1000});
  fields.field("confirmed_at", record.confirmed_at, {.indexed = true});
}

static void check_rules(const Achievement& record, Faults& faults) {
  if (record.amount && record.amount->minor_units < 0) faults.add("/amount/amount", "is negative");
  if (record.amount && record.kind == AchievementKind::nothing)
    faults.add("/amount", "does not go with nothing that came of it");
  if ((record.state == State::confirmed) != record.confirmed_at.has_value())
    faults.add("/confirmed_at", "goes with what was confirmed");
  if (record.state == State::disputed && record.dispute.empty()) faults.add("/dispute", "is missing");
}

TWL_LISTED_RECORD(Achievement);

}  // namespace twinlight::partnership
