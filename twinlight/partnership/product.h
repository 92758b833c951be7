#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/partnership/domain.h"
#include "twinlight/partnership/money.h"
#include "twinlight/partnership/stored_file.h"
#include "twinlight/partnership/text.h"

namespace twinlight::partnership {

/// What a product costs, from a quantity on.
struct Price {
  Money unit_price;
  std::int64_t from_quantity = 1;

  friend bool operator==(const Price&, const Price&) = default;
};

/// The ways to mount a luminaire.
enum class MountingWay { recessed, surface, suspended, wall, track, freestanding };
template <>
struct Words<MountingWay> {
  static constexpr std::array<std::string_view, 6> all{"recessed", "surface", "suspended",
                                                       "wall",     "track",   "freestanding"};
};
static_assert(word_of(MountingWay::freestanding) == "freestanding");

/// A product as its maker publishes it; what the files say of its light is computed, not typed.
struct Product {
  State state = State::draft;
  Id<Partnership> partnership;
  Id<Organisation> organisation;
  std::string model;  ///< order number
  Text name;
  Text description;
  std::string gtin;  ///< GS1, 8, 12, 13 or 14 digits; may be empty
  std::vector<Domain> domains;
  std::vector<Market> markets;  ///< on which it may be sold
  std::vector<FileLink> files;
  std::vector<Price> prices;         ///< by ascending quantity, in one currency
  std::optional<double> lifetime_h;  ///< useful life L80B50
  std::optional<double> warranty_years;
  std::optional<double> colour_rendering_index;
  std::optional<double> colour_temperature_K;
  std::string ip;                      ///< EN 60529, "IP65", "IPX4"; may be empty
  std::string ik;                      ///< EN 62262, "IK08"; may be empty
  std::optional<double> dims_to;       ///< least output when dimmed, share of the full light; 1: it can not be dimmed
  std::vector<MountingWay> mountings;  ///< that are possible; empty where it does not say

  friend bool operator==(const Product&, const Product&) = default;
};

}  // namespace twinlight::partnership
