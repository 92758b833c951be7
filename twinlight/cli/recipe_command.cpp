#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "twinlight/cli/command.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/spectrum/recipe_file.h"

namespace twinlight::cli {
namespace {

using spectrum::Recipe;
using spectrum::RecipeFile;

struct RecipeOptions {
  std::string file;
  bool json = false;
};

struct Findings {
  RecipeFile file;
  Recipe recipe;
  std::vector<Recipe> front;
};

Result<Findings> search(const std::string& path) {
  RecipeFile file = TWL_TRY(spectrum::read_recipe_file(path));
  const auto here = [&](Diagnostic diagnostic) {
    diagnostic.file = path;
    return failure(std::move(diagnostic));
  };
  auto recipe = find_recipe(file.channels, file.targets, file.objective);
  if (!recipe) return here(std::move(recipe).error());
  std::vector<Recipe> front;
  if (file.pareto_points > 0) {
    auto found = pareto_front(file.channels, file.targets, file.objective, file.pareto_points);
    if (!found) return here(std::move(found).error());
    front = *std::move(found);
  }
  return Findings{std::move(file), *std::move(recipe), std::move(front)};
}

std::string shown_metric(const std::optional<double>& value, const char* format) {
  return value ? fmt::format(fmt::runtime(format), *value) : "–";
}

void print_recipe(const Recipe& recipe, const RecipeFile& file) {
  for (std::size_t i = 0; i < recipe.drive_levels.size(); ++i)
    fmt::print("  {:<24}{:>6.1f} %\n", printable_text(file.channels[i].name, 24), 100.0 * recipe.drive_levels[i]);
  const spectrum::Metrics& m = recipe.metrics;
  fmt::print("  {:.1f} W, {:.0f} lm, {:.2f} µmol/s: {:.1f} lm/W, {:.3f} µmol/J\n", recipe.power_W, recipe.flux_lm,
             recipe.ppf_umol_per_s, recipe.luminous_efficacy_lm_per_W, recipe.photon_efficacy_umol_per_J);
  fmt::print("  CCT {} K, Duv {}, Ra {}, Rf {}, melanopic DER {}\n", shown_metric(m.cct_K, "{:.0f}"),
             shown_metric(m.duv, "{:+.4f}"), m.colour_rendering ? fmt::format("{:.1f}", m.colour_rendering->ra) : "–",
             m.colour_fidelity ? fmt::format("{:.1f}", m.colour_fidelity->rf) : "–",
             shown_metric(m.melanopic_der(), "{:.3f}"));
  fmt::print("  blue : green : red {} : {} : {}, far red to PAR {}\n", shown_metric(m.photons.fraction_blue, "{:.3f}"),
             shown_metric(m.photons.fraction_green, "{:.3f}"), shown_metric(m.photons.fraction_red, "{:.3f}"),
             shown_metric(m.photons.far_red_700_780_to_par, "{:.3f}"));
}

void print_front(const std::vector<Recipe>& front) {
  if (front.empty()) return;
  fmt::print("\n  {:>6}  {:>8}  {:>8}\n", "Rf", "lm/W", "µmol/J");
  for (const Recipe& recipe : front)
    fmt::print("  {:>6}  {:>8.1f}  {:>8.3f}\n",
               recipe.metrics.colour_fidelity ? fmt::format("{:.1f}", recipe.metrics.colour_fidelity->rf) : "–",
               recipe.luminous_efficacy_lm_per_W, recipe.photon_efficacy_umol_per_J);
}

nlohmann::ordered_json findings_json(const Findings& findings) {
  nlohmann::ordered_json json = {{"recipe", to_json(findings.recipe, findings.file)}};
  json["pareto_front"] = nlohmann::ordered_json::array();
  for (const Recipe& recipe : findings.front) json["pareto_front"].push_back(to_json(recipe, findings.file));
  return json;
}

ExitStatus run_recipe(const RecipeOptions& options) {
  const auto findings = search(options.file);
  if (!findings) return refuse(findings.error(), options.json);
  if (options.json) {
    fmt::print("{}\n", findings_json(*findings).dump(2));
  } else {
    fmt::print("{}\n", printable_text(options.file, 4000));
    print_recipe(findings->recipe, findings->file);
    print_front(findings->front);
  }
  return ExitStatus::ok;
}

}  // namespace

void add_recipe_command(CLI::App& program, ExitStatus& status) {
  auto options = std::make_shared<RecipeOptions>();
  CLI::App* command = program.add_subcommand("recipe", "Find drive levels of light channels that meet targets best");
  command->add_option("RECIPE", options->file, "Channels, targets and objective, a TOML file")->required();
  command->add_flag("--json", options->json, "Write JSON on standard output");
  command->callback([options, &status] { status = run_recipe(*options); });
}

}  // namespace twinlight::cli
