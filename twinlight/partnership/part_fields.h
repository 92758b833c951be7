#pragma once

#include "twinlight/partnership/field_rule.h"
#include "twinlight/partnership/organisation.h"
#include "twinlight/partnership/stored_file.h"

/// The fields of parts that several kinds of record have.
namespace twinlight::partnership {

void visit(auto& fields, Of<Address> auto& address) {
  fields.field("street", address.street, {});
  fields.field("postal_code", address.postal_code, {.longest = 20});
  fields.field("city", address.city, {});
  fields.field("country", address.country, {.form = Form::country});
}

void visit(auto& fields, Of<FileLink> auto& link) {
  fields.field("role", link.role, {.required = true});
  fields.field("name", link.name, {.required = true});
  fields.field("hash", link.hash, {.required = true});
}

}  // namespace twinlight::partnership
