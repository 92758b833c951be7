#include "twinlight/partnership/listed_record.h"
#include "twinlight/partnership/result_records.h"

namespace twinlight::partnership {
using enum Disclosure;

static void visit(auto& fields, Of<Lead> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.required = true, .indexed = true});
  fields.field("company", record.company, {.required = true, .indexed = true});
  fields.field("country", record.country, {.indexed = true, .form = Form::country});
  fields.field("project", record.project, {.longest = 4000});
  fields.field("asked_at", record.asked_at, {.required = true, .indexed = true});
  fields.field("answered_at", record.answered_at, {});
  fields.field("answer_by", record.answer_by, {.required = true, .indexed = true});
  fields.field("capital_announced", record.capital_announced, {});
  fields.field("capital_realised", record.capital_realised, {});
  fields.field("jobs_announced", record.jobs_announced, {.range = Range::at_least(0)});
  fields.field("jobs_realised", record.jobs_realised, {.range = Range::at_least(0)});
  fields.field("reason_lost", record.reason_lost, {.form = Form::lines, .longest = 1000});
}

static void check_rules(const Lead& record, Faults& faults) {
  if (record.answer_by < record.asked_at) faults.add("/answer_by", "is before the inquiry");
  if (record.answered_at && *record.answered_at < record.asked_at) faults.add("/answered_at", "is before the inquiry");
  if (record.state == State::lost && record.reason_lost.empty()) faults.add("/reason_lost", "is missing");
}

static void visit(auto& fields, Of<Exchange> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.required = true, .indexed = true});
  fields.field("partners", record.partners, {.indexed = true});
  fields.field("kind", record.kind, {.required = true, .indexed = true});
  fields.field("title", record.title, {.required = true, .indexed = true});
  fields.field("description", record.description, {.longest = 4000});
  fields.field("starts_on", record.starts_on, {.indexed = true});
  fields.field("ends_on", record.ends_on, {});
  fields.field("people", record.people, {.range = Range::at_least(0)});
}

static void check_rules(const Exchange& record, Faults& faults) {
  if (record.starts_on && record.ends_on && *record.ends_on < *record.starts_on)
    faults.add("/ends_on", "is before the start");
}

static void visit(auto& fields, Of<Indicator> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("code", record.code, {.required = true, .indexed = true, .longest = 40});
  fields.field("kind", record.kind, {.required = true, .indexed = true});
  fields.field("name", record.name, {.required = true});
  fields.field("definition", record.definition, {.required = true, .longest = 4000});
  fields.field("evidence_rule", record.evidence_rule, {.required = true, .longest = 2000});
  fields.field("unit", record.unit, {.longest = 40});
  fields.field("baseline", record.baseline, {});
  fields.field("target", record.target, {});
  fields.field("target_on", record.target_on, {});
}

static void visit(auto& fields, Of<Outcome> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.disclosure = members, .required = true, .indexed = true});
  fields.field("indicator", record.indicator, {.required = true, .indexed = true});
  fields.field("description", record.description, {.required = true, .longest = 4000});
  fields.field("value", record.value, {.required = true, .range = Range::at_least(0)});
  fields.field("reached_on", record.reached_on, {.required = true, .indexed = true});
  fields.field("evidence", record.evidence, {.disclosure = own});
  fields.field("period", record.period, {.indexed = true, .longest = 20});
}

static void check_rules(const Outcome& record, Faults& faults) {
  const bool counted = record.state == State::confirmed || record.state == State::frozen;
  if (counted && !record.evidence) faults.add("/evidence", "is missing: only what is shown counts");
  if (record.state == State::frozen && record.period.empty())
    faults.add("/period", "is missing: it is frozen with one");
}

static void visit(auto& fields, Of<Newsletter> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("subject", record.subject, {.required = true, .indexed = true});
  fields.field("body", record.body, {.required = true, .longest = 50000});
  fields.field("sent_at", record.sent_at, {.indexed = true});
}

static void check_rules(const Newsletter& record, Faults& faults) {
  if ((record.state == State::sent) != record.sent_at.has_value())
    faults.add("/sent_at", "goes with an issue that was sent");
}

static void visit(auto& fields, Of<Subscription> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("email", record.email, {.indexed = true, .form = Form::email, .longest = 254});
  fields.field("language", record.language, {.required = true, .indexed = true});
  fields.field("person", record.person, {});
  fields.field("confirmed_at", record.confirmed_at, {});
}

static void check_rules(const Subscription& record, Faults& faults) {
  if (record.state != State::erased && record.email.empty()) faults.add("/email", "is missing");
  if (record.state == State::active && !record.confirmed_at)
    faults.add("/confirmed_at", "is missing: an address is confirmed before it gets anything");
}

TWL_LISTED_RECORD(Lead);
TWL_LISTED_RECORD(Exchange);
TWL_LISTED_RECORD(Indicator);
TWL_LISTED_RECORD(Outcome);
TWL_LISTED_RECORD(Newsletter);
TWL_LISTED_RECORD(Subscription);

}  // namespace twinlight::partnership
