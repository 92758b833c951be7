#pragma once

#include <vector>

namespace twinlight::drawing {

/// The least of 1, 2 and 5 times a power of ten that is not below `least_step`. @param least_step greater than 0.
double round_step(double least_step);

/// Round levels (1, 2 or 5 times a power of ten apart) between the least and the greatest value, at most `most`.
std::vector<double> round_levels(double least, double greatest, int most);

}  // namespace twinlight::drawing
