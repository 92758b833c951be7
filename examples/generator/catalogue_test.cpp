#include "examples/generator/catalogue.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <filesystem>
#include <map>
#include <set>

#include "examples/generator/makers.h"
#include "examples/generator/readme.h"
#include "tests/support/reference_files.h"
#include "twinlight/foundation/file.h"
#include "twinlight/foundation/settings.h"
#include "twinlight/photometry/photometric_file.h"

namespace twinlight::demo {
namespace {

using photometry::FileFormat;
using photometry::Luminaire;
using photometry::Symmetry;

constexpr std::size_t largest_file_bytes = 1U << 20U;

const std::vector<CatalogueFile>& catalogue() {
  static const std::vector<CatalogueFile> files = make_catalogue().value();
  return files;
}

/// Each product with what the photometric readers make of its file.
struct ReadProduct {
  Product product;
  Luminaire luminaire;
};
const std::vector<ReadProduct>& read_catalogue() {
  static const std::vector<ReadProduct> products = [] {
    std::vector<ReadProduct> read;
    const std::vector<Product> all = all_products();
    for (std::size_t i = 0; i < all.size(); ++i) {
      const CatalogueFile& file = catalogue().at(i);
      read.push_back({all[i], photometry::read_photometric(file.bytes, file.name).value()});
    }
    return read;
  }();
  return products;
}

double designed_upward_flux_lm(const Product& product) {
  return luminaire_of(product).value().distribution.flux_lm(90.0, 180.0);
}

TEST(DemoCatalogue, CommittedFilesAreTheGeneratorsByteForByte) {
  const auto folder = twinlight::testing::project_path("examples/catalogue");
  std::set<std::string> made;
  for (const CatalogueFile& file : catalogue()) {
    const auto committed = read_file(folder / file.name, largest_file_bytes);
    ASSERT_TRUE(committed) << to_string(committed.error());
    EXPECT_TRUE(*committed == file.bytes) << file.name << " differs: run twinlight_demo_catalogue examples/catalogue";
    made.insert(file.name);
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    EXPECT_TRUE(made.count(entry.path().filename().string()) == 1) << entry.path() << " is no product of the generator";
  }
}

TEST(DemoCatalogue, FileNamesAreUnique) {
  std::set<std::string> names;
  std::set<std::string> numbers;
  for (const Product& product : all_products()) {
    EXPECT_TRUE(names.insert(file_name(product)).second) << file_name(product);
    EXPECT_TRUE(numbers.insert(product.number).second) << product.number;
  }
  EXPECT_GE(names.size(), 60U);
}

TEST(DemoCatalogue, FilesAreReadWithoutWarning) {
  for (const auto& [product, luminaire] : read_catalogue()) {
    for (const Diagnostic& warning : luminaire.warnings) ADD_FAILURE() << to_string(warning);
  }
}

// Files print intensities to 0.01 cd/klm or 0.001 cd: the flux of a table that was rounded is within 2e-5.
TEST(DemoCatalogue, FluxIsWhatTheProductStates) {
  for (const auto& [product, luminaire] : read_catalogue()) {
    const Rating& nominal = product.ratings.front();
    const double flux_lm = luminaire.distribution.flux_lm();
    EXPECT_NEAR(flux_lm / nominal.flux_lm, 1.0, 2e-5) << file_name(product);
    EXPECT_NEAR(luminaire.distribution.flux_lm(90.0, 180.0), designed_upward_flux_lm(product), 1e-4 * nominal.flux_lm);
    EXPECT_NEAR(luminaire.input_power_W.value(), nominal.power_W, 1e-9) << file_name(product);
    if (luminaire.basis == photometry::PhotometryBasis::relative || luminaire.format == FileFormat::eulumdat) {
      EXPECT_NEAR(luminaire.declared_flux_lm.value() * product.family.light_output_ratio, flux_lm, 2e-5 * flux_lm);
    }
    if (!nominal.rendering.empty()) {
      EXPECT_EQ(luminaire.colour_temperature_K, std::stod(nominal.colour)) << file_name(product);
      EXPECT_EQ(luminaire.colour_rendering_index, std::stod(nominal.rendering)) << file_name(product);
    }
    EXPECT_EQ(luminaire.symmetry, product.family.grid.symmetry) << file_name(product);
    EXPECT_NEAR(luminaire.opening.length_m, product.family.opening.length_m, 1e-4) << file_name(product);
    EXPECT_NEAR(luminaire.opening.width_m, product.family.opening.width_m, 1e-4) << file_name(product);
    EXPECT_EQ(luminaire.opening.shape, product.family.opening.shape) << file_name(product);
  }
}

TEST(DemoCatalogue, CoversSymmetriesFormatsAndBothRegions) {
  std::map<Symmetry, int> symmetries;
  std::map<FileFormat, int> formats;
  std::set<std::string> makers;
  int round = 0;
  int absolute = 0;
  for (const auto& [product, luminaire] : read_catalogue()) {
    ++symmetries[luminaire.symmetry];
    ++formats[luminaire.format];
    makers.insert(product.family.maker.key);
    if (luminaire.opening.is_round()) ++round;
    if (luminaire.basis == photometry::PhotometryBasis::absolute) ++absolute;
  }
  const std::size_t files = read_catalogue().size();
  EXPECT_EQ(symmetries.size(), 5U);
  EXPECT_GE(4U * static_cast<std::size_t>(formats[FileFormat::lm63_2002] + formats[FileFormat::lm63_2019]), files);
  EXPECT_GT(formats[FileFormat::lm63_2002], 0);
  EXPECT_GT(formats[FileFormat::lm63_2019], 0);
  EXPECT_GT(round, 10);
  EXPECT_GT(absolute, 10);
  EXPECT_EQ(makers.size(), all_makers().size());
}

// What a lighting engineer looks at first: prism sheets stay below 3000 cd/m² at 65°, opal ones do not.
TEST(DemoCatalogue, LuminanceAt65DegreesFitsTheOptics) {
  const std::map<std::string, Range> ranges = {{"panel, microprismatic", Range::between(500.0, 3000.0)},
                                               {"panel, fine microprismatic", Range::between(300.0, 1500.0)},
                                               {"linear pendant, louvre", Range::between(0.0, 1000.0)},
                                               {"panel, opal", Range::between(3000.0, 6000.0)}};
  for (const auto& [product, luminaire] : read_catalogue()) {
    const auto range = ranges.find(product.family.kind);
    if (range == ranges.end()) continue;
    const double luminance = luminance_65_cd_per_m2(luminaire);
    EXPECT_GE(luminance, range->second.least) << file_name(product);
    EXPECT_LE(luminance, range->second.most) << file_name(product);
  }
}

TEST(DemoCatalogue, PriceListHasEveryProductOnce) {
  const auto list = std::find_if(catalogue().begin(), catalogue().end(),
                                 [](const CatalogueFile& file) { return file.name == "catalogue.csv"; });
  ASSERT_NE(list, catalogue().end());
  EXPECT_EQ(list->bytes.rfind("file,price,currency,life_h,spectrum,ip,ik,dims_to,domains,mounting\n", 0), 0U);
  for (const Product& product : all_products()) {
    EXPECT_THAT(list->bytes,
                ::testing::HasSubstr(fmt::format("\n{},{:.0f},EUR,", file_name(product), product.price_EUR)));
  }
}

}  // namespace
}  // namespace twinlight::demo
