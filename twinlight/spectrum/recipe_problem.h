#pragma once

#include <span>
#include <string>
#include <vector>

#include "twinlight/spectrum/mixture.h"

namespace twinlight::spectrum {

/// Private to the recipe search: a mixture as shares of the electrical power, which add up to 1.
using Shares = std::vector<double>;

/// True for the quantities that grow with the drive levels.
bool is_output(RecipeQuantity quantity);
double output_of(RecipeQuantity quantity, Responses responses);

/// The problem in the form of an optimiser: shares in, objective and constraints (≤ 0 when met) out.
class RecipeProblem {
 public:
  RecipeProblem(const MixtureModel& model, std::span<const RecipeTarget> targets, RecipeObjective objective);

  std::size_t channels() const { return model_.channels(); }
  const MixtureModel& model() const { return model_; }

  /// The objective as a number of about 1 for any light source.
  double objective(const Shares& shares) const;

  /// One number a bound, and one a channel for each bound on the output: its drive level may not exceed 1.
  std::vector<double> constraints(const Shares& shares) const;
  std::size_t constraint_count() const;

  /// The constraint missed most; 0 when all are met.
  double violation(const Shares& shares) const;

  /// What a mixture misses most, for people.
  std::string complaint(const Shares& shares) const;

 private:
  struct Bound {
    RecipeQuantity quantity;
    double value;
    double sign;  ///< 1: at least, −1: at most
  };
  const MixtureModel& model_;
  RecipeObjective objective_;
  std::vector<Bound> bounds_;
};

}  // namespace twinlight::spectrum
