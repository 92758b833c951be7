#include "twinlight/partnership/listed_record.h"
#include "twinlight/partnership/person.h"

namespace twinlight::partnership {
using enum Disclosure;

static void visit(auto& fields, Of<Person> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("family_name", record.family_name, {.disclosure = identity, .indexed = true, .longest = 100});
  fields.field("given_name", record.given_name, {.disclosure = identity, .longest = 100});
  fields.field("latin_name", record.latin_name, {.disclosure = identity});
  fields.field("email", record.email, {.disclosure = parties, .indexed = true, .form = Form::email, .longest = 254});
  fields.field("phone", record.phone, {.disclosure = parties, .longest = 40});
  fields.field("position", record.position, {.disclosure = identity});
  fields.field("preferred_language", record.preferred_language, {.disclosure = own});
  fields.field("languages", record.languages, {.disclosure = members});
  fields.field("time_zone", record.time_zone, {.disclosure = own, .form = Form::time_zone, .longest = 60});
  fields.field("listed", record.listed, {.disclosure = own});
}

static void check_rules(const Person& record, Faults& faults) {
  if (record.state == State::erased) {
    if (record != Person{.state = State::erased, .partnership = record.partnership})
      faults.add("", "is erased: nothing but the partnership may remain");
    return;
  }
  if (record.family_name.empty()) faults.add("/family_name", "is missing");
  if (record.email.empty()) faults.add("/email", "is missing");
}

static void visit(auto& fields, Of<Membership> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("person", record.person, {.disclosure = members, .required = true, .indexed = true});
  fields.field("organisation", record.organisation, {.disclosure = members, .required = true, .indexed = true});
  fields.field("role", record.role, {.disclosure = members, .required = true, .indexed = true});
  fields.field("region", record.region, {.disclosure = members, .form = Form::code, .longest = 40});
}

static void check_rules(const Membership& record, Faults& faults) {
  if (record.role == Role::visitor || record.role == Role::system)
    faults.add("/role", "is no role that a person is given");
  if ((record.role == Role::coordinator) == record.region.empty())
    faults.add("/region", "is for a coordinator, who has one, and for nobody else");
}

static void visit(auto& fields, Of<Consent> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("person", record.person, {.required = true, .indexed = true});
  fields.field("purpose", record.purpose, {.required = true, .indexed = true});
  fields.field("text_version", record.text_version, {.required = true, .longest = 40});
  fields.field("language", record.language, {.required = true});
  fields.field("given_at", record.given_at, {.required = true, .indexed = true});
  fields.field("withdrawn_at", record.withdrawn_at, {});
}

static void check_rules(const Consent& record, Faults& faults) {
  if ((record.state == State::withdrawn) != record.withdrawn_at.has_value())
    faults.add("/withdrawn_at", "goes with a consent that was withdrawn");
  if (record.withdrawn_at && *record.withdrawn_at < record.given_at)
    faults.add("/withdrawn_at", "is before the consent was given");
}

TWL_LISTED_RECORD(Person);
TWL_LISTED_RECORD(Membership);
TWL_LISTED_RECORD(Consent);

}  // namespace twinlight::partnership
