#include "twinlight/spectrum/mixture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/spectrum/colour_rendering.h"
#include "twinlight/spectrum/constants.h"
#include "twinlight/spectrum/correlated_colour_temperature.h"
#include "twinlight/spectrum/response_metrics.h"

namespace twinlight::spectrum {
namespace {

Result<void> check_channel(const Channel& channel) {
  const auto refuse = [&](const char* field, std::string why) {
    return failure({.message = fmt::format("channel {}: {}", printable_text(channel.name, 60), why), .field = field});
  };
  const SpectralDistribution& d = channel.distribution;
  if (!d.covers({grid_first_nm, grid_last_nm}))
    return refuse("spectrum", fmt::format("covers {:g}–{:g} nm, expected 380–780 nm", d.first_nm(), d.last_nm()));
  if (!(channel.max_power_W > 0.0) || !std::isfinite(channel.max_power_W))
    return refuse("max_power_W", fmt::format("{} is not greater than 0", channel.max_power_W));
  if (!(channel.wall_plug_efficiency > 0.0 && channel.wall_plug_efficiency <= 1.0))
    return refuse("wall_plug_efficiency", fmt::format("{} is not within 0–1", channel.wall_plug_efficiency));
  return {};
}

double photons_400_700(Responses r) {
  return r[response::photons_400_500] + r[response::photons_500_600] + r[response::photons_600_700];
}

double ratio_or_zero(double numerator, double denominator) {
  constexpr double more_than_any_target = 1e6;
  return denominator > 0.0 ? std::min(numerator / denominator, more_than_any_target) : more_than_any_target;
}

ColourTemperature temperature_of(Responses r) {
  constexpr ColourTemperature beyond{1e5, 1.0};
  return nearest_planckian(uv1960(white_2deg(r))).value_or(beyond);
}

double rendering_of(RecipeQuantity quantity, Responses r) {
  const auto temperature = colour_temperature(uv1960(white_2deg(r)));
  if (!temperature) return 0.0;
  const ColourReferences& references = InterpolatedColourReferences::linear_1nm();
  return quantity == RecipeQuantity::ra ? colour_rendering(r, temperature->cct_K, references).ra
                                        : colour_fidelity(r, temperature->cct_K, references).rf;
}

}  // namespace

Result<MixtureModel> MixtureModel::create(std::span<const Channel> channels) {
  if (channels.empty()) return failure({.message = "there is no channel", .field = "channels"});
  MixtureModel model;
  for (const Channel& channel : channels) {
    TWL_CHECK(check_channel(channel));
    std::vector<double> values = channel.distribution.at_each_nm(grid_first_nm, grid_last_nm);
    double radiant = 0.0;
    for (const double value : values) radiant += value / channel.distribution.peak();
    if (!(radiant > 0.0))
      return failure(
          {.message = fmt::format("channel {}: has no light within 380–780 nm", printable_text(channel.name, 60)),
           .field = "spectrum"});
    const double scale = channel.wall_plug_efficiency / (radiant * channel.distribution.peak());
    for (double& value : values) value *= scale;
    const std::vector<double> responses = ResponseMatrix::linear_1nm().apply(values);
    model.responses_.insert(model.responses_.end(), responses.begin(), responses.end());
    model.max_power_W_.push_back(channel.max_power_W);
    model.scale_.push_back(scale);
  }
  return model;
}

std::vector<double> MixtureModel::responses(std::span<const double> shares) const {
  std::vector<double> sum(response::count, 0.0);
  for (std::size_t channel = 0; channel < shares.size(); ++channel)
    for (std::size_t i = 0; i < response::count; ++i)
      sum[i] += shares[channel] * responses_[channel * response::count + i];
  return sum;
}

double lumens_of(Responses r) {
  return constants::max_luminous_efficacy_lm_per_W * r[response::y];
}

double photons_of(Responses r) {
  return photons_400_700(r);
}

double value_of(RecipeQuantity quantity, Responses r) {
  switch (quantity) {
    case RecipeQuantity::cct_K:
      return temperature_of(r).cct_K;
    case RecipeQuantity::duv:
      return temperature_of(r).duv;
    case RecipeQuantity::ra:
    case RecipeQuantity::rf:
      return rendering_of(quantity, r);
    case RecipeQuantity::melanopic_der:
      return r[response::y] > 0.0 ? alpha_opic_elr(r)[4] / d65_elr()[4] : 0.0;
    case RecipeQuantity::blue_share:
      return ratio_or_zero(r[response::photons_400_500], photons_400_700(r));
    case RecipeQuantity::green_share:
      return ratio_or_zero(r[response::photons_500_600], photons_400_700(r));
    case RecipeQuantity::red_share:
      return ratio_or_zero(r[response::photons_600_700], photons_400_700(r));
    case RecipeQuantity::far_red_to_par:
      return ratio_or_zero(r[response::photons_700_780], photons_400_700(r));
    case RecipeQuantity::red_to_far_red:
      return ratio_or_zero(r[response::photons_655_665], r[response::photons_725_735]);
    case RecipeQuantity::flux_lm:
    case RecipeQuantity::ppf_umol_per_s:
      break;
  }
  return 0.0;
}

double scale_of(RecipeQuantity quantity) {
  switch (quantity) {
    case RecipeQuantity::cct_K:
      return 1000.0;
    case RecipeQuantity::duv:
      return 0.01;
    case RecipeQuantity::ra:
    case RecipeQuantity::rf:
      return 100.0;
    default:
      return 1.0;
  }
}

std::string_view name_of(RecipeQuantity quantity) {
  switch (quantity) {
    case RecipeQuantity::cct_K:
      return "CCT in K";
    case RecipeQuantity::duv:
      return "Duv";
    case RecipeQuantity::ra:
      return "Ra";
    case RecipeQuantity::rf:
      return "Rf";
    case RecipeQuantity::melanopic_der:
      return "melanopic DER";
    case RecipeQuantity::blue_share:
      return "blue share";
    case RecipeQuantity::green_share:
      return "green share";
    case RecipeQuantity::red_share:
      return "red share";
    case RecipeQuantity::far_red_to_par:
      return "far red to PAR";
    case RecipeQuantity::red_to_far_red:
      return "R:FR";
    case RecipeQuantity::flux_lm:
      return "flux in lm";
    case RecipeQuantity::ppf_umol_per_s:
      return "PPF in µmol/s";
  }
  return "";
}

}  // namespace twinlight::spectrum
