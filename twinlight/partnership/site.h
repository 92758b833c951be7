#pragma once

#include <optional>
#include <string>

#include "twinlight/partnership/organisation.h"

namespace twinlight::partnership {

struct Coordinates {
  double latitude_deg = 0;
  double longitude_deg = 0;  ///< east, WGS 84

  friend bool operator==(const Coordinates&, const Coordinates&) = default;
};

/// A place with rooms: a school, a care home, a greenhouse, a test site.
struct Site {
  State state = State::active;
  Id<Partnership> partnership;
  Id<Organisation> organisation;
  Text name;
  Domain domain = Domain::education;
  Address address;
  std::optional<Coordinates> coordinates;
  Text description;
  bool hosts_pilots = false;
  std::optional<Id<Person>> contact;

  friend bool operator==(const Site&, const Site&) = default;
};

/// A room or a compartment of a site, as a box.
struct Space {
  State state = State::active;
  Id<Partnership> partnership;
  Id<Organisation> organisation;  ///< of the site
  Id<Site> site;
  Text name;
  double length_m = 0;
  double width_m = 0;
  double height_m = 0;
  double ceiling_reflectance = 0.7;
  double wall_reflectance = 0.5;
  double floor_reflectance = 0.2;
  Text use;

  friend bool operator==(const Space&, const Space&) = default;
};

}  // namespace twinlight::partnership
