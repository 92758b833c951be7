#include "twinlight/evidence/measured_areas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "twinlight/evidence/further_values.h"
#include "twinlight/evidence/measuring_points.h"
#include "twinlight/lighting/room_shape.h"

namespace twinlight::evidence {
namespace {

using requirements::Confidence;

FloorArea grown(const FloorArea& area, double by_m, const lighting::Room& room) {
  return {.x_from_m = std::max(0.0, area.x_from_m - by_m),
          .x_to_m = std::min(room.length_m, area.x_to_m + by_m),
          .y_from_m = std::max(0.0, area.y_from_m - by_m),
          .y_to_m = std::min(room.width_m, area.y_to_m + by_m)};
}

/// The four strips between two rectangles, one in the other.
std::array<FloorArea, 4> strips_between(const FloorArea& inner, const FloorArea& outer) {
  return {{{outer.x_from_m, outer.x_to_m, outer.y_from_m, inner.y_from_m},
           {outer.x_from_m, outer.x_to_m, inner.y_to_m, outer.y_to_m},
           {outer.x_from_m, inner.x_from_m, inner.y_from_m, inner.y_to_m},
           {inner.x_to_m, outer.x_to_m, inner.y_from_m, inner.y_to_m}}};
}

/// Cells of a strip no larger than those of a grid over the whole: by itself a narrow strip would get far more points.
int cells(double side_m, double whole_m, int cells_of_whole) {
  return std::max(1, static_cast<int>(std::ceil(side_m * cells_of_whole / whole_m - 1e-9)));
}

lighting::TaskSurface ring(const lighting::Room& room, const FloorArea& inner, const FloorArea& outer,
                           double height_m) {
  constexpr double least_width_m = 0.01;
  const double length_m = outer.x_to_m - outer.x_from_m;
  const double width_m = outer.y_to_m - outer.y_from_m;
  const lighting::GridSize whole = lighting::en12464_grid_size(length_m, width_m);
  lighting::TaskSurface surface{.area_m2 = 0.0};
  for (const FloorArea& strip : strips_between(inner, outer)) {
    const double strip_length_m = strip.x_to_m - strip.x_from_m;
    const double strip_width_m = strip.y_to_m - strip.y_from_m;
    if (strip_length_m < least_width_m || strip_width_m < least_width_m) continue;
    const lighting::GridSize size{.nx = cells(strip_length_m, length_m, whole.nx),
                                  .ny = cells(strip_width_m, width_m, whole.ny)};
    const lighting::TaskSurface part = level_surface(room, strip, height_m, size);
    surface.points_m.insert(surface.points_m.end(), part.points_m.begin(), part.points_m.end());
    *surface.area_m2 += *part.area_m2;
  }
  return surface;
}

void add_surroundings(const Need& need, const FloorArea& floor_area, double height_m, MeasuredArea area,
                      std::vector<MeasuredArea>& found) {
  const BandWidths& widths = *need.surroundings;
  const FloorArea band = grown(floor_area, widths.surrounding_m, need.room);
  const auto add = [&](MeasuredArea::Kind kind, lighting::TaskSurface surface) {
    if (surface.points_m.empty()) return;
    area.kind = kind;
    area.surface = std::move(surface);
    found.push_back(area);
  };
  add(MeasuredArea::Kind::surrounding, ring(need.room, floor_area, band, height_m));
  add(MeasuredArea::Kind::background, ring(need.room, band, grown(band, widths.background_m, need.room), height_m));
}

/// Eyes of an area are over its points.
bool is_over(const MeasuredArea& area, const Eigen::Vector3d& eye_m) {
  return std::any_of(area.surface.points_m.begin(), area.surface.points_m.end(), [&](const Eigen::Vector3d& point) {
    return (point - eye_m).head<2>().norm() < lighting::same_point_m;
  });
}

std::optional<double> greatest_ugr_over(const MeasuredArea& area, const lighting::Evaluation& evaluation) {
  std::optional<double> greatest;
  for (const lighting::GlareObservation& observation : evaluation.glare)
    if (observation.ugr && is_over(area, observation.observer.eye_m))
      greatest = std::max(*observation.ugr, greatest.value_or(*observation.ugr));
  return greatest;
}

/// What does not depend on where in the room the task is.
bool is_of_whole_room(Quantity quantity) {
  switch (quantity) {
    case Quantity::colour_rendering_index:
    case Quantity::walls_mean_lx:
    case Quantity::walls_uniformity:
    case Quantity::ceiling_mean_lx:
    case Quantity::ceiling_uniformity:
    case Quantity::cylindrical_mean_lx:
    case Quantity::cylindrical_uniformity:
    case Quantity::power_density_W_per_m2:
    case Quantity::cct_K:
    case Quantity::photoperiod_h:
    case Quantity::light_h_per_day:
    case Quantity::dark_h_per_day:
    case Quantity::uninterrupted_dark_h:
    case Quantity::blue_share:
    case Quantity::red_to_far_red_ratio:
    case Quantity::ppe_umol_per_J:
    case Quantity::ppf_umol_per_s:
      return true;
    default:
      return false;
  }
}

std::vector<Check> task_checks(const Need& need, const MeasuredArea& area, const lighting::IlluminanceField& field,
                               const lighting::Evaluation& evaluation, const photometry::Luminaire& luminaire) {
  const requirements::Requirement& row = area.area->requirement;
  lighting::Evaluation there = evaluation;
  there.task = field;
  there.ugr_max = greatest_ugr_over(area, evaluation);
  std::vector<Check> checks = make_checks(row, there, luminaire, further_values(need, row, there, luminaire));
  if (row.id != need.requirement.id) return checks;
  for (const requirements::Requirement& also : need.also) {
    std::vector<Check> further = make_further_checks(also, further_values(need, also, there, luminaire));
    std::move(further.begin(), further.end(), std::back_inserter(checks));
  }
  checks.erase(
      std::remove_if(checks.begin(), checks.end(), [](const Check& check) { return is_of_whole_room(check.quantity); }),
      checks.end());
  return checks;
}

std::vector<Check> ring_checks(const MeasuredArea& area, const lighting::IlluminanceField& field) {
  const requirements::Surroundings& around = *area.around;
  const bool is_near = area.kind == MeasuredArea::Kind::surrounding;
  const std::string& row = is_near ? around.rows.front() : around.rows.back();
  const auto check = [&](Quantity quantity, double limit, double value) {
    return Check{.requirement = row,
                 .clause = row.substr(row.find('/') + 1),
                 .quantity = quantity,
                 .limit = limit,
                 .value = value,
                 .confidence = around.confidence,
                 .binding = around.confidence != Confidence::uncertain};
  };
  if (is_near)
    return {check(Quantity::surrounding_mean_lx, around.surrounding_lx, field.mean_lx),
            check(Quantity::surrounding_uniformity, around.surrounding_uniformity, field.uniformity)};
  // Of the level that the surroundings must have: a brighter band asks for no more behind it.
  return {check(Quantity::background_to_surrounding_ratio, around.background_lx / around.surrounding_lx,
                field.mean_lx / around.surrounding_lx),
          check(Quantity::background_uniformity, around.background_uniformity, field.uniformity)};
}

}  // namespace

std::string_view to_string(MeasuredArea::Kind kind) {
  switch (kind) {
    case MeasuredArea::Kind::task:
      return "task";
    case MeasuredArea::Kind::surrounding:
      return "surrounding";
    case MeasuredArea::Kind::background:
      break;
  }
  return "background";
}

std::vector<MeasuredArea> measured_areas(const Need& need) {
  std::vector<MeasuredArea> found;
  if (need.surroundings && need.task.floor_area && need.task.around)
    add_surroundings(need, *need.task.floor_area, need.task.height_m,
                     {.name = main_task_name, .around = &*need.task.around}, found);
  for (const TaskArea& area : need.areas) {
    found.push_back({.name = area.name, .area = &area, .surface = task_surface(need.room, area.task)});
    if (need.surroundings && area.task.floor_area && area.task.around)
      add_surroundings(need, *area.task.floor_area, area.task.height_m,
                       {.name = area.name, .area = &area, .around = &*area.task.around}, found);
  }
  return found;
}

std::vector<lighting::Observer> area_observers(const Need& need) {
  std::vector<Eigen::Vector3d> eyes;
  for (const TaskArea& area : need.areas) {
    if (!area.requirement.ugr || !area.task.floor_area) continue;
    for (const Eigen::Vector3d& point : task_surface(need.room, area.task).points_m) {
      const Eigen::Vector3d eye(point.x(), point.y(), need.eye_height_m);
      if (eye.z() < need.room.height_m && (!need.room.shape || need.room.shape->is_in_air(eye))) eyes.push_back(eye);
    }
  }
  return lighting::observers_in_four_directions(eyes);
}

void name_task_checks(const Task& task, std::vector<Check>& checks) {
  for (Check& check : checks)
    if (!is_of_whole_room(check.quantity)) check.area = task.name;
}

std::vector<Check> area_checks(const Need& need, const lighting::Evaluation& evaluation,
                               const photometry::Luminaire& luminaire) {
  std::vector<Check> found;
  const std::vector<MeasuredArea> areas = measured_areas(need);
  for (std::size_t i = 0; i < areas.size() && i < evaluation.further_tasks.size(); ++i) {
    const lighting::IlluminanceField& field = evaluation.further_tasks[i];
    std::vector<Check> checks = areas[i].kind == MeasuredArea::Kind::task
                                    ? task_checks(need, areas[i], field, evaluation, luminaire)
                                    : ring_checks(areas[i], field);
    for (Check& check : checks) check.area = areas[i].name;
    std::move(checks.begin(), checks.end(), std::back_inserter(found));
  }
  return found;
}

}  // namespace twinlight::evidence
