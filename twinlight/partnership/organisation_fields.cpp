#include "twinlight/partnership/listed_record.h"
#include "twinlight/partnership/organisation.h"
#include "twinlight/partnership/part_fields.h"

namespace twinlight::partnership {

static void visit(auto& fields, Of<RegisterEntry> auto& registration) {
  fields.field("register", registration.register_name, {.required = true, .longest = 40});
  fields.field("number", registration.number, {.required = true, .longest = 60});
}

static void visit(auto& fields, Of<Desk> auto& desk) {
  fields.field("name", desk.name, {.longest = 200});
  fields.field("email", desk.email, {.form = Form::email});
  fields.field("phone", desk.phone, {.longest = 40});
  fields.field("address", desk.address, {});
  fields.field("languages", desk.languages, {});
}

static void visit(auto& fields, Of<Organisation> auto& record) {
  using enum Disclosure;
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("name", record.name, {.required = true, .indexed = true});
  fields.field("region", record.region, {.required = true, .indexed = true, .form = Form::code, .longest = 40});
  fields.field("kind", record.kind, {.required = true, .indexed = true});
  fields.field("description", record.description, {.longest = 4000});
  fields.field("domains", record.domains, {.indexed = true});
  fields.field("languages", record.languages, {.indexed = true});
  fields.field("employees", record.employees, {.disclosure = members, .indexed = true, .range = Range::at_least(0)});
  fields.field("website", record.website, {.form = Form::web_address, .longest = 500});
  fields.field("email", record.email, {.disclosure = members, .form = Form::email});
  fields.field("phone", record.phone, {.disclosure = members, .longest = 40});
  fields.field("address", record.address, {.disclosure = members});
  fields.field("registrations", record.registrations, {.disclosure = own, .longest = 20});
  fields.field("logo", record.logo, {});
  fields.field("internal_note", record.internal_note, {.disclosure = staff, .form = Form::lines, .longest = 4000});
  fields.field("desk", record.desk, {});
}

TWL_LISTED_RECORD(Organisation);

}  // namespace twinlight::partnership
