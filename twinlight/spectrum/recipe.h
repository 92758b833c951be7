#pragma once

#include <limits>
#include <span>
#include <string>
#include <vector>

#include "twinlight/spectrum/metrics.h"

namespace twinlight::spectrum {

/// One kind of light source of a luminaire that can be dimmed on its own.
struct Channel {
  std::string name;
  SpectralDistribution distribution;  ///< covers 380–780 nm
  double max_power_W = 1.0;           ///< electrical, at drive level 1
  double wall_plug_efficiency = 1.0;  ///< radiant watts of 380–780 nm per electrical watt, the same at every level
};

/// What a target can bound.
enum class RecipeQuantity {
  cct_K,
  duv,
  ra,
  rf,
  melanopic_der,
  blue_share,      ///< photons 400–500 of 400–700 nm
  green_share,     ///< 500–600
  red_share,       ///< 600–700
  far_red_to_par,  ///< photons 700–780 to 400–700 nm
  red_to_far_red,  ///< photons 655–665 to 725–735 nm
  flux_lm,         ///< of all channels together, which bounds the drive levels
  ppf_umol_per_s,  ///< photons 400–700 nm, likewise
};

/// A quantity between two values, both included.
struct RecipeTarget {
  RecipeQuantity quantity;
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
};

/// What is to be greatest.
enum class RecipeObjective {
  luminous_efficacy,  ///< lm per electrical watt
  photon_efficacy,    ///< µmol of 400–700 nm per electrical joule (PPE)
};

/// A mixture that meets its targets.
struct Recipe {
  std::vector<double> drive_levels;  ///< 0–1, in the order of the channels
  double power_W = 0.0;
  double flux_lm = 0.0;
  double ppf_umol_per_s = 0.0;
  double luminous_efficacy_lm_per_W = 0.0;
  double photon_efficacy_umol_per_J = 0.0;
  Metrics metrics;
};

/// The drive levels that meet all targets at the greatest objective. With a target for flux or PPF the levels give the
/// least output that meets it; without, the strongest channel of the mixture runs at 1, or as far as an upper bound
/// lets.
///
/// SLSQP of NLopt from the best of many mixtures, for the problem has several local optima: deterministic, and checked
/// against exhaustive search in the tests. Targets hold within 1e-6 of their scale (1000 K, 0.01 in Duv, 100 in Ra and
/// Rf, 1 in ratios).
/// Fails when there is no channel, a channel or target is not valid, or when no mixture that was tried meets the
/// targets; the message then names the target missed most and by how much at the nearest mixture found.
Result<Recipe> find_recipe(std::span<const Channel> channels, std::span<const RecipeTarget> targets,
                           RecipeObjective objective);

/// Efficacy against fidelity: the best recipes for `points` bounds on Rf from the highest that the targets allow down
/// to that of the most efficient recipe. No recipe of the front is as good as another in both. Ascending in Rf.
Result<std::vector<Recipe>> pareto_front(std::span<const Channel> channels, std::span<const RecipeTarget> targets,
                                         RecipeObjective objective, int points);

}  // namespace twinlight::spectrum
