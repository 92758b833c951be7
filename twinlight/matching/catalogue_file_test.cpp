#include "twinlight/matching/catalogue_file.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstddef>
#include <fstream>

#include "tests/support/reference_files.h"
#include "tests/support/scratch_folder.h"
#include "twinlight/foundation/file.h"
#include "twinlight/matching/catalogue_import.h"
#include "twinlight/matching/catalogue_layout.h"

namespace twinlight::matching {
namespace {
namespace fs = std::filesystem;

using ::testing::HasSubstr;

class CatalogueFileTest : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }

  static void write(const fs::path& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }
  /// A round (one plane) or a one-sided (0° to 180°) luminaire.
  void write_luminaire(const std::string& name, int candela, bool one_sided = false) const {
    const std::string half = std::to_string(candela / 2);
    const std::string whole = std::to_string(candela);
    write(folder_ / name,
          "IESNA:LM-63-2002\n[TEST] none\n[TESTLAB] none\n[ISSUEDATE] 2026\n[MANUFAC] Test\nTILT=NONE\n1 1000 1 3 " +
              std::string(one_sided ? "3" : "1") + " 1 2 0.6 0.6 0\n1 1 30\n0 45 90\n" +
              (one_sided ? "0 90 180\n" : "0\n") + whole + " " + half + " 0\n" +
              (one_sided ? whole + " 200 0\n" + whole + " 10 0\n" : ""));
  }
  ImportSummary import() const {
    auto summary = import_products(folder_, file_, 2);
    EXPECT_TRUE(summary) << to_string(summary.error());
    return summary ? *summary : ImportSummary{};
  }
  std::string complaint() const {
    const auto opened = CatalogueFile::open(file_);
    return opened ? "was accepted" : to_string(opened.error());
  }

  const testing::ScratchFolder root_;
  const fs::path folder_ = root_ / "products";
  const fs::path file_ = root_ / "products.twl";
};

TEST_F(CatalogueFileTest, GivesBackWhatWasImported) {
  write_luminaire("a.ies", 300);
  write_luminaire("b.ies", 500, true);
  write(folder_ / "broken.ldt", "this is no EULUMDAT");
  write(folder_ / "catalogue.csv", "file,price,currency,life_h\nb.ies,80,EUR,60000\n");
  const ImportSummary summary = import();
  EXPECT_EQ(summary.added, 2U);
  EXPECT_EQ(summary.refused.size(), 1U);

  const Catalogue folder = read_catalogue(folder_, 1).value();
  const ProductColumns columns = columns_of(folder, 1);
  const CatalogueFile file = CatalogueFile::open(file_).value();
  ASSERT_EQ(file.size(), 2U);
  Catalogue catalogue = file.catalogue();
  ASSERT_TRUE(read_luminaires(file, {0, 1}, 2, catalogue));
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(file.sources()[i].file, folder.products[i].file);
    EXPECT_EQ(file.sources()[i].sha256, folder.products[i].sha256);
    EXPECT_EQ(catalogue.products[i].luminaire->distribution.flux_lm(),
              folder.products[i].luminaire->distribution.flux_lm());
    const ColumnProduct& found = file.columns().product(i);
    const ColumnProduct& expected = columns.product(i);
    EXPECT_EQ(found.traits.symmetry, expected.traits.symmetry);
    EXPECT_EQ(found.traits.flux_lm, expected.traits.flux_lm);
    EXPECT_EQ(found.traits.input_power_W, expected.traits.input_power_W);
    EXPECT_EQ(found.traits.colour_rendering_index, expected.traits.colour_rendering_index);
    EXPECT_EQ(found.traits.opening.length_m, expected.traits.opening.length_m);
    EXPECT_EQ(found.basis_error, expected.basis_error);
    const SymmetryColumns& of = columns.of(expected.traits.symmetry);
    EXPECT_TRUE(std::ranges::equal(file.intensities_cd(i), of.intensities_cd));
  }
  EXPECT_FALSE(catalogue.products[0].price);
  EXPECT_EQ(catalogue.products[1].price->amount, 80.0);
  EXPECT_EQ(catalogue.products[1].price->currency, "EUR");
  EXPECT_EQ(catalogue.products[1].price->life_h, 60000.0);
}

TEST_F(CatalogueFileTest, ReadsTheSpectraBesideItsProducts) {
  write_luminaire("a.ies", 300);
  write_luminaire("b.ies", 500);
  write(folder_ / "white.csv", "nm,value\n400,1\n500,2\n600,3\n700,1\n");
  write(folder_ / "catalogue.csv", "file,price,currency,life_h,spectrum\na.ies,80,EUR,,white.csv\nb.ies,,,,\n");
  import();
  const CatalogueFile file = CatalogueFile::open(file_).value();
  Catalogue catalogue = file.catalogue();
  ASSERT_TRUE(read_luminaires(file, {0, 1}, 1, catalogue));
  const Catalogue folder = read_catalogue(folder_, 1).value();
  EXPECT_EQ(catalogue.products[0].spectrum_file, "white.csv");
  EXPECT_EQ(catalogue.products[0].spectrum_sha256, folder.products[0].spectrum_sha256);
  EXPECT_EQ(catalogue.products[0].luminaire->spectra.size(), 1U);
  EXPECT_TRUE(catalogue.products[1].luminaire->spectra.empty());
}

TEST_F(CatalogueFileTest, KeepsEachLightOfAContainer) {
  fs::copy_file(testing::project_path("examples/files/demerglans-klaslicht600.gldf"), folder_ / "a.gldf");
  ASSERT_EQ(import().added, 2U);
  const CatalogueFile file = CatalogueFile::open(file_).value();
  Catalogue catalogue = file.catalogue();
  ASSERT_TRUE(read_luminaires(file, {1, 0}, 1, catalogue));
  EXPECT_EQ(catalogue.products[0].file, "a.gldf#kl600-3200");
  EXPECT_EQ(catalogue.products[0].luminaire->declared_flux_lm, 3200.0);
  EXPECT_EQ(catalogue.products[1].file, "a.gldf#kl600-3700");
  EXPECT_EQ(catalogue.products[1].luminaire->declared_flux_lm, 3700.0);
  EXPECT_EQ(import().unchanged, 2U);
}

TEST_F(CatalogueFileTest, AddsToWhatIsThere) {
  write_luminaire("a.ies", 300);
  write_luminaire("b.ies", 400);
  write_luminaire("gone.ies", 500);
  import();
  fs::remove(folder_ / "gone.ies");
  write_luminaire("b.ies", 450);
  write_luminaire("c.ies", 600, true);
  const ImportSummary second = import();
  EXPECT_EQ(second.unchanged, 1U);
  EXPECT_EQ(second.replaced, 1U);
  EXPECT_EQ(second.added, 1U);
  EXPECT_EQ(second.removed, 1U);

  const fs::path other = root_ / "other";
  fs::create_directories(other);
  fs::copy_file(folder_ / "a.ies", other / "a.ies");
  const ImportSummary third = import_products(other, file_, 1).value();
  EXPECT_EQ(third.added, 1U);
  EXPECT_EQ(third.products, 4U);
  const CatalogueFile file = CatalogueFile::open(file_).value();
  for (std::size_t i = 0; i < file.size(); ++i) EXPECT_GT(file.intensities_cd(i)[0], 200.0F);
}

TEST_F(CatalogueFileTest, AFileCutShortAnywhereIsRefused) {
  write_luminaire("a.ies", 300);
  write_luminaire("b.ies", 500, true);
  import();
  const std::string whole = read_file(file_, 1U << 24U).value();
  for (std::size_t keep = 0; keep < whole.size(); keep += keep < 400 ? 7 : 499) {
    write(file_, whole.substr(0, keep));
    EXPECT_NE(complaint(), "was accepted") << keep;
  }
  write(file_, whole + "more");
  EXPECT_THAT(complaint(), HasSubstr("it was cut short or added to"));
  write(file_, whole);
  EXPECT_EQ(complaint(), "was accepted");
}

TEST_F(CatalogueFileTest, AFileDamagedAnywhereIsRefused) {
  write_luminaire("a.ies", 300);
  write_luminaire("b.ies", 500, true);
  import();
  const std::string whole = read_file(file_, 1U << 24U).value();
  for (std::size_t at = 0; at < whole.size(); at += at < 400 ? 1 : 497) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    write(file_, damaged);
    EXPECT_NE(complaint(), "was accepted") << at;
  }
}

TEST_F(CatalogueFileTest, SaysWhatItFoundInstead) {
  write_luminaire("a.ies", 300);
  import();
  const std::string whole = read_file(file_, 1U << 24U).value();
  std::string changed = whole;
  changed[offsetof(layout::Header, version)] = 7;
  write(file_, changed);
  EXPECT_THAT(complaint(), HasSubstr("products.twl: is of version 7 of the format, expected 1"));
  changed = whole;
  changed[offsetof(layout::Header, planes)] = 36;
  write(file_, changed);
  EXPECT_THAT(complaint(), HasSubstr("has another basis of directions"));
  changed = whole;
  changed[changed.size() - 1] = 1;
  write(file_, changed);
  EXPECT_THAT(complaint(), HasSubstr("is damaged: its checksum"));
  write(file_, std::string(1000, 'x'));
  EXPECT_THAT(complaint(), HasSubstr("is not a catalogue of Twinlight"));
  write(file_, "");
  EXPECT_THAT(complaint(), HasSubstr("is not a catalogue of Twinlight: it is too short"));
}

TEST_F(CatalogueFileTest, ADamagedFileIsNotOverwritten) {
  write_luminaire("a.ies", 300);
  write(file_, "my only copy of something else");
  const auto refused = import_products(folder_, file_, 1);
  ASSERT_FALSE(refused);
  EXPECT_EQ(read_file(file_, 1000).value(), "my only copy of something else");
}

TEST_F(CatalogueFileTest, WhatAStoppedImportLeftBesideDoesNoHarm) {
  write_luminaire("a.ies", 300);
  import();
  write(file_.string() + ".unfinished", "half of a catalogue");
  EXPECT_EQ(complaint(), "was accepted");
  import();
  EXPECT_FALSE(fs::exists(file_.string() + ".unfinished"));
}

TEST_F(CatalogueFileTest, AFileThatCanNotBeWrittenIsRefusedAndLeavesNothing) {
  write_luminaire("a.ies", 300);
  const auto refused = import_products(folder_, root_ / "absent" / "products.twl", 1);
  ASSERT_FALSE(refused);
  EXPECT_THAT(to_string(refused.error()), HasSubstr("cannot be written: No such file or directory"));
}

TEST_F(CatalogueFileTest, AProductThatChangedSinceIsRefused) {
  write_luminaire("a.ies", 300);
  import();
  const CatalogueFile file = CatalogueFile::open(file_).value();
  Catalogue catalogue = file.catalogue();
  write_luminaire("a.ies", 301);
  const auto changed = read_luminaires(file, {0}, 1, catalogue);
  ASSERT_FALSE(changed);
  EXPECT_THAT(to_string(changed.error()), HasSubstr("a.ies: is not the file that was imported"));
  fs::remove(folder_ / "a.ies");
  EXPECT_THAT(to_string(read_luminaires(file, {0}, 1, catalogue).error()), HasSubstr("a.ies: no such file"));
}

}  // namespace
}  // namespace twinlight::matching
