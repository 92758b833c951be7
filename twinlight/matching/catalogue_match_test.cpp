#include "twinlight/matching/catalogue_match.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "twinlight/matching/early_exclusion.h"
#include "twinlight/matching/matching_fixture.h"

namespace twinlight::matching {
namespace {

using twinlight::testing::project_path;

const Catalogue& examples() {
  static const Catalogue catalogue = read_catalogue(project_path("examples/catalogue"), 2).value();
  return catalogue;
}

/// Three products of the example catalogue, none of them excluded by their place.
Catalogue three() {
  Catalogue some{.folder = examples().folder};
  for (const CatalogueProduct& product : examples().products) {
    if (some.products.size() < 3 && product.luminaire->input_power_W) some.products.push_back(product);
    some.products.back().enclosure = {};
  }
  return some;
}

/// One that only drafts could rank, small enough to search three products in.
evidence::Need small_need_in_an_l() {
  evidence::Need need = example_need("l-shaped-classroom.toml");
  need.layout.max_columns = need.layout.max_rows = 2;
  return need;
}

TEST(CatalogueMatch, MatricesRankWhatTheyCan) {
  const Catalogue catalogue = three();
  const ProductColumns columns = columns_of(catalogue, 1);
  const evidence::Need need = example_need("classroom.toml");
  EXPECT_EQ(first_stage(need, catalogue, columns, 1), FirstStage::matrices);
  EXPECT_EQ(first_stage(need, catalogue, columns, 100), FirstStage::matrices);
  EXPECT_EQ(usual_exact(need), 100U);
  EXPECT_EQ(usual_exact(small_need_in_an_l()), 20U);
}

TEST(CatalogueMatch, DraftsRankOnlyWhereSomeProductsWillBeLeftBehind) {
  Catalogue catalogue = three();
  const ProductColumns columns = columns_of(catalogue, 1);
  evidence::Need need = small_need_in_an_l();
  need.place.emplace().made_for_domain = true;
  EXPECT_EQ(first_stage(need, catalogue, columns, 2), FirstStage::drafts);
  EXPECT_EQ(first_stage(need, catalogue, columns, 3), FirstStage::none);
  // What its place leaves out does not count.
  catalogue.products.front().enclosure.domains = {"agriculture"};
  ASSERT_TRUE(early_exclusion(need, catalogue, &columns, 0));
  EXPECT_EQ(first_stage(need, catalogue, columns, 2), FirstStage::none);
}

TEST(CatalogueMatch, ALuminaireThatIsNotReadIsLeftOutByItsColumns) {
  Catalogue catalogue = three();
  auto dark = std::make_shared<photometry::Luminaire>(*catalogue.products[1].luminaire);
  dark->input_power_W.reset();
  catalogue.products[1].luminaire = dark;
  const ProductColumns columns = columns_of(catalogue, 1);
  const evidence::Need need = example_need("classroom.toml");
  const auto read = early_exclusion(need, catalogue, nullptr, 1);
  catalogue.products[1].luminaire.reset();
  const auto unread = early_exclusion(need, catalogue, &columns, 1);
  ASSERT_TRUE(read && unread);
  EXPECT_EQ(read->reason, unread->reason);
  EXPECT_FALSE(early_exclusion(need, catalogue, &columns, 0));
}

TEST(CatalogueMatch, ReadsTheLuminairesOfThoseThatAreSearchedAlone) {
  const Catalogue whole = three();
  auto dark = std::make_shared<photometry::Luminaire>(*whole.products[1].luminaire);
  dark->input_power_W.reset();
  Catalogue catalogue = whole;
  catalogue.products[1].luminaire = dark;
  const ProductColumns columns = columns_of(catalogue, 1);
  const evidence::Need need = small_need_in_an_l();
  for (CatalogueProduct& product : catalogue.products) product.luminaire.reset();
  std::vector<std::size_t> asked;
  std::set<std::string> phases;
  const auto found = match_catalogue(need, catalogue, columns,
                                     {.threads = 2,
                                      .read_luminaires = [&](const std::vector<std::size_t>& numbers) -> Result<void> {
                                        asked = numbers;
                                        for (const std::size_t i : numbers)
                                          catalogue.products[i].luminaire = whole.products[i].luminaire;
                                        return {};
                                      },
                                      .progress =
                                          [&](std::string_view phase, std::size_t done, std::size_t total) {
                                            phases.emplace(phase);
                                            EXPECT_LE(done, total);
                                          }});
  ASSERT_TRUE(found);
  EXPECT_EQ(asked, (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(phases, (std::set<std::string>{"evaluating"}));
  EXPECT_EQ(found->shortlist.size(), 2U);
  EXPECT_EQ(found->excluded.at("no input power stated").size(), 1U);
  EXPECT_EQ(found->beyond, 0U);
}

/// Whatever the size of the catalogue and however many lines are proven.
TEST(CatalogueMatch, RowsAreToldBeforeMoreThanThreeProductsAreRead) {
  const Catalogue& whole = examples();
  Catalogue catalogue = whole;
  const ProductColumns columns = columns_of(catalogue, 1);
  for (CatalogueProduct& product : catalogue.products) product.luminaire.reset();
  std::set<std::size_t> asked;
  std::vector<std::string> told;
  std::size_t read_before_rows = 0;
  const auto found = match_catalogue(example_need("classroom.toml"), catalogue, columns,
                                     {.threads = 2,
                                      .varied = 0,
                                      .read_luminaires = [&](const std::vector<std::size_t>& numbers) -> Result<void> {
                                        asked.insert(numbers.begin(), numbers.end());
                                        if (told.empty()) read_before_rows = asked.size();
                                        for (const std::size_t i : numbers)
                                          catalogue.products[i].luminaire = whole.products[i].luminaire;
                                        return {};
                                      },
                                      .found =
                                          [&](const ShortlistEntry& entry) {
                                            EXPECT_LE(entry.rank, static_cast<int>(told.size()) + 1);
                                            told.push_back(entry.product->file);
                                          }});
  ASSERT_TRUE(found);
  EXPECT_GT(read_before_rows, 0U);
  EXPECT_LE(read_before_rows, 3U);
  // Each line is told once.
  std::vector<std::string> lines;
  for (const ShortlistEntry& entry : found->shortlist) lines.push_back(entry.product->file);
  std::ranges::sort(lines);
  std::ranges::sort(told);
  EXPECT_EQ(told, lines);
  EXPECT_GT(lines.size(), 3U);
}

TEST(CatalogueMatch, AFaultInReadingIsTheResult) {
  const Catalogue catalogue = three();
  const ProductColumns columns = columns_of(catalogue, 1);
  const auto found =
      match_catalogue(small_need_in_an_l(), catalogue, columns,
                      {.read_luminaires = [](const auto&) -> Result<void> { return failure({.message = "is gone"}); }});
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().message, "is gone");
}

/// Only where they were asked for, and only of those that pass.
TEST(CatalogueMatch, FirstLinesThatPassTellHowFarReflectancesMayDiffer) {
  const Catalogue catalogue = three();
  evidence::Need need = example_need("classroom.toml");
  need.requirement.ambient = {};
  need.requirement.limits.clear();
  need.requirement.ugr.reset();
  need.layout.max_columns = need.layout.max_rows = 3;
  need.room.length_m = need.room.width_m = 5.0;
  const Match found = match_catalogue(need, catalogue, columns_of(catalogue, 1), {.threads = 1, .varied = 1}).value();
  ASSERT_FALSE(found.shortlist.empty());
  ASSERT_TRUE(found.shortlist.front().evidence.found.verdict.pass);
  for (const ShortlistEntry& entry : found.shortlist)
    EXPECT_EQ(entry.evidence.reflectances.has_value(), entry.rank == 1);
}

}  // namespace
}  // namespace twinlight::matching
