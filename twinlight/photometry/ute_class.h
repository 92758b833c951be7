#pragma once

#include <optional>
#include <string>

namespace twinlight::photometry {

struct Luminaire;

/// The photometric class of NF C 71-121 (UTE).
struct UteClass {
  /// A (narrowest) to J (even in all directions) by the downward light; none where no class has it within its
  /// tolerances, or where no light goes downward.
  std::optional<char> letter;
  double downward_part = 0.0;  ///< of the lamp flux; of the luminaire's where the photometry is absolute
  double upward_part = 0.0;    ///< the same, class T

  /// "0.61 D + 0.14 T"; a part of less than 0.005 is left out. None where the downward light needs a letter and has
  /// none.
  std::optional<std::string> symbol() const;
};

/// By the downward flux within cones of solid angle π/2, π and 3π/2, in thousandths of the downward flux: each within
/// the tolerance of the class; where several classes fit, that whose values are nearest.
/// @return none where there is no light.
std::optional<UteClass> ute_class(const Luminaire& luminaire);

}  // namespace twinlight::photometry
