#pragma once

#include <optional>

/// How much less a source is felt than one in the line of sight (Guth 1963).
namespace twinlight::lighting {

/// Guth's position index of a source: sigma, the angle between the line of sight and the direction to the source; tau,
/// the angle at the line of sight between the vertical and the plane through the source. Both within 0–90.
double guth_position_index(double tau_deg, double sigma_deg);

/// The position index of CIE 117:1995, table 4.1, bilinear between its entries. It follows Guth's formula within 10 %;
/// the tabular method rests on the table.
/// @param sideways_ratio T/R: how far the source lies sideways of the line of sight, over how far ahead; from 0
/// @param upward_ratio   H/R: how far above it, over how far ahead; from 0
/// @return none beyond the table.
std::optional<double> tabulated_position_index(double sideways_ratio, double upward_ratio);

}  // namespace twinlight::lighting
