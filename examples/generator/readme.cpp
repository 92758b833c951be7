#include "examples/generator/readme.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "examples/generator/makers.h"
#include "twinlight/foundation/constants.h"

namespace twinlight::demo {
namespace {

using photometry::LuminousOpening;
using photometry::Symmetry;

constexpr const char* introduction = R"(# Demonstration catalogue

{} luminaires of {} makers from Limburg and Guangdong, as EULUMDAT (.ldt) and IES LM-63 (.ies) files that any
lighting program opens, with `catalogue.csv` for prices, lives, spectrum files (`spectrum-*.csv`), IP and IK codes, dimming, domains and mounting of products.

**All of it is fictional.** The makers do not exist and no product is one of a real maker. The figures are typical of
2024 to 2026: the distributions come from simple models of optics (Lambertian sheets, prism sheets with a shielding
angle, lenses, reflector lobes), not from measurements. Do not plan a real installation with these files.

The folder is generated, this page too; do not edit it. The program is `examples/generator`:

    cmake --build --preset release --target twinlight_demo_catalogue
    build/release/twinlight_demo_catalogue examples/catalogue

A test makes it again and compares every byte. Licence of the files in this folder: CC0 1.0, no rights reserved.

## Makers

| files | name | place |
| --- | --- | --- |
)";

constexpr const char* list_heading = R"(
## Luminaires

Flux, power and efficacy are the luminaire's. L65 is the mean luminance of the opening at 65° from nadir, the largest
of the four main planes. "up" is the part of the flux above the horizontal. Life is L80B10 unless a note says
otherwise, Q90 for plant lighting. Plant lighting is rated in photons; its lumens follow from the lumens per µmol/s
that its note states, with the shares of the photons: DR deep red 660 nm, B blue 450 nm, W white.

| file | model | kind | symmetry | lm | W | lm/W | K | Ra | up | L65 cd/m² | EUR | life h |
| --- | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
)";

const char* name_of(Symmetry symmetry) {
  switch (symmetry) {
    case Symmetry::rotational:
      return "rotational";
    case Symmetry::quadrant:
      return "quadrant";
    case Symmetry::c0_c180:
      return "C0-C180";
    case Symmetry::c90_c270:
      return "C90-C270";
    case Symmetry::none:
      break;
  }
  return "none";
}

std::string product_row(const ListedProduct& listed) {
  const Product& product = listed.product;
  const Rating& rating = product.ratings.front();
  const auto& distribution = listed.luminaire.distribution;
  return fmt::format(
      "| {} | {} | {} | {} | {:.0f} | {:.1f} | {:.0f} | {} | {} | {:.0f} % | {:.0f} | {:.0f} | {:.0f} |\n",
      file_name(product), product.model, product.family.kind, name_of(product.family.grid.symmetry), rating.flux_lm,
      rating.power_W, rating.flux_lm / rating.power_W, rating.colour, rating.rendering,
      100.0 * distribution.flux_lm(90.0, 180.0) / distribution.flux_lm(), luminance_65_cd_per_m2(listed.luminaire),
      product.price_EUR, product.life_h);
}

/// Area that an observer in direction (C, 65°) sees of the opening.
double area_seen_m2(const LuminousOpening& opening, double c_deg, double gamma_deg) {
  const bool round = opening.shape == LuminousOpening::Shape::ellipse;
  const double area_m2 = opening.length_m * opening.width_m * (round ? constants::pi / 4.0 : 1.0);
  const bool across = c_deg == 0.0 || c_deg == 180.0;  // seen from there, the long side is in view
  const double side_m = across ? opening.length_m : opening.width_m;
  return area_m2 * std::abs(std::cos(radians(gamma_deg))) + side_m * opening.height_c0_m * std::sin(radians(gamma_deg));
}

}  // namespace

double luminance_65_cd_per_m2(const photometry::Luminaire& luminaire) {
  constexpr double gamma_deg = 65.0;
  double largest = 0.0;
  for (const double c_deg : {0.0, 90.0, 180.0, 270.0}) {
    largest = std::max(largest, luminaire.distribution.intensity_cd(c_deg, gamma_deg) /
                                    area_seen_m2(luminaire.opening, c_deg, gamma_deg));
  }
  return largest;
}

std::string readme_text(const std::vector<ListedProduct>& products) {
  std::string text = fmt::format(introduction, products.size(), all_makers().size());
  for (const Maker& maker : all_makers()) {
    text += fmt::format("| {}-* | {}{}{} | {} |\n", maker.key, maker.name, maker.local_name.empty() ? "" : " ",
                        maker.local_name, maker.place);
  }
  text += list_heading;
  for (const ListedProduct& listed : products) text += product_row(listed);
  text += "\n## Notes\n\n";
  for (const auto& [product, luminaire] : products) {
    for (const std::string& note : {product.note, product.remark}) {
      if (!note.empty()) text += fmt::format("- {}: {}\n", file_name(product), note);
    }
  }
  return text;
}

}  // namespace twinlight::demo
