#include "twinlight/spectrum/animal_sight.h"

#include <cmath>

namespace twinlight::spectrum {
namespace {

struct Eyes {
  std::string_view name;
  double long_wave_peak_nm;
};
constexpr std::array<Eyes, all_animals.size()> eyes = {{{"chicken", 571.0}, {"pig", 556.0}, {"cattle", 555.0}}};

double square(double value) {
  return value * value;
}

}  // namespace

std::string_view to_string(Animal animal) {
  return eyes[static_cast<std::size_t>(animal)].name;
}

std::optional<Animal> animal_named(std::string_view name) {
  for (const Animal animal : all_animals)
    if (to_string(animal) == name) return animal;
  return std::nullopt;
}

double visual_pigment_absorbance(double wavelength_nm, double peak_nm) {
  const double x = peak_nm / wavelength_nm;
  const double a = 0.8795 + 0.0459 * std::exp(-square(peak_nm - 300.0) / 11940.0);
  const double alpha =
      1.0 / (std::exp(69.7 * (a - x)) + std::exp(28.0 * (0.922 - x)) + std::exp(-14.9 * (1.104 - x)) + 0.674);
  const double beta_peak_nm = 189.0 + 0.315 * peak_nm;
  const double beta_width_nm = -40.5 + 0.195 * peak_nm;
  return alpha + 0.26 * std::exp(-square((wavelength_nm - beta_peak_nm) / beta_width_nm));
}

double long_wave_pigment_peak_nm(Animal animal) {
  return eyes[static_cast<std::size_t>(animal)].long_wave_peak_nm;
}

double animal_sensitivity(Animal animal, double wavelength_nm) {
  return wavelength_nm * visual_pigment_absorbance(wavelength_nm, long_wave_pigment_peak_nm(animal));
}

}  // namespace twinlight::spectrum
