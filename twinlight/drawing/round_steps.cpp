#include "twinlight/drawing/round_steps.h"

#include <cmath>

namespace twinlight::drawing {

double round_step(double least_step) {
  const double power = std::pow(10.0, std::floor(std::log10(least_step)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= least_step) return factor * power;
  return 10.0 * power;
}

std::vector<double> round_levels(double least, double greatest, int most) {
  std::vector<double> levels;
  if (!(greatest > least) || most < 1) return levels;
  const double step = round_step((greatest - least) / most);
  const double first = std::floor(least / step) + 1.0;
  // Counted, so that a step too small to move a large level can not loop for ever.
  for (int i = 0; i <= most; ++i) {
    const double level = step * (first + i);
    if (level > least && level < greatest) levels.push_back(level);
  }
  return levels;
}

}  // namespace twinlight::drawing
