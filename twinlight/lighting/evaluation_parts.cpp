#include "twinlight/lighting/evaluation_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;

constexpr double nearly_all = 0.9;

double relative_change(double before, double after) {
  return after > 0.0 ? std::abs(after - before) / after : std::abs(before) > 0.0 ? 1.0 : 0.0;
}

}  // namespace

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

IlluminanceField field(const std::vector<Vector3d>& points_m, std::vector<double> illuminance_lx, double factor) {
  for (double& value_lx : illuminance_lx) value_lx *= factor;
  IlluminanceField result{.points_m = points_m, .illuminance_lx = std::move(illuminance_lx)};
  const auto [least, most] = std::minmax_element(result.illuminance_lx.begin(), result.illuminance_lx.end());
  result.mean_lx = mean(result.illuminance_lx);
  result.min_lx = *least;
  result.max_lx = *most;
  result.uniformity = result.mean_lx > 0.0 ? result.min_lx / result.mean_lx : 0.0;
  return result;
}

bool lights_by_way_of_the_ceiling(const std::vector<PlacedLuminaire>& luminaires) {
  double all_lm = 0.0;
  double upward_lm = 0.0;
  const photometry::IntensityDistribution* known = nullptr;  // luminaires of one kind follow each other
  double upward_of_known_lm = 0.0;
  for (const PlacedLuminaire& luminaire : luminaires) {
    if (luminaire.distribution.get() != known) {
      known = luminaire.distribution.get();
      upward_of_known_lm = known->flux_lm(90.0, 180.0);
    }
    all_lm += luminaire.flux_lm;
    upward_lm += upward_of_known_lm;
  }
  return upward_lm > nearly_all * all_lm;
}

std::vector<Receiver> task_receivers(const Scene& scene) {
  std::vector<Receiver> receivers;
  receivers.reserve(scene.task.points_m.size());
  for (const Vector3d& point : scene.task.points_m) receivers.push_back({point, scene.task.normal});
  return receivers;
}

std::vector<Receiver> all_task_receivers(const Scene& scene) {
  std::vector<Receiver> receivers = task_receivers(scene);
  for (const TaskSurface& task : scene.further_tasks)
    for (const Vector3d& point : task.points_m) receivers.push_back({point, task.normal});
  return receivers;
}

namespace {

/// The values of each task in turn.
std::vector<std::vector<double>> split(const Scene& scene, const std::vector<double>& lx) {
  std::vector<std::vector<double>> tasks;
  auto next = lx.begin();
  const auto take = [&](std::size_t count) {
    const auto end = next + static_cast<std::ptrdiff_t>(count);
    tasks.emplace_back(next, end);
    next = end;
  };
  take(scene.task.points_m.size());
  for (const TaskSurface& task : scene.further_tasks) take(task.points_m.size());
  return tasks;
}

}  // namespace

std::vector<double> task_means(const Scene& scene, const std::vector<double>& lx) {
  std::vector<double> means;
  for (const std::vector<double>& task : split(scene, lx)) means.push_back(mean(task));
  return means;
}

void enter_tasks(const Scene& scene, const std::vector<double>& lx, const std::vector<double>& direct_lx,
                 Evaluation& evaluation) {
  const double factor = scene.maintenance_factor;
  std::vector<std::vector<double>> tasks = split(scene, lx);
  evaluation.task = field(scene.task.points_m, std::move(tasks.front()), factor);
  evaluation.direct_only = field(scene.task.points_m, std::move(split(scene, direct_lx).front()), factor);
  for (std::size_t i = 0; i < scene.further_tasks.size(); ++i)
    evaluation.further_tasks.push_back(field(scene.further_tasks[i].points_m, std::move(tasks[i + 1]), factor));
}

double largest_change(const std::vector<double>& before, const std::vector<double>& after) {
  double largest = 0.0;
  for (std::size_t i = 0; i < after.size(); ++i) largest = std::max(largest, relative_change(before[i], after[i]));
  return largest;
}

void GlareRemarks::count(const GlareSources& sources) {
  without_area += sources.without_area > 0 ? 1 : 0;
  too_small += sources.too_small > 0 ? 1 : 0;
  too_large += sources.too_large > 0 ? 1 : 0;
  below += sources.below > 0 ? 1 : 0;
}

void GlareRemarks::note(std::vector<std::string>& notes) const {
  const auto add = [&](int observers, const char* text) {
    if (observers > 0) notes.push_back(fmt::format("UGR: for {} observer(s) {}", observers, text));
  };
  add(without_area, "a luminaire in view has no luminous area, so there is no rating");
  add(too_small, "a source is smaller than 0.0003 sr, outside the method of CIE 117");
  add(too_large, "a source is larger than 0.1 sr, outside the method of CIE 117");
  add(below, "a source is below the line of sight; the position index above was used");
}

void add_rating(const Observer& observer, std::optional<double> ugr, Evaluation& evaluation) {
  evaluation.glare.push_back({observer, ugr});
  if (ugr) evaluation.ugr_max = std::max(*ugr, evaluation.ugr_max.value_or(*ugr));
}

void rate_energy(const Scene& scene, const std::vector<PlacedLuminaire>& luminaires, Evaluation& evaluation) {
  evaluation.luminaires = scene.placements.size();
  for (const PlacedLuminaire& luminaire : luminaires) evaluation.emitted_flux_lm += luminaire.flux_lm;
  if (scene.luminaire->input_power_W) {
    evaluation.power_W = *scene.luminaire->input_power_W * static_cast<double>(scene.placements.size());
    for (const StandingLuminaires& kind : scene.standing) *evaluation.power_W += kind.total_power_W();
    evaluation.power_density_W_per_m2 = *evaluation.power_W / scene.room.floor_area_m2();
  }
  if (const std::size_t staying = luminaires.size() - scene.placements.size(); staying > 0)
    evaluation.notes.push_back(fmt::format("light and power of {} luminaire(s) that stay are counted", staying));
  if (scene.task.area_m2 && evaluation.emitted_flux_lm > 0.0)
    evaluation.utilance =
        evaluation.task.mean_lx / scene.maintenance_factor * *scene.task.area_m2 / evaluation.emitted_flux_lm;
}

}  // namespace twinlight::lighting
