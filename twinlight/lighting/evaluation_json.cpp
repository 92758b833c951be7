#include "twinlight/lighting/evaluation_json.h"

#include <nlohmann/json.hpp>

namespace twinlight::lighting {
namespace {

using nlohmann::ordered_json;

ordered_json point_json(const Eigen::Vector3d& point_m) {
  return {point_m.x(), point_m.y(), point_m.z()};
}

ordered_json field_json(const IlluminanceField& field) {
  ordered_json grid = ordered_json::array();
  for (const Eigen::Vector3d& point : field.points_m) grid.push_back(point_json(point));
  return {{"mean_lx", field.mean_lx},       {"min_lx", field.min_lx},  {"max_lx", field.max_lx},
          {"uniformity", field.uniformity}, {"grid", std::move(grid)}, {"illuminance_lx", field.illuminance_lx}};
}

ordered_json surface_json(const SurfaceIlluminance& surface) {
  return {{"mean_lx", surface.mean_lx}, {"min_lx", surface.min_lx}, {"uniformity", surface.uniformity}};
}

/// Null with a note where there is no value.
void put(ordered_json& json, const std::string& key, const std::optional<double>& value, const char* why_not) {
  json[key] = value ? ordered_json(*value) : ordered_json(nullptr);
  if (!value) json[key + "_note"] = why_not;
}

const char* why_no_rating(const Evaluation& evaluation) {
  return evaluation.glare.empty() ? "there is no observer" : "no observer has a rating";
}

ordered_json glare_json(const std::vector<GlareObservation>& observations) {
  ordered_json array = ordered_json::array();
  for (const auto& [observer, ugr] : observations) {
    ordered_json& json = array.emplace_back();
    json["eye"] = point_json(observer.eye_m);
    json["azimuth_deg"] = observer.azimuth_deg;
    put(json, "ugr", ugr, "no luminaire with a luminous area in view, or no background luminance");
  }
  return array;
}

}  // namespace

ordered_json to_json(const Evaluation& evaluation) {
  ordered_json json;
  json["task"] = field_json(evaluation.task);
  if (!evaluation.further_tasks.empty()) json["further_tasks"] = ordered_json::array();
  for (const IlluminanceField& field : evaluation.further_tasks) json["further_tasks"].push_back(field_json(field));
  const auto mean_of = [](const std::optional<SurfaceIlluminance>& surface) {
    return surface ? std::optional(surface->mean_lx) : std::nullopt;
  };
  put(json, "walls_mean_lx", mean_of(evaluation.walls), "the room has no walls");
  put(json, "ceiling_mean_lx", mean_of(evaluation.ceiling), "the room has no ceiling");
  json["floor_mean_lx"] = evaluation.floor.mean_lx;
  put(json, "cylindrical_mean_lx", mean_of(evaluation.cylindrical), "not asked for");
  json["surfaces"] = ordered_json::object();
  if (evaluation.walls) json["surfaces"]["walls"] = surface_json(*evaluation.walls);
  if (evaluation.ceiling) json["surfaces"]["ceiling"] = surface_json(*evaluation.ceiling);
  json["surfaces"]["floor"] = surface_json(evaluation.floor);
  if (evaluation.windows) json["surfaces"]["windows"] = surface_json(*evaluation.windows);
  if (evaluation.obstacles) json["surfaces"]["obstacles"] = surface_json(*evaluation.obstacles);
  if (evaluation.cylindrical) json["cylindrical"] = surface_json(*evaluation.cylindrical);
  json["direct_only"] = field_json(evaluation.direct_only);
  put(json, "ugr_max", evaluation.ugr_max, why_no_rating(evaluation));
  json["ugr"] = glare_json(evaluation.glare);
  json["emitted_flux_lm"] = evaluation.emitted_flux_lm;
  constexpr const char* no_power = "the luminaire's file states no input power";
  put(json, "power_W", evaluation.power_W, no_power);
  put(json, "power_density_W_per_m2", evaluation.power_density_W_per_m2, no_power);
  put(json, "utilance", evaluation.utilance, "the area of the task is not known");
  json["convergence"] = {{"patches", evaluation.convergence.patches},
                         {"last_change", evaluation.convergence.last_change},
                         {"reached", evaluation.convergence.reached}};
  if (const auto error = evaluation.convergence.sampling_error_of_means)
    json["convergence"]["sampling_error_of_means"] = *error;
  if (const auto error = evaluation.convergence.sampling_error_of_points)
    json["convergence"]["sampling_error_of_points"] = *error;
  json["notes"] = evaluation.notes;
  return json;
}

}  // namespace twinlight::lighting
