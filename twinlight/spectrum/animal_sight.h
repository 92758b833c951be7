#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace twinlight::spectrum {

/// Whose eyes see light, where they are not those of people.
enum class Animal : std::size_t { chicken, pig, cattle };
inline constexpr std::array all_animals = {Animal::chicken, Animal::pig, Animal::cattle};
std::string_view to_string(Animal animal);
std::optional<Animal> animal_named(std::string_view name);

/// One value an animal, in the order of Animal.
using PerAnimal = std::array<std::optional<double>, all_animals.size()>;

/// Relative absorbance of a vitamin A1 visual pigment for photons: the template of Govardovskii et al., Visual
/// Neuroscience 17 (2000) 509–528, equations 1, 2, 4 and 5, its α and β bands added. It is 1 at the peak, within 2 %.
/// @param peak_nm  of the α band, 330 to 700
double visual_pigment_absorbance(double wavelength_nm, double peak_nm);

/// Peak of the pigment of the long-wave cones, which carry brightness by day: pig 556 nm (Neitz, Jacobs 1989), cattle
/// 555 nm (Jacobs, Deegan, Neitz 1998), chicken 571 nm, that of its double cones too (Okano et al. 1989).
double long_wave_pigment_peak_nm(Animal animal);

/// Relative sensitivity of those cones for radiant power, on any scale. Lens, oil droplets and other cones are left
/// out: what follows from it is uncertain, most of all for blue light.
double animal_sensitivity(Animal animal, double wavelength_nm);

}  // namespace twinlight::spectrum
