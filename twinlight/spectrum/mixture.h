#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "twinlight/spectrum/recipe.h"
#include "twinlight/spectrum/spectral_responses.h"

namespace twinlight::spectrum {

/// Private to the recipe search: channels as responses per electrical watt, so that a mixture is a weighted sum.
class MixtureModel {
 public:
  static Result<MixtureModel> create(std::span<const Channel> channels);

  std::size_t channels() const { return max_power_W_.size(); }
  /// Electrical watts at drive level 1.
  double power_limit(std::size_t channel) const { return max_power_W_[channel]; }

  /// Responses of one electrical watt divided by `shares`, which need not add up to 1.
  std::vector<double> responses(std::span<const double> shares) const;

  /// What turns a channel's distribution into its spectral watts per electrical watt.
  double scale(std::size_t channel) const { return scale_[channel]; }

 private:
  std::vector<double> max_power_W_;
  std::vector<double> scale_;
  std::vector<double> responses_;  ///< channels × response::count
};

/// Lumens and photons (400–700 nm, µmol/s) of responses that are in watts.
double lumens_of(Responses responses);
double photons_of(Responses responses);

/// The value of a quantity; for a light too coloured to have a CCT that of the nearest point of the Planckian locus,
/// and 0 for Ra and Rf. Not for flux and PPF.
double value_of(RecipeQuantity quantity, Responses responses);

/// The step of a quantity that counts as much as any other's, and its name for people.
double scale_of(RecipeQuantity quantity);
std::string_view name_of(RecipeQuantity quantity);

}  // namespace twinlight::spectrum
