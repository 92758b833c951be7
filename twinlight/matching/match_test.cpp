#include "twinlight/matching/match.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <fstream>

#include "tests/support/reference_files.h"
#include "tests/support/scratch_folder.h"
#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/matching/parallel_for.h"

namespace twinlight::matching {
namespace {
namespace fs = std::filesystem;
namespace fixture = evidence::fixture;

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Illuminance by flux and number alone; uniform, free of glare.
evidence::LightingEngine flux_over_area() {
  const auto mean_lx = [](const lighting::Scene& scene) {
    return 0.6 * static_cast<double>(scene.placements.size()) * scene.luminaire->distribution.flux_lm() *
           scene.maintenance_factor / (scene.room.length_m * scene.room.width_m);
  };
  return {.estimate_mean_lx = [mean_lx](const lighting::Scene& scene) -> Result<double> { return mean_lx(scene); },
          .evaluate = [mean_lx](const lighting::Scene& scene) -> Result<lighting::Evaluation> {
            lighting::Evaluation evaluation;
            evaluation.task = {.mean_lx = mean_lx(scene), .uniformity = 0.7};
            evaluation.walls = {.mean_lx = 0.35 * mean_lx(scene), .uniformity = 0.3};
            evaluation.ceiling = {.mean_lx = 0.22 * mean_lx(scene), .uniformity = 0.5};
            evaluation.cylindrical = lighting::SurfaceIlluminance{.mean_lx = 0.4 * mean_lx(scene), .uniformity = 0.4};
            evaluation.ugr_max = 17.0;
            return evaluation;
          }};
}

CatalogueProduct product(std::string file, double flux_lm, double power_W) {
  return {.file = std::move(file), .luminaire = fixture::lambertian(flux_lm, power_W)};
}

std::vector<std::string> files_in_order(const Match& match) {
  std::vector<std::string> files;
  for (const ShortlistEntry& entry : match.shortlist) files.push_back(entry.product->file);
  return files;
}

TEST(Match, PassingByEnergyThenFailingByHowNear) {
  Catalogue catalogue{.products = {product("wasteful.ldt", 4000, 60), product("efficient.ldt", 4000, 25),
                                   product("weak.ldt", 100, 1), product("weaker.ldt", 50, 0.3)}};
  auto powerless = fixture::lambertian(4000, 30);
  powerless->input_power_W.reset();
  catalogue.products.push_back({.file = "powerless.ldt", .luminaire = powerless});
  evidence::Need need = fixture::classroom();
  need.layout.max_luminaires = 30;

  const Match result = match(need, catalogue, flux_over_area(), {});
  EXPECT_THAT(files_in_order(result), ElementsAre("efficient.ldt", "wasteful.ldt", "weak.ldt", "weaker.ldt"));
  EXPECT_EQ(result.shortlist[0].rank, 1);
  EXPECT_TRUE(result.shortlist[1].evidence.found.verdict.pass);
  EXPECT_FALSE(result.shortlist[2].evidence.found.verdict.pass);
  ASSERT_EQ(result.excluded.size(), 1U);
  EXPECT_THAT(result.excluded.at("no input power stated"), ElementsAre("powerless.ldt"));
}

TEST(Match, WhatIsProvenInFullComesBeforeWhatMustBeAsked) {
  Catalogue catalogue{.products = {product("proven.ldt", 4000, 40)}};
  const auto silent = fixture::lambertian(4000, 20);
  silent->colour_rendering_index.reset();
  catalogue.products.push_back({.file = "silent_on_ra.ies", .luminaire = silent});
  catalogue.products.push_back(product("weak.ldt", 100, 1));
  EXPECT_THAT(files_in_order(match(fixture::classroom(), catalogue, flux_over_area(), {})),
              ElementsAre("proven.ldt", "silent_on_ra.ies", "weak.ldt"));
}

TEST(Match, WhereCostDecidesAnUnknownPriceIsNotAnAdvantage) {
  Catalogue catalogue{.products = {product("a_unpriced.ldt", 4000, 20), product("b_priced.ldt", 4000, 30)}};
  catalogue.products[1].price = evidence::Price{.amount = 500.0, .currency = "EUR", .life_h = 50000.0};
  evidence::Need need = fixture::classroom();
  need.minimise = evidence::Objective::cost;
  EXPECT_THAT(files_in_order(match(need, catalogue, flux_over_area(), {})),
              ElementsAre("b_priced.ldt", "a_unpriced.ldt"));
}

RC_GTEST_PROP(Match, NeitherThreadsNorTheOrderOfFilesMatter, ()) {
  Catalogue catalogue;
  const auto count = *rc::gen::inRange<std::size_t>(1, 9);
  for (std::size_t i = 0; i < count; ++i)  // few distinct figures, so that ties occur
    catalogue.products.push_back(
        product("p" + std::to_string(i) + ".ldt", 1000.0 * *rc::gen::inRange(1, 4), 10.0 * *rc::gen::inRange(1, 4)));
  const evidence::Need need = fixture::classroom();
  const auto expected = files_in_order(match(need, catalogue, flux_over_area(), {}));
  Catalogue shuffled = catalogue;
  std::reverse(shuffled.products.begin(), shuffled.products.end());
  RC_ASSERT(files_in_order(match(need, catalogue, flux_over_area(), {.threads = 4})) == expected);
  RC_ASSERT(files_in_order(match(need, shuffled, flux_over_area(), {.threads = 2})) == expected);
}

TEST(Match, ProgressCountsEveryProductOnce) {
  Catalogue catalogue{.products = {product("a.ldt", 4000, 20), product("b.ldt", 4000, 30), product("c.ldt", 1, 30)}};
  std::vector<std::size_t> reported;
  match(fixture::classroom(), catalogue, flux_over_area(),
        {.threads = 3, .progress = [&](std::size_t done) { reported.push_back(done); }});
  EXPECT_THAT(reported, ElementsAre(1, 2, 3));
}

RC_GTEST_PROP(Match, RowsPutInTheirPlacesAsTheyComeAreTheShortlist, ()) {
  Catalogue catalogue;
  const auto count = *rc::gen::inRange<std::size_t>(1, 9);
  for (std::size_t i = 0; i < count; ++i)  // few distinct figures, so that ties occur
    catalogue.products.push_back(
        product("p" + std::to_string(i) + ".ldt", 1000.0 * *rc::gen::inRange(1, 4), 10.0 * *rc::gen::inRange(1, 4)));
  std::vector<std::string> files;
  const auto put = [&](const ShortlistEntry& entry) {
    files.insert(files.begin() + entry.rank - 1, entry.product->file);
  };
  const Match result =
      match(fixture::classroom(), catalogue, flux_over_area(), {.threads = *rc::gen::inRange(1U, 4U), .found = put});
  RC_ASSERT(files == files_in_order(result));
}

RC_GTEST_PROP(ParallelFor, DoesEverythingOnce, ()) {
  const auto count = *rc::gen::inRange<std::size_t>(0, 200);
  std::vector<int> times(count, 0);
  parallel_for(count, *rc::gen::inRange(0U, 6U), [&](std::size_t i) { ++times[i]; });
  RC_ASSERT(std::all_of(times.begin(), times.end(), [](int n) { return n == 1; }));
}

class CatalogueFolder : public ::testing::Test {
 protected:
  void write(const fs::path& name, std::string_view text) const { std::ofstream(folder_ / name) << text; }
  void write_luminaire(const fs::path& name) const {
    write(name,
          "IESNA:LM-63-2002\n[TEST] none\n[TESTLAB] none\n[ISSUEDATE] 2026\n[MANUFAC] Test\nTILT=NONE\n"
          "1 1000 1 3 1 1 2 0.6 0.6 0\n1 1 30\n0 45 90\n0\n300 200 0\n");
  }
  std::string complaint() const {
    const auto catalogue = read_catalogue(folder_.path(), 2);
    return catalogue ? "was accepted" : to_string(catalogue.error());
  }

  const testing::ScratchFolder folder_;
};

TEST_F(CatalogueFolder, ReadsWhatItCanAndListsWhatItRefuses) {
  write_luminaire("b.ies");
  write_luminaire("A.IES");
  write("broken.ldt", "this is no EULUMDAT");
  write("notes.txt", "not looked at");
  write("catalogue.csv", "file,price,currency,life_h,remark\nb.ies,80,EUR,60000,good\nA.IES,,,,\n");
  const auto catalogue = read_catalogue(folder_.path(), 2);
  ASSERT_TRUE(catalogue) << to_string(catalogue.error());
  ASSERT_EQ(catalogue->products.size(), 2U);
  EXPECT_EQ(catalogue->products[0].file, "A.IES");
  EXPECT_FALSE(catalogue->products[0].price);
  ASSERT_TRUE(catalogue->products[1].price);
  EXPECT_EQ(catalogue->products[1].price->amount, 80.0);
  EXPECT_EQ(catalogue->products[1].price->life_h, 60000.0);
  ASSERT_EQ(catalogue->refused.size(), 1U);
  EXPECT_THAT(catalogue->refused[0].file, HasSubstr("broken.ldt"));
}

TEST_F(CatalogueFolder, AContainerGivesAProductForEachLight) {
  fs::copy_file(testing::project_path("examples/files/demerglans-klaslicht600.gldf"), folder_ / "a.gldf");
  write("catalogue.csv", "file,price,currency,life_h\na.gldf,80,EUR,60000\n");
  const auto catalogue = read_catalogue(folder_.path(), 1);
  ASSERT_TRUE(catalogue) << to_string(catalogue.error());
  ASSERT_EQ(catalogue->products.size(), 2U);
  EXPECT_EQ(catalogue->products[0].file, "a.gldf#kl600-3200");
  EXPECT_EQ(catalogue->products[0].luminaire->declared_flux_lm, 3200.0);
  EXPECT_EQ(catalogue->products[1].file, "a.gldf#kl600-3700");
  EXPECT_EQ(catalogue->products[1].luminaire->declared_flux_lm, 3700.0);
  EXPECT_TRUE(catalogue->products[1].price);
}

TEST_F(CatalogueFolder, FoldersWithoutReadableFilesAreRefused) {
  EXPECT_THAT(complaint(), HasSubstr("holds no *.ldt or *.ies file"));
  const auto taken = read_catalogue(folder_.path(), 1, EmptyFolder::taken);
  ASSERT_TRUE(taken) << to_string(taken.error());
  EXPECT_TRUE(taken->products.empty());
  write("broken.ldt", "this is no EULUMDAT");
  EXPECT_THAT(complaint(), HasSubstr("none of its photometric files can be read; the first: "));
  EXPECT_THAT(to_string(read_catalogue(folder_ / "absent", 1).error()), HasSubstr("absent: can not be read"));
}

TEST_F(CatalogueFolder, AFaultyPriceListIsRefusedWithItsPlace) {
  write_luminaire("a.ies");
  const std::vector<std::array<std::string_view, 2>> faults = {
      {"file,price,currency\na.ies,80,EUR\n", "has no column 'life_h'"},
      {"file,price,currency,life_h\nb.ies,80,EUR,1\n", "catalogue.csv:2: file: 'b.ies' is not in the folder"},
      {"file,price,currency,life_h\na.ies,80,EUR,1\na.ies,80,EUR,1\n", "catalogue.csv:3: file: 'a.ies' is named twice"},
      {"file,price,currency,life_h\na.ies,cheap,EUR,1\n", "catalogue.csv:2: price: 'cheap'"},
      {"file,price,currency,life_h\na.ies,-8,EUR,1\n", "price: '-8' is not a number greater than 0"},
      {"file,price,currency,life_h\na.ies,8,EUR,inf\n", "life_h: 'inf'"},
      {"file,price,currency,life_h\na.ies,8,,1\n", "catalogue.csv:2: currency"},
  };
  for (const auto& [text, expected] : faults) {
    write("catalogue.csv", text);
    EXPECT_THAT(complaint(), HasSubstr(std::string(expected)));
  }
}

}  // namespace
}  // namespace twinlight::matching
