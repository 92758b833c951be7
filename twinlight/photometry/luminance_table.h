#pragma once

#include <array>
#include <optional>
#include <string>

namespace twinlight::photometry {

struct Luminaire;

inline constexpr std::array<double, 9> luminance_gammas_deg{45, 50, 55, 60, 65, 70, 75, 80, 85};
inline constexpr std::array<double, 24> luminance_c_deg{0,   15,  30,  45,  60,  75,  90,  105, 120, 135, 150, 165,
                                                        180, 195, 210, 225, 240, 255, 270, 285, 300, 315, 330, 345};

/// Average luminances of the luminous area as seen from a direction (EN 13032-2): L = I / A_p, in cd/m².
struct LuminanceTable {
  /// A line for each γ; empty where a direction sees no luminous area.
  std::array<std::array<std::optional<double>, luminance_c_deg.size()>, luminance_gammas_deg.size()> cd_per_m2;
  /// The largest one from γ = 65° on, which EN 12464-1 limits where display screens are used: 3000, 1500 or 1000 cd/m².
  std::optional<double> largest_from_65_deg_cd_per_m2;
  std::string why_not;  ///< why there is no table; empty where there is one

  /// The least of those limits that is kept; none above 3000 cd/m².
  std::optional<int> display_screen_limit_cd_per_m2() const;
};

LuminanceTable luminance_table(const Luminaire& luminaire);

}  // namespace twinlight::photometry
