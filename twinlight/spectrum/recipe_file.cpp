#include "twinlight/spectrum/recipe_file.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "twinlight/foundation/settings.h"
#include "twinlight/spectrum/inspection_json.h"
#include "twinlight/spectrum/spectrum_file.h"

namespace twinlight::spectrum {
namespace {

constexpr std::pair<std::string_view, RecipeQuantity> quantities[] = {
    {"cct_K", RecipeQuantity::cct_K},
    {"duv", RecipeQuantity::duv},
    {"ra", RecipeQuantity::ra},
    {"rf", RecipeQuantity::rf},
    {"melanopic_der", RecipeQuantity::melanopic_der},
    {"blue_share", RecipeQuantity::blue_share},
    {"green_share", RecipeQuantity::green_share},
    {"red_share", RecipeQuantity::red_share},
    {"far_red_to_par", RecipeQuantity::far_red_to_par},
    {"red_to_far_red", RecipeQuantity::red_to_far_red},
    {"flux_lm", RecipeQuantity::flux_lm},
    {"ppf_umol_per_s", RecipeQuantity::ppf_umol_per_s}};

Result<Channel> read_channel(const Settings& table, const std::filesystem::path& folder) {
  TWL_CHECK(table.allow_only({"name", "spectrum", "column", "max_power_W", "wall_plug_efficiency"}));
  const std::string spectrum = TWL_TRY(table.text("spectrum"));
  SpectrumFile file = TWL_TRY(read_spectrum_file(folder / spectrum));
  const auto count = static_cast<double>(file.spectra.size());
  const int column = TWL_TRY(table.integer_or("column", 1, Range::between(1, count)));
  std::string name = TWL_TRY(table.text("name"));
  const double max_power_W = TWL_TRY(table.number("max_power_W", Range::positive()));
  const double wall_plug_efficiency =
      TWL_TRY(table.number("wall_plug_efficiency", {.least = 0.0, .most = 1.0, .least_excluded = true}));
  return Channel{.name = std::move(name),
                 .distribution = std::move(file.spectra[static_cast<std::size_t>(column - 1)].distribution),
                 .max_power_W = max_power_W,
                 .wall_plug_efficiency = wall_plug_efficiency};
}

Result<RecipeTarget> read_target(const Settings& table) {
  TWL_CHECK(table.allow_only({"quantity", "least", "most"}));
  const std::string name = TWL_TRY(table.text("quantity"));
  const auto least = TWL_TRY(table.optional_number("least"));
  const auto most = TWL_TRY(table.optional_number("most"));
  if (!least && !most) return failure(table.complaint("quantity", "the target has neither least nor most"));
  std::string known;
  for (const auto& [text, quantity] : quantities) {
    RecipeTarget target{.quantity = quantity};
    if (least) target.least = *least;
    if (most) target.most = *most;
    if (text == name) return target;
    known += fmt::format("{}{}", known.empty() ? "" : ", ", text);
  }
  return failure(table.complaint("quantity", fmt::format("'{}' is not one of {}", name, known)));
}

}  // namespace

Result<RecipeFile> read_recipe_file(const std::filesystem::path& path) {
  const Settings settings = TWL_TRY(Settings::read(path));
  TWL_CHECK(settings.allow_only({"objective", "pareto_points", "channel", "target"}));
  RecipeFile file;
  const std::string objective = TWL_TRY(settings.choice("objective", {"luminous_efficacy", "photon_efficacy"}));
  if (objective == "photon_efficacy") file.objective = RecipeObjective::photon_efficacy;
  constexpr int most_points = 100;
  file.pareto_points = TWL_TRY(settings.integer_or("pareto_points", 0, Range::between(0, most_points)));
  for (const Settings& table : TWL_TRY(settings.tables("channel")))
    file.channels.push_back(TWL_TRY(read_channel(table, path.parent_path())));
  for (const Settings& table : TWL_TRY(settings.tables("target"))) file.targets.push_back(TWL_TRY(read_target(table)));
  return file;
}

nlohmann::ordered_json to_json(const Recipe& recipe, const RecipeFile& file) {
  nlohmann::ordered_json json;
  json["drive_levels"] = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < recipe.drive_levels.size(); ++i)
    json["drive_levels"].push_back({{"channel", file.channels[i].name}, {"level", recipe.drive_levels[i]}});
  json["power_W"] = recipe.power_W;
  json["flux_lm"] = recipe.flux_lm;
  json["ppf_umol_per_s"] = recipe.ppf_umol_per_s;
  json["luminous_efficacy_lm_per_W"] = recipe.luminous_efficacy_lm_per_W;
  json["photon_efficacy_umol_per_J"] = recipe.photon_efficacy_umol_per_J;
  json["metrics"] = to_json(recipe.metrics);
  return json;
}

}  // namespace twinlight::spectrum
