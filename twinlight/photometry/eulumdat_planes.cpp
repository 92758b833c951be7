#include "twinlight/photometry/eulumdat_planes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace twinlight::photometry {
namespace {

constexpr std::size_t line_of_mc = 4;
constexpr std::size_t line_of_dc = 5;
constexpr std::size_t line_of_dg = 7;

/// Steps of 0.01°, finer than any goniometer. Memory is taken for the lines that are there, whatever is announced.
constexpr std::size_t most_c_planes = 36'000;
constexpr std::size_t most_gammas = 18'001;

Symmetry symmetry_of(std::size_t isym) {
  switch (isym) {
    case 1:
      return Symmetry::rotational;
    case 2:
      return Symmetry::c0_c180;
    case 3:
      return Symmetry::c90_c270;
    case 4:
      return Symmetry::quadrant;
    default:
      return Symmetry::none;
  }
}

/// How many of the Mc planes are stored (EULUMDAT: Mc1 to Mc2).
std::size_t stored_planes(const EulumdatGrid& grid) {
  switch (grid.isym) {
    case 1:
      return 1;
    case 2:
    case 3:
      return grid.c_planes / 2 + 1;
    case 4:
      return grid.c_planes / 4 + 1;
    default:
      return grid.c_planes;
  }
}

/// Warns where the listed angles do not step by the announced distance.
void compare_with_step(const std::vector<double>& angles_deg, double step_deg, Diagnostic place,
                       std::vector<Diagnostic>& warnings) {
  constexpr double tolerance_deg = 0.05;  // files print angles with one or two decimals
  for (std::size_t i = 1; step_deg > 0.0 && i < angles_deg.size(); ++i) {
    const double found_deg = angles_deg[i] - angles_deg[i - 1];
    if (std::abs(found_deg - step_deg) <= tolerance_deg) continue;
    place.message = fmt::format("{}° announced, but the listed angles step by {}° after {}°; the listed angles count",
                                step_deg, found_deg, angles_deg[i - 1]);
    warnings.push_back(std::move(place));
    return;
  }
}

Result<std::vector<double>> read_gammas(EulumdatLines& lines, std::size_t count) {
  std::vector<double> gammas_deg;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string field = fmt::format("gamma angle {}", i + 1);
    gammas_deg.push_back(TWL_TRY(lines.number(field, Range::between(0.0, 180.0))));
    if (i > 0 && gammas_deg[i] <= gammas_deg[i - 1])
      return failure({.message = fmt::format("{}° does not come after {}°; angles ascend strictly", gammas_deg[i],
                                             gammas_deg[i - 1]),
                      .line = lines.line(),
                      .field = field});
  }
  return gammas_deg;
}

Diagnostic sector_fault(std::string message, std::size_t line, std::size_t angle) {
  return {.message = std::move(message), .line = line, .field = fmt::format("C angle {}", angle + 1)};
}

/// The C angles of the stored planes, in the sector that IntensityDistribution expects.
/// @param c_deg  all Mc listed angles. @param first_line  the line of the first of them.
Result<std::vector<double>> stored_angles(const std::vector<double>& c_deg, const EulumdatGrid& grid,
                                          std::size_t first_line) {
  const std::size_t stored = stored_planes(grid);
  const auto count = static_cast<std::ptrdiff_t>(stored);
  if (grid.isym == 0) return c_deg;
  if (grid.isym == 1) return std::vector<double>{0.0};
  if (grid.isym == 3) {
    // Stored from C270 through C0 to C90; mirrored at C90–C270 they run down from C270 through C180 to C90.
    const auto first = std::find(c_deg.begin(), c_deg.end(), 270.0) - c_deg.begin();
    std::vector<double> mirrored_deg;
    for (std::size_t i = 0; i < stored; ++i) {
      const double angle_deg = c_deg[(static_cast<std::size_t>(first) + i) % c_deg.size()];
      mirrored_deg.push_back(angle_deg <= 180.0 ? 180.0 - angle_deg : 540.0 - angle_deg);
    }
    if (mirrored_deg.front() == 270.0 && mirrored_deg.back() == 90.0) return mirrored_deg;
    return failure(
        sector_fault("Isym 3 needs the planes from C270 through C0 to C90 among the listed C angles", first_line, 0));
  }
  const double last_deg = grid.isym == 2 ? 180.0 : 90.0;
  if (c_deg.front() != 0.0) return failure(sector_fault(fmt::format("{}°, expected 0°", c_deg.front()), first_line, 0));
  if (c_deg[stored - 1] != last_deg)
    return failure(sector_fault(
        fmt::format("{}°, expected {}° for the last stored plane of Isym {}", c_deg[stored - 1], last_deg, grid.isym),
        first_line + stored - 1, stored - 1));
  return std::vector<double>(c_deg.begin(), c_deg.begin() + count);
}

/// Planes that run down in C in ascending order.
std::vector<double> reversed_planes(const std::vector<double>& intensities, std::size_t gammas) {
  std::vector<double> reversed;
  reversed.reserve(intensities.size());
  for (auto end = intensities.end(); end != intensities.begin(); end -= static_cast<std::ptrdiff_t>(gammas))
    reversed.insert(reversed.end(), end - static_cast<std::ptrdiff_t>(gammas), end);
  return reversed;
}

Result<void> check_ascending(const std::vector<double>& c_deg, std::size_t first_line) {
  for (std::size_t i = 1; i < c_deg.size(); ++i) {
    if (c_deg[i] > c_deg[i - 1]) continue;
    return failure(sector_fault(
        fmt::format("{}° does not come after {}°; angles ascend strictly", c_deg[i], c_deg[i - 1]), first_line + i, i));
  }
  return {};
}

}  // namespace

Result<EulumdatGrid> read_eulumdat_grid(EulumdatLines& lines) {
  EulumdatGrid grid;
  grid.isym = TWL_TRY(lines.whole_number("Isym", 0, 4));
  grid.c_planes = TWL_TRY(lines.whole_number("Mc", 1, most_c_planes));
  grid.c_step_deg = TWL_TRY(lines.number_or_zero("Dc", Range::between(0.0, 360.0)));
  const std::size_t divisor = grid.isym == 4 ? 4 : grid.isym >= 2 ? 2 : 1;
  if (grid.c_planes % divisor != 0)
    return failure(
        {.message = fmt::format("{} planes do not divide by {}, as Isym {} needs", grid.c_planes, divisor, grid.isym),
         .line = line_of_mc,
         .field = "Mc"});
  grid.gammas = TWL_TRY(lines.whole_number("Ng", 2, most_gammas));
  grid.gamma_step_deg = TWL_TRY(lines.number_or_zero("Dg", Range::between(0.0, 180.0)));
  return grid;
}

Result<EulumdatPlanes> read_eulumdat_planes(EulumdatLines& lines, const EulumdatGrid& grid,
                                            std::vector<Diagnostic>& warnings) {
  const std::size_t first_line = lines.line() + 1;
  const std::vector<double> c_deg = TWL_TRY(lines.numbers("C angle", grid.c_planes, Range::between(0.0, 360.0)));
  TWL_CHECK(check_ascending(c_deg, first_line));
  std::vector<double> gammas_deg = TWL_TRY(read_gammas(lines, grid.gammas));
  compare_with_step(c_deg, grid.c_step_deg, {.line = line_of_dc, .field = "Dc"}, warnings);
  compare_with_step(gammas_deg, grid.gamma_step_deg, {.line = line_of_dg, .field = "Dg"}, warnings);

  const bool all_stored = stored_planes(grid) < grid.c_planes && lines.lines_left() >= grid.c_planes * grid.gammas;
  const std::size_t stored = all_stored ? grid.c_planes : stored_planes(grid);
  const std::size_t first_intensity = lines.line() + 1;
  std::vector<double> intensities = TWL_TRY(lines.numbers("intensity", stored * grid.gammas, Range::at_least(0.0)));
  EulumdatPlanes planes = {.stored_c_planes = stored};
  if (all_stored) {
    warnings.push_back({.message = fmt::format("Isym {} with the intensities of all {} planes; all are used, without "
                                               "symmetry",
                                               grid.isym, grid.c_planes),
                        .line = first_intensity,
                        .field = "Isym"});
    planes.distribution =
        TWL_TRY(IntensityDistribution::create(c_deg, std::move(gammas_deg), std::move(intensities), Symmetry::none));
    return planes;
  }
  std::vector<double> sector_deg = TWL_TRY(stored_angles(c_deg, grid, first_line));
  if (grid.isym == 3) {
    std::reverse(sector_deg.begin(), sector_deg.end());
    intensities = reversed_planes(intensities, grid.gammas);
  }
  planes.distribution = TWL_TRY(IntensityDistribution::create(std::move(sector_deg), std::move(gammas_deg),
                                                              std::move(intensities), symmetry_of(grid.isym)));
  return planes;
}

}  // namespace twinlight::photometry
