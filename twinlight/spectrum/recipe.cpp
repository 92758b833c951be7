#include "twinlight/spectrum/recipe.h"

#include <fmt/format.h>
#include <nlopt.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <random>

#include "twinlight/spectrum/mixture.h"
#include "twinlight/spectrum/recipe_problem.h"

namespace twinlight::spectrum {
namespace {

/// How far a target may be missed, in its scale.
constexpr double tolerance = 1e-6;
constexpr int tried_mixtures = 4000;
constexpr std::size_t starts = 16;
constexpr int most_evaluations = 400;

Result<void> check_targets(std::span<const RecipeTarget> targets) {
  for (const RecipeTarget& target : targets)
    if (!(target.least <= target.most))
      return failure({.message = fmt::format("the target is from {} to {}", target.least, target.most),
                      .field = std::string(name_of(target.quantity))});
  return {};
}

Shares normalised(Shares shares) {
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares)
    share = sum > 0.0 ? std::max(0.0, share) / sum : 1.0 / static_cast<double>(shares.size());
  return shares;
}

/// Mixtures over the whole simplex, many of them of few channels, as optima often are.
std::vector<Shares> tried(std::size_t channels) {
  std::mt19937 random(1);  // the same mixtures in every search
  std::exponential_distribution<double> exponential;
  std::vector<Shares> mixtures;
  for (std::size_t i = 0; i < channels; ++i) {
    mixtures.emplace_back(channels, 0.0);
    mixtures.back()[i] = 1.0;
  }
  for (int i = 0; i < tried_mixtures; ++i) {
    const double sharpness = 1.0 + 2.0 * (i % 3);
    Shares shares(channels);
    for (double& share : shares) share = std::pow(exponential(random), sharpness);
    mixtures.push_back(normalised(std::move(shares)));
  }
  return mixtures;
}

/// The best of the tried mixtures under a penalty for what they miss, no two of them close together.
std::vector<Shares> starting_points(const RecipeProblem& problem) {
  constexpr double penalty = 10.0;
  constexpr double least_distance = 0.05;
  std::vector<std::pair<double, Shares>> ranked;
  for (Shares& shares : tried(problem.channels())) {
    const double merit = problem.objective(shares) - penalty * problem.violation(shares);
    ranked.emplace_back(merit, std::move(shares));
  }
  std::ranges::sort(ranked, [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Shares> chosen;
  for (const auto& [merit, shares] : ranked) {
    const bool apart = std::ranges::all_of(chosen, [&, &candidate = shares](const Shares& other) {
      double distance = 0.0;
      for (std::size_t i = 0; i < other.size(); ++i) distance = std::max(distance, std::abs(other[i] - candidate[i]));
      return distance >= least_distance;
    });
    if (apart) chosen.push_back(shares);
    if (chosen.size() == starts) break;
  }
  return chosen;
}

/// Central differences; NLopt asks for gradients row by row.
template <class Function>
void set_gradient(const double* at, unsigned n, std::size_t rows, double* gradient, Function function) {
  constexpr double step = 1e-6;
  Shares shares(at, at + n);
  for (unsigned i = 0; i < n; ++i) {
    shares[i] = at[i] + step;
    const std::vector<double> above = function(shares);
    shares[i] = at[i] - step;
    const std::vector<double> below = function(shares);
    shares[i] = at[i];
    for (std::size_t row = 0; row < rows; ++row) gradient[row * n + i] = (above[row] - below[row]) / (2.0 * step);
  }
}

double nlopt_objective(unsigned n, const double* x, double* gradient, void* data) {
  const RecipeProblem& problem = *static_cast<const RecipeProblem*>(data);
  const auto value = [&](const Shares& shares) { return std::vector<double>{problem.objective(shares)}; };
  if (gradient != nullptr) set_gradient(x, n, 1, gradient, value);
  return value(Shares(x, x + n))[0];
}

void nlopt_constraints(unsigned m, double* result, unsigned n, const double* x, double* gradient, void* data) {
  const RecipeProblem& problem = *static_cast<const RecipeProblem*>(data);
  const auto values = [&](const Shares& shares) { return problem.constraints(shares); };
  std::ranges::copy(values(Shares(x, x + n)), result);
  if (gradient != nullptr) set_gradient(x, n, m, gradient, values);
}

double nlopt_sum_is_one(unsigned n, const double* x, double* gradient, void*) {
  if (gradient != nullptr) std::fill_n(gradient, n, 1.0);
  return std::accumulate(x, x + n, -1.0);
}

Shares improved(const RecipeProblem& problem, Shares shares) {
  const auto n = static_cast<unsigned>(shares.size());
  const std::unique_ptr<nlopt_opt_s, decltype(&nlopt_destroy)> optimiser(nlopt_create(NLOPT_LD_SLSQP, n),
                                                                         &nlopt_destroy);
  void* const data = const_cast<RecipeProblem*>(&problem);  // NLopt's interface of C; it is only read
  nlopt_set_max_objective(optimiser.get(), nlopt_objective, data);
  nlopt_set_lower_bounds1(optimiser.get(), 0.0);
  nlopt_set_upper_bounds1(optimiser.get(), 1.0);
  nlopt_add_equality_constraint(optimiser.get(), nlopt_sum_is_one, nullptr, 1e-10);
  const std::size_t constraints = problem.constraint_count();
  const std::vector<double> tolerances(constraints, 0.1 * tolerance);
  if (constraints > 0)
    nlopt_add_inequality_mconstraint(optimiser.get(), static_cast<unsigned>(constraints), nlopt_constraints, data,
                                     tolerances.data());
  nlopt_set_maxeval(optimiser.get(), most_evaluations);
  nlopt_set_xtol_rel(optimiser.get(), 1e-10);
  double value = 0.0;
  // The status does not matter: whatever point it ends at is judged like any other.
  nlopt_optimize(optimiser.get(), shares.data(), &value);
  for (const double share : shares)
    if (!std::isfinite(share)) return Shares(shares.size(), 1.0 / n);
  return normalised(std::move(shares));
}

/// Evaluated from the channels' own points, with the notes that a spectrum of a file would have.
Result<Metrics> metrics_of(std::span<const Channel> channels, const MixtureModel& model, const Shares& shares) {
  std::vector<WeightedDistribution> parts;
  for (std::size_t i = 0; i < shares.size(); ++i)
    parts.push_back({&channels[i].distribution, shares[i] * model.scale(i)});
  return evaluate(TWL_TRY(mix(parts)));
}

Result<Recipe> recipe_of(std::span<const Channel> channels, const MixtureModel& model, const Shares& shares,
                         std::span<const RecipeTarget> targets) {
  const std::vector<double> r = model.responses(shares);
  Recipe recipe;
  recipe.luminous_efficacy_lm_per_W = lumens_of(r);
  recipe.photon_efficacy_umol_per_J = photons_of(r);
  double strongest_W = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < shares.size(); ++i)
    if (shares[i] > 0.0) strongest_W = std::min(strongest_W, model.power_limit(i) / shares[i]);
  double needed_W = 0.0;
  double allowed_W = strongest_W;
  for (const RecipeTarget& target : targets) {
    if (!is_output(target.quantity)) continue;
    const double per_watt = output_of(target.quantity, r);
    if (std::isfinite(target.least)) needed_W = std::max(needed_W, target.least / per_watt);
    allowed_W = std::min(allowed_W, target.most / per_watt);
  }
  recipe.power_W = needed_W > 0.0 ? std::min(needed_W, strongest_W) : allowed_W;
  for (std::size_t i = 0; i < shares.size(); ++i)
    recipe.drive_levels.push_back(recipe.power_W * shares[i] / model.power_limit(i));
  recipe.flux_lm = recipe.power_W * recipe.luminous_efficacy_lm_per_W;
  recipe.ppf_umol_per_s = recipe.power_W * recipe.photon_efficacy_umol_per_J;
  recipe.metrics = TWL_TRY(metrics_of(channels, model, shares));
  return recipe;
}

}  // namespace

Result<Recipe> find_recipe(std::span<const Channel> channels, std::span<const RecipeTarget> targets,
                           RecipeObjective objective) {
  TWL_CHECK(check_targets(targets));
  const MixtureModel model = TWL_TRY(MixtureModel::create(channels));
  const RecipeProblem problem(model, targets, objective);

  Shares best;
  double best_value = -std::numeric_limits<double>::infinity();
  Shares nearest;
  double least_violation = std::numeric_limits<double>::infinity();
  for (const Shares& start : starting_points(problem)) {
    const Shares end = improved(problem, start);
    for (const Shares& candidate : {start, end}) {
      const double violation = problem.violation(candidate);
      if (violation < least_violation) {
        least_violation = violation;
        nearest = candidate;
      }
      const double value = problem.objective(candidate);
      if (violation <= tolerance && value > best_value) {
        best_value = value;
        best = candidate;
      }
    }
  }
  if (best.empty())
    return failure(
        {.message = "no mixture of the channels was found that meets all targets: " + problem.complaint(nearest),
         .field = "targets"});
  return recipe_of(channels, model, best, targets);
}

Result<std::vector<Recipe>> pareto_front(std::span<const Channel> channels, std::span<const RecipeTarget> targets,
                                         RecipeObjective objective, int points) {
  if (points < 2)
    return failure({.message = fmt::format("{} points asked, expected at least 2", points), .field = "points"});
  const auto rf_of = [](const Recipe& recipe) {
    return recipe.metrics.colour_fidelity ? recipe.metrics.colour_fidelity->rf : 0.0;
  };
  const auto value_of_recipe = [&](const Recipe& recipe) {
    return objective == RecipeObjective::luminous_efficacy ? recipe.luminous_efficacy_lm_per_W
                                                           : recipe.photon_efficacy_umol_per_J;
  };
  const auto with_rf = [&](double least_rf) {
    std::vector<RecipeTarget> all(targets.begin(), targets.end());
    all.push_back({.quantity = RecipeQuantity::rf, .least = least_rf});
    return find_recipe(channels, all, objective);
  };
  std::vector<Recipe> front = {TWL_TRY(find_recipe(channels, targets, objective))};

  // The highest Rf that the targets allow, by halving.
  double reached = rf_of(front[0]);
  double not_reached = 100.0;
  constexpr double rf_step = 0.05;
  while (not_reached - reached > rf_step) {
    const double middle = 0.5 * (reached + not_reached);
    if (auto recipe = with_rf(middle)) {
      reached = std::max(middle, rf_of(*recipe));
      front.push_back(*std::move(recipe));
    } else {
      not_reached = middle;
    }
  }
  const double lowest = rf_of(front[0]);
  for (int i = 1; i + 1 < points; ++i)
    if (auto recipe = with_rf(lowest + (reached - lowest) * i / (points - 1))) front.push_back(*std::move(recipe));

  std::ranges::sort(front, {}, rf_of);
  // Keeps what is better in efficacy than everything of a higher Rf.
  std::vector<Recipe> kept;
  double best = -std::numeric_limits<double>::infinity();
  for (auto recipe = front.rbegin(); recipe != front.rend(); ++recipe) {
    if (value_of_recipe(*recipe) <= best) continue;
    best = value_of_recipe(*recipe);
    kept.push_back(std::move(*recipe));
  }
  std::ranges::reverse(kept);
  return kept;
}

}  // namespace twinlight::spectrum
