#include "twinlight/partnership/join_request.h"
#include "twinlight/partnership/listed_record.h"

namespace twinlight::partnership {

static void visit(auto& fields, Of<JoinRequest> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation_name", record.organisation_name, {.indexed = true});
  fields.field("kind", record.kind, {.indexed = true});
  fields.field("region", record.region, {.indexed = true, .form = Form::code, .longest = 40});
  fields.field("domain", record.domain, {.indexed = true});
  fields.field("family_name", record.family_name, {.longest = 100});
  fields.field("given_name", record.given_name, {.longest = 100});
  fields.field("email", record.email, {.form = Form::email, .longest = 254});
  fields.field("language", record.language, {.required = true});
  fields.field("message", record.message, {.form = Form::lines, .longest = 2000});
  fields.field("text_version", record.text_version, {.form = Form::code, .longest = 40});
  fields.field("confirmed_at", record.confirmed_at, {.indexed = true});
  fields.field("answered_at", record.answered_at, {});
  fields.field("answer", record.answer, {.form = Form::lines, .longest = 2000});
  fields.field("joined", record.joined, {});
  fields.field("person", record.person, {});
}

/// Erased, nothing of whoever asked is left.
static void check_rules(const JoinRequest& record, Faults& faults) {
  if (record.state == State::erased) return;
  const auto ask = [&](const char* field, bool there) {
    if (!there) faults.add(field, "is missing");
  };
  ask("/organisation_name", !record.organisation_name.empty());
  ask("/kind", record.kind.has_value());
  ask("/region", !record.region.empty());
  ask("/domain", record.domain.has_value());
  ask("/family_name", !record.family_name.empty());
  ask("/email", !record.email.empty());
  ask("/text_version", !record.text_version.empty());
  if (record.state != State::applied && !record.confirmed_at)
    faults.add("/confirmed_at", "is missing: an address is confirmed before anybody reads the request");
  if (record.state == State::refused && record.answer.empty()) faults.add("/answer", "is missing: it says why not");
  if (record.state == State::fulfilled) {
    ask("/joined", record.joined.has_value());
    ask("/person", record.person.has_value());
  }
}

TWL_LISTED_RECORD(JoinRequest);

}  // namespace twinlight::partnership
