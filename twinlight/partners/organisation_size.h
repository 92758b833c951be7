#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace twinlight::partners {

/// Classes of organisations by their employees, the smallest first: Commission Recommendation 2003/361/EC, Annex,
/// Article 2. It also has ceilings of turnover and of the balance sheet; no record holds those, so employees alone
/// decide.
inline constexpr std::array<std::string_view, 4> organisation_sizes{"micro", "small", "medium", "large"};

/// The class of an organisation with so many employees, at least 0: fewer than 10 micro, than 50 small, than 250
/// medium.
constexpr std::string_view size_of_employees(std::int64_t employees) {
  constexpr std::array<std::int64_t, 3> first_too_many{10, 50, 250};
  std::size_t size = 0;
  while (size < first_too_many.size() && employees >= first_too_many[size]) ++size;
  return organisation_sizes[size];
}

}  // namespace twinlight::partners
