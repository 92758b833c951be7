#include "generated_catalogue.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <random>

#include "twinlight/foundation/constants.h"

namespace twinlight::benchmarks {
namespace {

using photometry::IntensityDistribution;
using photometry::LuminousOpening;
using photometry::Symmetry;

/// Random numbers that are the same on every machine: only the engine is taken from the library.
class Chance {
 public:
  double between(double from, double to) {
    return from + (to - from) * (static_cast<double>(engine_()) / 4294967296.0);
  }
  std::size_t below(std::size_t count) { return engine_() % count; }
  template <class T, std::size_t n>
  T one_of(const std::array<T, n>& all) {
    return all.at(below(n));
  }

 private:
  std::mt19937 engine_{20261127};
};

struct Kind {
  Symmetry symmetry;
  bool linear;
  std::size_t percent;
};
constexpr std::array<Kind, 6> kinds{{{Symmetry::rotational, false, 30},
                                     {Symmetry::quadrant, false, 20},
                                     {Symmetry::quadrant, true, 30},
                                     {Symmetry::c0_c180, true, 8},
                                     {Symmetry::c90_c270, true, 4},
                                     {Symmetry::none, true, 8}}};

/// For 1000 lm.
struct Shape {
  IntensityDistribution distribution;
  std::vector<float> intensities_cd;
  double upward_fraction = 0.0;
  double basis_error = 0.0;
};

/// cosⁿ with half of the peak at half of the beam angle.
double exponent(double beam_deg) {
  return std::log(0.5) / std::log(std::cos(radians(0.5 * beam_deg)));
}

std::pair<double, double> sector(Symmetry symmetry) {
  switch (symmetry) {
    case Symmetry::rotational:
      return {0.0, 0.0};
    case Symmetry::quadrant:
      return {0.0, 90.0};
    case Symmetry::c0_c180:
      return {0.0, 180.0};
    case Symmetry::c90_c270:
      return {90.0, 270.0};
    case Symmetry::none:
      break;
  }
  return {0.0, 360.0};
}

IntensityDistribution any_distribution(const Kind& kind, Chance& chance) {
  const double n0 = exponent(chance.between(kind.linear ? 60.0 : 20.0, 120.0));
  const double n90 = kind.symmetry == Symmetry::rotational ? n0 : exponent(chance.between(60.0, 120.0));
  const double batwing = chance.below(3) == 0 ? chance.between(0.5, 2.0) : 0.0;
  const double upward = kind.linear && chance.below(3) == 0 ? chance.between(0.2, 1.0) : 0.0;
  const double tilt =
      kind.symmetry == Symmetry::rotational || kind.symmetry == Symmetry::quadrant ? 0.0 : chance.between(0.1, 0.6);
  // The side to which a luminaire of one plane of symmetry throws its light lies in that plane.
  const double towards = kind.symmetry == Symmetry::c90_c270 ? 90.0 : kind.symmetry == Symmetry::none ? 25.0 : 0.0;
  const double gamma_step = chance.one_of(std::array{2.5, 5.0});
  const double c_step = chance.one_of(std::array{5.0, 10.0, 15.0, 22.5});
  const auto [from, to] = sector(kind.symmetry);
  std::vector<double> planes;
  for (double c = from; c <= to + 1e-9; c += c_step) planes.push_back(c);
  if (planes.back() < to - 1e-9) planes.push_back(to);
  std::vector<double> gammas;
  for (double gamma = 0.0; gamma <= 180.0 + 1e-9; gamma += gamma_step) gammas.push_back(gamma);
  std::vector<double> cd;
  for (const double plane : planes) {
    const double along = std::pow(std::cos(radians(plane)), 2.0);
    const double n = n0 * along + n90 * (1.0 - along);
    for (const double gamma : gammas) {
      const double down = std::cos(radians(gamma));
      const double flat = std::sin(radians(gamma));
      const double lobe = 1.0 + batwing * flat * flat + tilt * flat * std::cos(radians(plane - towards));
      cd.push_back(lobe * (down > 0.0 ? std::pow(down, n) : upward * std::abs(down)));
    }
  }
  if (kind.symmetry == Symmetry::none)
    std::copy_n(cd.begin(), gammas.size(), cd.end() - static_cast<std::ptrdiff_t>(gammas.size()));
  return IntensityDistribution::create(planes, gammas, cd, kind.symmetry).value();
}

Shape any_shape(const Kind& kind, Chance& chance, lighting::BasisProjector& projector) {
  const IntensityDistribution any = any_distribution(kind, chance);
  const IntensityDistribution distribution = any.scaled(1000.0 / any.flux_lm());
  lighting::ProjectedDistribution projected = projector.project(distribution);
  return {.distribution = distribution,
          .intensities_cd = std::move(projected.intensities_cd),
          .upward_fraction = distribution.flux_lm(90.0, 180.0) / distribution.flux_lm(),
          .basis_error = projected.error};
}

LuminousOpening any_opening(const Kind& kind, Chance& chance) {
  if (kind.symmetry == Symmetry::rotational) {
    const double diameter_m = chance.between(0.1, 0.4);
    return {.shape = LuminousOpening::Shape::ellipse, .length_m = diameter_m, .width_m = diameter_m};
  }
  using Size = std::pair<double, double>;
  const Size size = kind.linear ? chance.one_of(std::array<Size, 4>{{{1.2, 0.3}, {1.2, 0.1}, {1.5, 0.06}, {1.8, 0.06}}})
                                : chance.one_of(std::array<Size, 2>{{{0.6, 0.6}, {0.62, 0.62}}});
  return {.shape = LuminousOpening::Shape::rectangle, .length_m = size.first, .width_m = size.second};
}

const Kind& any_kind(Chance& chance, std::size_t& number) {
  std::size_t percent = chance.below(100);
  for (number = 0; percent >= kinds.at(number).percent; ++number) percent -= kinds.at(number).percent;
  return kinds.at(number);
}

matching::CatalogueProduct with_luminaire(const matching::ColumnProduct& product, const Shape& shape,
                                          std::size_t number) {
  auto luminaire = std::make_shared<photometry::Luminaire>();
  luminaire->symmetry = product.traits.symmetry;
  luminaire->distribution = shape.distribution.scaled(product.traits.flux_lm / 1000.0);
  luminaire->opening = product.traits.opening;
  luminaire->declared_flux_lm = product.traits.flux_lm;
  luminaire->input_power_W = product.traits.input_power_W;
  luminaire->colour_rendering_index = product.traits.colour_rendering_index;
  return {.file = fmt::format("product{:06}.ldt", number), .luminaire = std::move(luminaire), .price = product.price};
}

}  // namespace

matching::ProductColumns generated_catalogue(std::size_t products, matching::Catalogue* luminaires) {
  Chance chance;
  lighting::BasisProjector projector(lighting::DirectionBasis::standard());
  std::array<std::vector<Shape>, kinds.size()> shapes;
  for (std::size_t k = 0; k < kinds.size(); ++k)
    for (std::size_t i = 0; i < shapes_each; ++i) shapes.at(k).push_back(any_shape(kinds.at(k), chance, projector));

  matching::ProductColumns columns;
  std::vector<float> scaled;
  for (std::size_t i = 0; i < products; ++i) {
    std::size_t number = 0;
    const Kind& kind = any_kind(chance, number);
    const Shape& shape = shapes.at(number)[chance.below(shapes_each)];
    const double flux_lm = 600.0 * std::pow(15.0, chance.between(0.0, 1.0));
    scaled.clear();
    for (const float cd : shape.intensities_cd) scaled.push_back(static_cast<float>(flux_lm / 1000.0) * cd);
    matching::ColumnProduct product{.traits = {.symmetry = kind.symmetry,
                                               .opening = any_opening(kind, chance),
                                               .flux_lm = flux_lm,
                                               .upward_flux_fraction = shape.upward_fraction,
                                               .input_power_W = flux_lm / chance.between(90.0, 170.0)},
                                    .basis_error = shape.basis_error};
    if (chance.below(10) != 0) product.traits.colour_rendering_index = chance.one_of(std::array{80.0, 80.0, 90.0});
    product.price = evidence::Price{.amount = chance.between(20.0, 300.0), .currency = "EUR", .life_h = 50000.0};
    if (luminaires != nullptr) luminaires->products.push_back(with_luminaire(product, shape, i));
    columns.add(std::move(product), scaled);
  }
  return columns;
}

}  // namespace twinlight::benchmarks
