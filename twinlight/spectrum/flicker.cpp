#include "twinlight/spectrum/flicker.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "twinlight/spectrum/light_flickermeter.h"
#include "twinlight/spectrum/modulation_spectrum.h"

namespace twinlight::spectrum {
namespace {

constexpr std::size_t fewest_samples = 16;
constexpr double svm_shortest_s = 1.0;
constexpr double svm_least_rate_Hz = 4000.0;
constexpr double svm_greatest_frequency_Hz = 2000.0;
constexpr double svm_exponent = 3.7;

Result<void> check(const LightWaveform& waveform) {
  const auto refuse = [](std::string why) { return failure({.message = std::move(why), .field = "light"}); };
  if (!(waveform.sample_rate_Hz > 0.0) || !std::isfinite(waveform.sample_rate_Hz))
    return failure({.message = fmt::format("the sample rate is {} Hz, expected more than 0", waveform.sample_rate_Hz),
                    .field = "sample rate"});
  if (waveform.light.size() < fewest_samples)
    return refuse(fmt::format("{} samples found, expected at least {}", waveform.light.size(), fewest_samples));
  for (std::size_t i = 0; i < waveform.light.size(); ++i)
    if (!std::isfinite(waveform.light[i])) return refuse(fmt::format("sample {} is not a finite number", i + 1));
  if (!(std::accumulate(waveform.light.begin(), waveform.light.end(), 0.0) > 0.0))
    return refuse("the mean light is not greater than 0: there is no light to describe");
  return {};
}

std::vector<double> relative_to_mean(const std::vector<double>& light) {
  const double mean = std::accumulate(light.begin(), light.end(), 0.0) / static_cast<double>(light.size());
  std::vector<double> relative(light);
  for (double& value : relative) value /= mean;
  return relative;
}

/// Over as many whole periods as the record has; over all of it when the light has no period.
double flicker_index(const LightWaveform& waveform, std::optional<double> frequency_Hz) {
  std::size_t samples = waveform.light.size();
  if (frequency_Hz) {
    const double period = waveform.sample_rate_Hz / *frequency_Hz;
    const double periods = std::floor(static_cast<double>(samples) / period);
    if (periods >= 1.0) samples = std::min(samples, static_cast<std::size_t>(std::lround(periods * period)));
  }
  const auto end = waveform.light.begin() + static_cast<std::ptrdiff_t>(samples);
  const double total = std::accumulate(waveform.light.begin(), end, 0.0);
  const double mean = total / static_cast<double>(samples);
  double above = 0.0;
  std::for_each(waveform.light.begin(), end, [&](double value) { above += std::max(0.0, value - mean); });
  return above / total;
}

}  // namespace

double stroboscopic_threshold(double frequency_Hz) {
  constexpr double a_s = 0.00518;
  constexpr double b_Hz = 306.6;
  return 1.0 / (1.0 + std::exp(-a_s * (frequency_Hz - b_Hz))) + 20.0 * std::exp(-frequency_Hz / 10.0);
}

Result<Flicker> flicker(const LightWaveform& waveform) {
  TWL_CHECK(check(waveform));
  Flicker result;
  result.sample_rate_Hz = waveform.sample_rate_Hz;
  result.duration_s = static_cast<double>(waveform.light.size()) / waveform.sample_rate_Hz;
  const auto [least, greatest] = std::ranges::minmax(waveform.light);
  result.percent_flicker = 100.0 * (greatest - least) / (greatest + least);

  const std::vector<double> relative = relative_to_mean(waveform.light);
  const std::vector<ModulationComponent> components = modulation_components(relative, waveform.sample_rate_Hz);
  const auto strongest = std::ranges::max_element(components, {}, &ModulationComponent::amplitude);
  if (strongest != components.end()) result.frequency_Hz = strongest->frequency_Hz;
  result.flicker_index = flicker_index(waveform, result.frequency_Hz);

  if (result.duration_s < svm_shortest_s || waveform.sample_rate_Hz < svm_least_rate_Hz) {
    result.notes.push_back(
        {"svm", fmt::format("the record has {:.3g} s at {:.4g} Hz, this needs {:g} s at {:g} Hz", result.duration_s,
                            waveform.sample_rate_Hz, svm_shortest_s, svm_least_rate_Hz)});
  } else {
    double sum = 0.0;
    for (const ModulationComponent& component : components)
      if (component.frequency_Hz <= svm_greatest_frequency_Hz)
        sum += std::pow(component.amplitude / stroboscopic_threshold(component.frequency_Hz), svm_exponent);
    result.svm = std::pow(sum, 1.0 / svm_exponent);
  }

  if (result.duration_s < LightFlickermeter::shortest_s || waveform.sample_rate_Hz < LightFlickermeter::least_rate_Hz) {
    result.notes.push_back({"pst_lm", fmt::format("the record has {:.3g} s at {:.4g} Hz, this needs {:g} s at {:g} Hz",
                                                  result.duration_s, waveform.sample_rate_Hz,
                                                  LightFlickermeter::shortest_s, LightFlickermeter::least_rate_Hz)});
  } else {
    result.pst_lm = LightFlickermeter(relative, waveform.sample_rate_Hz).pst();
  }
  return result;
}

}  // namespace twinlight::spectrum
