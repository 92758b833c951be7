#include "examples/generator/catalogue.h"

#include <fmt/format.h>

#include "examples/generator/housing.h"
#include "examples/generator/readme.h"
#include "examples/generator/spectra.h"

namespace twinlight::demo {
namespace {

using photometry::FileFormat;
using photometry::Lm63Units;
using photometry::Lm63Version;
using photometry::Luminaire;
using photometry::PhotometryBasis;

constexpr const char* made_on = "2026-11-23";
constexpr const char* origin = "Twinlight demonstration catalogue";

bool is_eulumdat(Writing writing) {
  return writing == Writing::eulumdat || writing == Writing::eulumdat_absolute;
}

bool is_relative(Writing writing) {
  return writing == Writing::eulumdat || writing == Writing::lm63_2002_relative;
}

FileFormat format_of(Writing writing) {
  if (is_eulumdat(writing)) return FileFormat::eulumdat;
  return writing == Writing::lm63_2019_absolute ? FileFormat::lm63_2019 : FileFormat::lm63_2002;
}

photometry::LampSet lamp_set_of(const Family& family, const Rating& rating) {
  const bool is_white = !rating.rendering.empty();
  const std::string type =
      is_white ? fmt::format("LED {} K Ra {}", rating.colour, rating.rendering) : "LED plant light";
  return {.lamp_count = is_relative(family.writing) ? family.lamp_count : -family.lamp_count,
          .lamp_type = type,
          .flux_lm = rating.flux_lm / family.light_output_ratio,
          .colour_appearance = rating.colour,
          .colour_rendering = rating.rendering,
          .power_W = rating.power_W};
}

/// Who made the file, under the names of the format. What is not measured says so.
std::vector<std::pair<std::string, std::string>> keywords_of(const Product& product) {
  const std::string report = product.note.empty() ? "computed, not measured" : "computed; " + product.note;
  if (is_eulumdat(product.family.writing)) {
    return {{"report number", report},
            {"file name", file_name(product)},
            {"date and user", fmt::format("{} {}", made_on, origin)}};
  }
  return {{"TEST", report},
          {"TESTLAB", fmt::format("none: {}", origin)},
          {"ISSUEDATE", made_on},
          {"OTHER", "fictional product of a fictional maker"}};
}

photometry::WrittenFile written_file(const Product& product, const Luminaire& luminaire) {
  const Family& family = product.family;
  if (is_eulumdat(family.writing)) return photometry::write_eulumdat(luminaire);
  return photometry::write_lm63(
      luminaire, {.version = family.writing == Writing::lm63_2019_absolute ? Lm63Version::v2019 : Lm63Version::v2002,
                  .units = family.writing == Writing::lm63_2002_feet ? Lm63Units::feet : Lm63Units::metres,
                  .generation = photometry::FileGeneration::computer_simulation});
}

/// Nothing of a catalogue's luminaire may be lost in its file.
Result<std::string> written(const Product& product, const Luminaire& luminaire) {
  photometry::WrittenFile file = written_file(product, luminaire);
  if (!file.losses.empty()) return failure(file.losses.front());
  return std::move(file.text);
}

/// The price list that twinlight reads beside the photometric files.
std::string price_list(const std::vector<Product>& products) {
  std::string csv = "file,price,currency,life_h,spectrum,ip,ik,dims_to,domains,mounting\n";
  for (const Product& product : products) {
    const Housing housing = housing_of(product);
    csv += fmt::format("{},{:.0f},EUR,{:.0f},{},{},{},{},{},{}\n", file_name(product), product.price_EUR,
                       product.life_h, spectrum_file(product).value_or(""), housing.ip, housing.ik, housing.dims_to,
                       housing.domains, housing.mounting);
  }
  return csv;
}

}  // namespace

Result<Luminaire> luminaire_of(const Product& product) {
  const Family& family = product.family;
  const Rating& nominal = product.ratings.front();
  const std::string& local_name = family.maker.local_name;
  // LM-63 is ASCII by its standard; EULUMDAT says nothing, and UTF-8 keeps the maker's own name.
  const bool with_local_name = is_eulumdat(family.writing) && !local_name.empty();
  auto distribution = TWL_TRY(distribution_of(family.parts, family.grid, nominal.flux_lm));
  Luminaire luminaire = {.format = format_of(family.writing),
                         .basis = is_relative(family.writing) ? PhotometryBasis::relative : PhotometryBasis::absolute,
                         .manufacturer = with_local_name ? local_name + " " + family.maker.name : family.maker.name,
                         .model = product.model,
                         .catalogue_number = product.number,
                         .symmetry = family.grid.symmetry,
                         .distribution = std::move(distribution),
                         .opening = family.opening,
                         .declared_flux_lm = nominal.flux_lm / family.light_output_ratio,
                         .input_power_W = nominal.power_W,
                         .keywords = keywords_of(product)};
  // The outer dimensions have no place in LM-63.
  if (is_eulumdat(family.writing))
    luminaire.housing = {
        .length_m = family.housing_length_m, .width_m = family.housing_width_m, .height_m = family.housing_height_m};
  for (const Rating& rating : product.ratings) luminaire.lamp_sets.push_back(lamp_set_of(family, rating));
  return luminaire;
}

Result<std::vector<CatalogueFile>> make_catalogue() {
  const std::vector<Product> products = all_products();
  std::vector<CatalogueFile> files;
  std::vector<ListedProduct> listed;
  for (const Product& product : products) {
    const auto with_file = [&](Diagnostic diagnostic) {
      diagnostic.file = file_name(product);
      return diagnostic;
    };
    auto luminaire = luminaire_of(product).map_error(with_file);
    if (!luminaire) return failure(std::move(luminaire).error());
    const std::string bytes = TWL_TRY(written(product, *luminaire).map_error(with_file));
    files.push_back({file_name(product), bytes});
    listed.push_back({product, *std::move(luminaire)});
  }
  for (const DemoSpectrum& spectrum : all_spectra()) files.push_back({spectrum.file, spectrum.bytes});
  files.push_back({"catalogue.csv", price_list(products)});
  files.push_back({"README.md", readme_text(listed)});
  return files;
}

}  // namespace twinlight::demo
