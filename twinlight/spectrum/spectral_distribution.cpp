#include "twinlight/spectrum/spectral_distribution.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace twinlight::spectrum {
namespace {

constexpr double least_wavelength_nm = 100.0;
constexpr double greatest_wavelength_nm = 5000.0;
constexpr double tolerated_gap_nm = 1.0;

Result<void> check_wavelengths(const std::vector<double>& nm) {
  const auto refuse = [](std::string why) { return failure({.message = std::move(why), .field = "wavelength"}); };
  if (nm.size() < 2) return refuse(fmt::format("{} wavelengths found, expected at least two", nm.size()));
  for (std::size_t i = 0; i < nm.size(); ++i) {
    if (!std::isfinite(nm[i])) return refuse(fmt::format("wavelength {} is not a finite number", i + 1));
    if (nm[i] < least_wavelength_nm || nm[i] > greatest_wavelength_nm)
      return refuse(fmt::format("wavelength {} is {}, expected nanometres within {}–{}", i + 1, nm[i],
                                least_wavelength_nm, greatest_wavelength_nm));
    if (i > 0 && nm[i] <= nm[i - 1])
      return refuse(fmt::format("wavelength {} nm follows {} nm, expected ascending wavelengths without repetition",
                                nm[i], nm[i - 1]));
  }
  return {};
}

Result<void> check_values(const std::vector<double>& values, const std::vector<double>& nm) {
  const auto refuse = [](std::string why) { return failure({.message = std::move(why), .field = "value"}); };
  if (values.size() != nm.size()) return refuse(fmt::format("{} values for {} wavelengths", values.size(), nm.size()));
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) return refuse(fmt::format("the value at {} nm is not a finite number", nm[i]));
    if (values[i] < 0.0)
      return refuse(fmt::format("the value at {} nm is {}, expected no negative power", nm[i], values[i]));
  }
  if (std::ranges::max(values) <= 0.0) return refuse("every value is 0: there is no light to describe");
  return {};
}

}  // namespace

Result<SpectralDistribution> SpectralDistribution::create(std::vector<double> wavelengths_nm,
                                                          std::vector<double> values) {
  TWL_CHECK(check_wavelengths(wavelengths_nm));
  TWL_CHECK(check_values(values, wavelengths_nm));
  SpectralDistribution distribution;
  distribution.wavelengths_nm_ = std::move(wavelengths_nm);
  distribution.values_ = std::move(values);
  return distribution;
}

double SpectralDistribution::peak() const {
  return std::ranges::max(values_);
}

bool SpectralDistribution::covers(const Band& band) const {
  return first_nm() <= band.from_nm + tolerated_gap_nm && last_nm() >= band.to_nm - tolerated_gap_nm;
}

double SpectralDistribution::at(double nm) const {
  if (nm < first_nm()) return nm >= first_nm() - tolerated_gap_nm ? values_.front() : 0.0;
  if (nm >= last_nm()) return nm <= last_nm() + tolerated_gap_nm ? values_.back() : 0.0;
  const auto above = std::ranges::upper_bound(wavelengths_nm_, nm);
  const auto high = static_cast<std::size_t>(above - wavelengths_nm_.begin());
  const std::size_t low = high - 1;
  const double part = (nm - wavelengths_nm_[low]) / (wavelengths_nm_[high] - wavelengths_nm_[low]);
  return values_[low] + part * (values_[high] - values_[low]);
}

std::vector<double> SpectralDistribution::at_each_nm(int from_nm, int to_nm) const {
  std::vector<double> values;
  values.reserve(static_cast<std::size_t>(to_nm - from_nm) + 1);
  for (int nm = from_nm; nm <= to_nm; ++nm) values.push_back(at(nm));
  return values;
}

Result<SpectralDistribution> mix(std::span<const WeightedDistribution> parts) {
  double from_nm = least_wavelength_nm;
  double to_nm = greatest_wavelength_nm;
  for (const WeightedDistribution& part : parts) {
    if (!std::isfinite(part.weight) || part.weight < 0.0)
      return failure(
          {.message = fmt::format("a weight is {}, expected a number not below 0", part.weight), .field = "weight"});
    if (part.weight == 0.0) continue;
    from_nm = std::max(from_nm, part.distribution->first_nm());
    to_nm = std::min(to_nm, part.distribution->last_nm());
  }
  std::vector<double> wavelengths_nm;
  for (const WeightedDistribution& part : parts)
    if (part.weight > 0.0)
      std::ranges::copy_if(part.distribution->wavelengths_nm(), std::back_inserter(wavelengths_nm),
                           [&](double nm) { return nm >= from_nm && nm <= to_nm; });
  std::ranges::sort(wavelengths_nm);
  wavelengths_nm.erase(std::unique(wavelengths_nm.begin(), wavelengths_nm.end()), wavelengths_nm.end());
  std::vector<double> values(wavelengths_nm.size(), 0.0);
  for (const WeightedDistribution& part : parts)
    if (part.weight > 0.0)
      for (std::size_t i = 0; i < values.size(); ++i)
        values[i] += part.weight * part.distribution->at(wavelengths_nm[i]);
  return SpectralDistribution::create(std::move(wavelengths_nm), std::move(values));
}

}  // namespace twinlight::spectrum
