#include "twinlight/spectrum/recipe_problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace twinlight::spectrum {

bool is_output(RecipeQuantity quantity) {
  return quantity == RecipeQuantity::flux_lm || quantity == RecipeQuantity::ppf_umol_per_s;
}

double output_of(RecipeQuantity quantity, Responses responses) {
  return quantity == RecipeQuantity::flux_lm ? lumens_of(responses) : photons_of(responses);
}

RecipeProblem::RecipeProblem(const MixtureModel& model, std::span<const RecipeTarget> targets,
                             RecipeObjective objective)
    : model_(model), objective_(objective) {
  for (const RecipeTarget& target : targets) {
    const bool output = is_output(target.quantity);
    if (std::isfinite(target.least) && !(output && target.least <= 0.0))
      bounds_.push_back({target.quantity, target.least, 1.0});
    // Too much output is dimmed away and bounds no mixture.
    if (std::isfinite(target.most) && !output) bounds_.push_back({target.quantity, target.most, -1.0});
  }
}

double RecipeProblem::objective(const Shares& shares) const {
  constexpr double lumens_scale = 100.0;
  const std::vector<double> responses = model_.responses(shares);
  return objective_ == RecipeObjective::luminous_efficacy ? lumens_of(responses) / lumens_scale : photons_of(responses);
}

std::vector<double> RecipeProblem::constraints(const Shares& shares) const {
  const std::vector<double> responses = model_.responses(shares);
  std::vector<double> values;
  for (const Bound& bound : bounds_) {
    if (!is_output(bound.quantity)) {
      values.push_back(bound.sign * (bound.value - value_of(bound.quantity, responses)) / scale_of(bound.quantity));
      continue;
    }
    const double per_watt = output_of(bound.quantity, responses);
    for (std::size_t i = 0; i < shares.size(); ++i)
      values.push_back((shares[i] * bound.value - model_.power_limit(i) * per_watt) / bound.value);
  }
  return values;
}

std::size_t RecipeProblem::constraint_count() const {
  std::size_t count = 0;
  for (const Bound& bound : bounds_) count += is_output(bound.quantity) ? channels() : 1;
  return count;
}

double RecipeProblem::violation(const Shares& shares) const {
  double worst = 0.0;
  for (const double value : constraints(shares)) worst = std::max(worst, value);
  return worst;
}

std::string RecipeProblem::complaint(const Shares& shares) const {
  const std::vector<double> responses = model_.responses(shares);
  std::string text;
  double worst = 0.0;
  for (const Bound& bound : bounds_) {
    if (is_output(bound.quantity)) {
      if (text.empty())
        text = fmt::format("the channels can not give a {} of {:g}", name_of(bound.quantity), bound.value);
      continue;
    }
    const double value = value_of(bound.quantity, responses);
    const double missed = bound.sign * (bound.value - value) / scale_of(bound.quantity);
    if (missed <= worst) continue;
    worst = missed;
    text = fmt::format("the nearest has a {} of {:.4g} where {} {:g} is asked", name_of(bound.quantity), value,
                       bound.sign > 0 ? "at least" : "at most", bound.value);
  }
  return text;
}

}  // namespace twinlight::spectrum
