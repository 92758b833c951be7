#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "twinlight/spectrum/recipe.h"

namespace twinlight::spectrum {

/// A recipe search as a TOML file states it.
struct RecipeFile {
  std::vector<Channel> channels;
  std::vector<RecipeTarget> targets;
  RecipeObjective objective = RecipeObjective::luminous_efficacy;
  int pareto_points = 0;  ///< 0: no front
};

/// Reads
///     objective = "luminous_efficacy"          # or "photon_efficacy"
///     pareto_points = 6                        # optional: the front of efficacy against Rf
///     [[channel]]
///     name = "warm white"
///     spectrum = "warm.csv"                    # any file of read_spectrum_file, from the folder of this file
///     column = 1                               # optional: which spectrum of the file
///     max_power_W = 20
///     wall_plug_efficiency = 0.42
///     [[target]]
///     quantity = "cct_K"                       # a name of RecipeQuantity
///     least = 4800                             # either may be missing
///     most = 5200
Result<RecipeFile> read_recipe_file(const std::filesystem::path& path);

/// The recipe in the order of the channels, with its metrics in the keys of `twinlight inspect`.
nlohmann::ordered_json to_json(const Recipe& recipe, const RecipeFile& file);

}  // namespace twinlight::spectrum
