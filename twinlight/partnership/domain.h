#pragma once

#include "twinlight/partnership/word.h"

namespace twinlight::partnership {

/// The domains of the partnership.
enum class Domain { education, care, agriculture };
template <>
struct Words<Domain> {
  static constexpr std::array<std::string_view, 3> all{"education", "care", "agriculture"};
};
static_assert(word_of(Domain::agriculture) == "agriculture");

/// The markets whose rules a product meets.
enum class Market { eu, china };
template <>
struct Words<Market> {
  static constexpr std::array<std::string_view, 2> all{"eu", "china"};
};
static_assert(word_of(Market::china) == "china");

}  // namespace twinlight::partnership
