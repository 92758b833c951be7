#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/cli/command.h"
#include "twinlight/foundation/file.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/lighting/evaluation_json.h"
#include "twinlight/lighting/plan_svg.h"
#include "twinlight/lighting/scene_file.h"

namespace twinlight::cli {
namespace {

using lighting::Evaluation;

struct EvaluateOptions {
  std::string scene;
  std::string svg_file;
  bool json = false;
};

struct Evaluated {
  lighting::SceneFile input;
  Evaluation evaluation;
  double seconds = 0.0;
};

Result<Evaluated> evaluate_scene(const std::string& path) {
  const auto start = std::chrono::steady_clock::now();
  Evaluated outcome{.input = TWL_TRY(lighting::read_scene_file(path))};
  outcome.evaluation = TWL_TRY(lighting::evaluate(outcome.input.scene));
  auto& notes = outcome.evaluation.notes;
  notes.insert(notes.begin(), outcome.input.notes.begin(), outcome.input.notes.end());
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return outcome;
}

void print_json(const Evaluated& outcome) {
  nlohmann::ordered_json json = to_json(outcome.evaluation);
  json["engine_version"] = TWINLIGHT_VERSION;
  json["input_sha256"] = outcome.input.input_sha256;
  json["seconds"] = outcome.seconds;
  fmt::print("{}\n", json.dump(2));
}

/// A row of the table of illuminances; uniformity below 0 means that it has none.
void print_row(const char* name, double mean_lx, double min_lx, double uniformity) {
  fmt::print("  {:<24}{:>9.1f} lx {:>9.1f} lx {:>8.2f}\n", name, mean_lx, min_lx, uniformity);
}

void print_illuminance(const Evaluation& evaluation) {
  fmt::print("  {:<24}{:>12} {:>12} {:>8}\n", "", "mean", "least", "U0");
  const auto surface = [](const char* name, const auto& values) {
    print_row(name, values.mean_lx, values.min_lx, values.uniformity);
  };
  surface("task", evaluation.task);
  surface("task, direct light only", evaluation.direct_only);
  if (evaluation.walls) surface("walls", *evaluation.walls);
  if (evaluation.ceiling) surface("ceiling", *evaluation.ceiling);
  surface("floor", evaluation.floor);
  if (evaluation.windows) surface("windows", *evaluation.windows);
  if (evaluation.obstacles) surface("obstacles", *evaluation.obstacles);
  if (evaluation.cylindrical) surface("cylindrical", *evaluation.cylindrical);
}

std::string shown_rating(const std::optional<double>& value, const char* format) {
  return value ? fmt::format(fmt::runtime(format), *value) : "–";
}

void print_for_people(const Evaluated& outcome) {
  const lighting::Scene& scene = outcome.input.scene;
  const Evaluation& evaluation = outcome.evaluation;
  fmt::print("{} × {}, {}\n", scene.placements.size(), printable_text(scene.luminaire->model),
             printable_text(scene.luminaire->manufacturer));
  fmt::print("room {} m × {} m × {} m, reflectances {} / {} / {}, maintenance factor {}\n\n", scene.room.length_m,
             scene.room.width_m, scene.room.height_m, scene.room.reflectance.ceiling, scene.room.reflectance.walls,
             scene.room.reflectance.floor, scene.maintenance_factor);
  print_illuminance(evaluation);
  fmt::print("\n  UGR, largest of {} observers  {}\n", evaluation.glare.size(),
             shown_rating(evaluation.ugr_max, "{:.1f}"));
  fmt::print("  power                        {} ({})\n", shown_rating(evaluation.power_W, "{:.1f} W"),
             shown_rating(evaluation.power_density_W_per_m2, "{:.2f} W/m²"));
  fmt::print("  utilance                     {}\n", shown_rating(evaluation.utilance, "{:.2f}"));
  fmt::print("  {} patches, last refinement changed {:.2f} %, {:.2f} s\n", evaluation.convergence.patches,
             100.0 * evaluation.convergence.last_change, outcome.seconds);
  if (const auto error = evaluation.convergence.sampling_error_of_means)
    fmt::print("  ray casting: standard error {:.2f} % of means, at most {:.2f} % of points\n", 100.0 * *error,
               100.0 * evaluation.convergence.sampling_error_of_points.value_or(0.0));
  for (const std::string& note : evaluation.notes) fmt::print("  note: {}\n", printable_text(note, 400));
}

ExitStatus run_evaluate(const EvaluateOptions& options) {
  const Result<Evaluated> outcome = evaluate_scene(options.scene);
  if (!outcome) return refuse(outcome.error(), options.json);
  if (!options.svg_file.empty()) {
    const auto written = write_file(options.svg_file, plan_svg(outcome->input.scene, outcome->evaluation));
    if (!written) return refuse(written.error(), options.json);
  }
  if (options.json)
    print_json(*outcome);
  else
    print_for_people(*outcome);
  return ExitStatus::ok;
}

}  // namespace

void add_evaluate_command(CLI::App& program, ExitStatus& status) {
  auto options = std::make_shared<EvaluateOptions>();
  CLI::App* command = program.add_subcommand("evaluate", "One luminaire in one room, in full");
  command->add_option("SCENE", options->scene, "The scene file (TOML)")->required();
  command->add_flag("--json", options->json, "Write JSON on standard output");
  command->add_option("--svg", options->svg_file, "Draw the plan with isolux lines into this file");
  command->callback([options, &status] { status = run_evaluate(*options); });
}

}  // namespace twinlight::cli
