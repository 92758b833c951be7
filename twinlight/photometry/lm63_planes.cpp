#include "twinlight/photometry/lm63_planes.h"

#include <fmt/format.h>

#include "twinlight/photometry/measured_table.h"

namespace twinlight::photometry {
namespace {

Result<MeasuredTable> read_table(Lm63Numbers& numbers, const Lm63Grid& grid, const Range& horizontal,
                                 const Range& vertical) {
  // Both counts are bounded by what the file holds, so their product can not overflow.
  const std::size_t values = grid.horizontal_angles * grid.vertical_angles;
  if (values > numbers.most_left())
    return failure({.message = fmt::format("{} vertical × {} horizontal angles announced, but the rest of the file "
                                           "holds {} numbers at most",
                                           grid.vertical_angles, grid.horizontal_angles, numbers.most_left()),
                    .line = numbers.line(),
                    .field = "candela value"});
  MeasuredTable table;
  table.vertical_deg = TWL_TRY(numbers.next_angles("vertical angle", grid.vertical_angles, vertical));
  table.horizontal_deg = TWL_TRY(numbers.next_angles("horizontal angle", grid.horizontal_angles, horizontal));
  table.horizontal_line = numbers.line();
  table.intensities_cd = TWL_TRY(numbers.next_series("candela value", values, Range::at_least(0.0)));
  for (double& value_cd : table.intensities_cd) value_cd *= grid.candela_factor;
  return table;
}

}  // namespace

Result<IntensityDistribution> read_lm63_planes(Lm63Numbers& numbers, const Lm63Grid& grid,
                                               std::vector<Diagnostic>& warnings) {
  const Range around = Range::between(-180.0, 180.0);
  const Range across = Range::between(-90.0, 90.0);
  MeasuredTable table;
  switch (grid.type) {
    case PhotometricType::a:
      table = TWL_TRY(read_table(numbers, grid, around, across));
      break;
    case PhotometricType::b:
      table = TWL_TRY(read_table(numbers, grid, across, around));
      break;
    case PhotometricType::c:
      table = TWL_TRY(read_table(numbers, grid, Range::between(0.0, 360.0), Range::between(0.0, 180.0)));
      break;
  }
  return distribution_of(std::move(table), grid.type, warnings);
}

}  // namespace twinlight::photometry
