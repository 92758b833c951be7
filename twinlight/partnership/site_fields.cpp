#include "twinlight/partnership/listed_record.h"
#include "twinlight/partnership/part_fields.h"
#include "twinlight/partnership/site.h"

namespace twinlight::partnership {
using enum Disclosure;

static void visit(auto& fields, Of<Coordinates> auto& coordinates) {
  fields.field("latitude_deg", coordinates.latitude_deg, {.required = true, .range = Range::between(-90, 90)});
  fields.field("longitude_deg", coordinates.longitude_deg, {.required = true, .range = Range::between(-180, 180)});
}

static void visit(auto& fields, Of<Site> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.required = true, .indexed = true});
  fields.field("name", record.name, {.required = true, .indexed = true});
  fields.field("domain", record.domain, {.required = true, .indexed = true});
  fields.field("address", record.address, {});
  fields.field("coordinates", record.coordinates, {});
  fields.field("description", record.description, {.longest = 4000});
  fields.field("hosts_pilots", record.hosts_pilots, {.indexed = true});
  fields.field("contact", record.contact, {.disclosure = parties});
}

static void visit(auto& fields, Of<Space> auto& record) {
  constexpr Range side = {.least = 0, .most = 1000, .least_excluded = true};
  constexpr Range reflectance = Range::between(0, 1);
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.required = true, .indexed = true});
  fields.field("site", record.site, {.required = true, .indexed = true});
  fields.field("name", record.name, {.required = true, .indexed = true});
  fields.field("length_m", record.length_m, {.required = true, .range = side});
  fields.field("width_m", record.width_m, {.required = true, .range = side});
  fields.field("height_m", record.height_m, {.required = true, .range = side});
  fields.field("ceiling_reflectance", record.ceiling_reflectance, {.range = reflectance});
  fields.field("wall_reflectance", record.wall_reflectance, {.range = reflectance});
  fields.field("floor_reflectance", record.floor_reflectance, {.range = reflectance});
  fields.field("use", record.use, {});
}

TWL_LISTED_RECORD(Site);
TWL_LISTED_RECORD(Space);

}  // namespace twinlight::partnership
