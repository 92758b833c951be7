// `make bench-rooms`: one exact evaluation of each room that the reference folder times with Radiance 5.4a, against the
// seconds it gives there for the same quantities (task, walls, ceiling, floor, cylinders). One thread.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/reference_room.h"
#include "twinlight/lighting/evaluation.h"

namespace twinlight::benchmarks {
namespace {

using nlohmann::json;

/// Of the processor, so that a machine that is shared gives the same figure.
double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Seconds of Radiance for all quantities of a case, by setting; the two that come nearest to what a designer would
/// use, and the one that is about as accurate as ours.
using RadianceSeconds = std::map<std::string, std::map<std::string, double>>;

RadianceSeconds radiance_seconds(const std::filesystem::path& file) {
  RadianceSeconds seconds;
  for (const json& row : json::parse(std::ifstream(file)))
    if (!row["all_s"].is_null()) seconds[row["case"]][row["setting"]] = row["all_s"];
  return seconds;
}

struct Timed {
  double seconds = 0.0;
  double mean_error = 0.0;   // of the task, against the reference
  double worst_error = 0.0;  // of its points
};

Timed timed_evaluation(const json& file, lighting::LuminaireModel model) {
  const lighting::Scene scene = testing::reference_scene(file, model);
  Timed timed;
  timed.seconds = 1e9;
  for (int round = 0; round < 3; ++round) {
    const double start = processor_seconds();
    const lighting::Evaluation found = lighting::evaluate(scene).value();
    timed.seconds = std::min(timed.seconds, processor_seconds() - start);
    const json& expected =
        file["results_lux"][model == lighting::LuminaireModel::point ? "point" : "area"]["workplane"];
    timed.mean_error = found.task.mean_lx / expected["mean_lx"].get<double>() - 1.0;
    std::size_t i = 0;
    timed.worst_error = 0.0;
    for (const json& row : expected["grid_total_lx"])
      for (const double lx : row)
        timed.worst_error = std::max(timed.worst_error, std::abs(found.task.illuminance_lx[i++] / lx - 1.0));
  }
  return timed;
}

int run() {
  const auto folder = testing::reference_folder() / "rooms";
  if (!std::filesystem::exists(folder / "timing.json")) {
    fmt::print("the reference folder rooms is not beside this checkout: nothing to compare with\n");
    return 0;
  }
  fmt::print("{:10} {:6} {:>9} {:>8} {:>8} | Radiance, s: {:>8} {:>8} {:>8} | ratio\n", "case", "model", "seconds",
             "mean, %", "worst, %", "ad512", "ad64", "cache");
  double log_ratio = 0.0;
  int count = 0;
  for (const auto& [name, seconds] : radiance_seconds(folder / "timing.json")) {
    const json file = json::parse(std::ifstream(folder / (name + ".json")));
    for (const auto model : {lighting::LuminaireModel::point, lighting::LuminaireModel::area}) {
      const Timed timed = timed_evaluation(file, model);
      const double ratio = timed.seconds / seconds.at("converged_mc_ad512");
      fmt::print("{:10} {:6} {:9.3f} {:+8.3f} {:8.3f} | {:>21.2f} {:8.2f} {:8.2f} | {:.4f}\n", name,
                 model == lighting::LuminaireModel::point ? "point" : "area", timed.seconds, 100.0 * timed.mean_error,
                 100.0 * timed.worst_error, seconds.at("converged_mc_ad512"), seconds.at("fast_mc_ad64"),
                 seconds.at("fast_cache"), ratio);
      log_ratio += std::log(ratio);
      ++count;
    }
  }
  fmt::print("radiance_ratio: {:.4f}\n", std::exp(log_ratio / count));
  return 0;
}

}  // namespace
}  // namespace twinlight::benchmarks

int main() {
  return twinlight::benchmarks::run();
}
