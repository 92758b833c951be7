#include "twinlight/matching/doubtful_products.h"

#include <gtest/gtest.h>

#include <cmath>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "twinlight/evidence/layout_evaluation.h"
#include "twinlight/matching/match.h"
#include "twinlight/matching/match_json.h"
#include "twinlight/matching/matching_fixture.h"

namespace twinlight::matching {
namespace {

namespace fixture = evidence::fixture;
using evidence::Quantity;

/// A beam of some degrees within the steps of the basis.
std::shared_ptr<photometry::Luminaire> spot() {
  auto luminaire = fixture::lambertian(4000.0, 30.0);
  const auto shape =
      photometry::IntensityDistribution::create({0.0}, {0.0, 1.2, 2.4, 40.0, 90.0}, {9000.0, 8000.0, 900.0, 600.0, 0.0},
                                                photometry::Symmetry::rotational)
          .value();
  luminaire->distribution = shape.scaled(4000.0 / shape.flux_lm());
  return luminaire;
}

Catalogue wide_and_spot() {
  Catalogue catalogue;
  catalogue.products.push_back({.file = "wide", .luminaire = fixture::lambertian(4000.0, 30.0)});
  catalogue.products.push_back({.file = "spot", .luminaire = spot()});
  return catalogue;
}

evidence::Need small_need() {
  evidence::Need need = fixture::classroom();
  need.room.length_m = need.room.width_m = 5.0;
  need.layout.max_columns = need.layout.max_rows = 3;
  need.task.points = lighting::GridSize{5, 5};
  return need;
}

TEST(DoubtfulProducts, AreSearchedExactlyOnceAndRankedByThat) {
  const evidence::Need need = small_need();
  const Catalogue catalogue = wide_and_spot();
  const ProductColumns columns = columns_of(catalogue, 1);
  ASSERT_LT(columns.product(0).basis_error, largest_glare_basis_error);
  ASSERT_GT(columns.product(1).basis_error, largest_glare_basis_error);
  const lighting::RoomModel room_model(need.room);
  const evidence::LightingEngine engine = evidence::engine_on(room_model);
  RankStage stage(need, room_model, columns, 1);
  const RankedProduct before = stage.products()[0];
  EXPECT_EQ(doubtful_products(stage, 2, need, catalogue), std::vector<std::size_t>{1});

  const SearchedProducts searched = settle(stage, need, catalogue, engine, {1}, 1);
  ASSERT_TRUE(searched.at(1));
  const RankedProduct& settled = stage.products()[1];
  EXPECT_TRUE(settled.settled);
  EXPECT_EQ(stage.layouts(settled.hangs)[static_cast<std::size_t>(settled.layout)], searched.at(1)->found.layout);
  EXPECT_EQ(settled.verdict.pass, searched.at(1)->found.verdict.pass);
  for (const evidence::Check& check : searched.at(1)->found.checks)
    EXPECT_FLOAT_EQ(settled.values[check.quantity], static_cast<float>(*check.value)) << to_string(check.quantity);
  EXPECT_FALSE(stage.products()[0].settled);
  EXPECT_EQ(stage.products()[0].layout, before.layout);

  std::vector<const photometry::Luminaire*> evaluated;
  const evidence::LightingEngine watched{.estimate_mean_lx = engine.estimate_mean_lx,
                                         .evaluate = [&](const lighting::Scene& scene) {
                                           evaluated.push_back(scene.luminaire.get());
                                           return engine.evaluate(scene);
                                         }};
  const Match found =
      match(need, catalogue, watched, {.rank_stage = &stage, .columns = &columns, .searched = &searched});
  EXPECT_EQ(found.shortlist.size(), 2U);
  for (const photometry::Luminaire* luminaire : evaluated) EXPECT_EQ(luminaire, catalogue.products[0].luminaire.get());
  for (const ShortlistEntry& entry : found.shortlist)
    EXPECT_EQ(entry.rank_stage->settled, entry.product == &catalogue.products[1]);
}

TEST(DoubtfulProducts, NobodyAsksForGlareNobodyDoubtsIt) {
  evidence::Need need = small_need();
  const Catalogue catalogue = wide_and_spot();
  const ProductColumns columns = columns_of(catalogue, 1);
  ASSERT_LT(columns.product(1).basis_error, largest_basis_error);
  need.requirement.ugr.reset();
  const lighting::RoomModel room_model(need.room);
  const RankStage stage(need, room_model, columns, 1);
  EXPECT_FALSE(stage.is_doubtful(1));
}

TEST(DoubtfulProducts, AreLeftOutWhereTheExactSearchLeavesThemOut) {
  const evidence::Need need = small_need();
  const Catalogue catalogue = wide_and_spot();
  const ProductColumns columns = columns_of(catalogue, 1);
  const lighting::RoomModel room_model(need.room);
  RankStage stage(need, room_model, columns, 1);
  stage.settle(1, tl::unexpected(evidence::Exclusion{"no layout fits"}));
  EXPECT_EQ(stage.order(), std::vector<std::size_t>{0});
}

/// So narrow that what it lights is far smaller than a patch of a draft.
std::shared_ptr<photometry::Luminaire> narrow_spot() {
  auto luminaire = fixture::lambertian(4000.0, 30.0);
  const auto shape = photometry::IntensityDistribution::create({0.0}, {0.0, 1.0, 2.0, 3.0, 60.0, 90.0},
                                                               {100000.0, 90000.0, 20000.0, 300.0, 250.0, 0.0},
                                                               photometry::Symmetry::rotational)
                         .value();
  luminaire->distribution = shape.scaled(4000.0 / shape.flux_lm());
  return luminaire;
}

/// An exact search of a spot takes long.
evidence::Need need_of_one_layout() {
  evidence::Need need = small_need();
  need.requirement.ugr.reset();
  need.room.length_m = need.room.width_m = 4.0;
  need.task.points = lighting::GridSize{3, 3};
  need.layout.max_columns = need.layout.max_rows = 1;
  return need;
}

TEST(DoubtfulProducts, ABeamTooNarrowForDraftsIsSearchedExactlyOnceAndRankedByThat) {
  const evidence::Need need = need_of_one_layout();
  Catalogue catalogue = wide_and_spot();
  catalogue.products[1].luminaire = narrow_spot();
  const lighting::RoomModel room_model(need.room);
  const evidence::LightingEngine engine = evidence::engine_on(room_model);
  DraftStage drafts(need, catalogue, evidence::engine_on(room_model, lighting::Fineness::draft), 1);
  const std::vector<std::size_t> doubtful = doubtful_products(drafts, 2, need, catalogue);
  ASSERT_EQ(doubtful, std::vector<std::size_t>{1});
  const evidence::EvaluatedLayout draft = drafts.products()[1]->found;
  const auto mean_lx = [&](const evidence::LayoutChoice& layout) {
    return engine.evaluate(scene_of(need, catalogue.products[1].luminaire, layout))->task.mean_lx;
  };
  EXPECT_GT(std::abs(draft.evaluation.task.mean_lx / mean_lx(draft.layout) - 1.0), 0.01) << "the spot shows nothing";

  const SearchedProducts searched = settle(drafts, need, catalogue, engine, doubtful, 1);
  const evidence::EvaluatedLayout& settled = drafts.products()[1]->found;
  EXPECT_EQ(settled.layout, searched.at(1)->found.layout);
  EXPECT_NEAR(settled.evaluation.task.mean_lx / mean_lx(settled.layout), 1.0, 1e-9);

  std::vector<const photometry::Luminaire*> evaluated;
  const evidence::LightingEngine watched{.estimate_mean_lx = engine.estimate_mean_lx,
                                         .evaluate = [&](const lighting::Scene& scene) {
                                           evaluated.push_back(scene.luminaire.get());
                                           return engine.evaluate(scene);
                                         }};
  const Match found = match(need, catalogue, watched, {.drafts = &drafts, .searched = &searched});
  ASSERT_EQ(found.shortlist.size(), 2U);
  for (const photometry::Luminaire* luminaire : evaluated) EXPECT_EQ(luminaire, catalogue.products[0].luminaire.get());
  for (const ShortlistEntry& entry : found.shortlist) {
    const auto json = entry_json(need, entry, "test")["rank_stage"];
    EXPECT_EQ(json["searched_exactly"], entry.product == &catalogue.products[1]);
    EXPECT_EQ(json["bounds_hold"], true);
  }
}

/// Behind those that are searched exactly anyway, searches cost extra.
TEST(DoubtfulProducts, FewNarrowBeamsBeyondTheBestAreSearched) {
  const evidence::Need need = need_of_one_layout();
  Catalogue catalogue;
  for (int i = 0; i < 8; ++i)
    catalogue.products.push_back({.file = "wide", .luminaire = fixture::lambertian(8000.0, 30.0)});
  for (int i = 0; i < 2; ++i) catalogue.products.push_back({.file = "spot", .luminaire = narrow_spot()});
  const lighting::RoomModel room_model(need.room);
  const DraftStage drafts(need, catalogue, evidence::engine_on(room_model, lighting::Fineness::draft), 1);
  ASSERT_EQ(drafts.order()[8], 8U);
  EXPECT_EQ(doubtful_products(drafts, 8, need, catalogue), (std::vector<std::size_t>{8}));
  EXPECT_EQ(doubtful_products(drafts, 10, need, catalogue), (std::vector<std::size_t>{8, 9}));
  EXPECT_TRUE(doubtful_products(drafts, 4, need, catalogue).empty());
}

/// Makers' products that matrices once missed the bounds with.
void expect_settled_within_bounds(const char* need_file, std::initializer_list<const char*> files) {
  const evidence::Need need = example_need(need_file);
  const auto folder = twinlight::testing::reference_folder() / "photometry" / "good";
  Catalogue catalogue{.folder = folder};
  for (const char* file : files) {
    CatalogueProduct product = read_products(folder, file).value().front();
    auto powered = std::make_shared<photometry::Luminaire>(*product.luminaire);
    powered->input_power_W = powered->distribution.flux_lm() / 100.0;
    product.luminaire = std::move(powered);
    catalogue.products.push_back(std::move(product));
  }
  const ProductColumns columns = columns_of(catalogue, 1);
  const lighting::RoomModel room_model(need.room);
  const evidence::LightingEngine engine = evidence::engine_on(room_model);
  RankStage stage(need, room_model, columns, 1);
  settle(stage, need, catalogue, engine, doubtful_products(stage, files.size(), need, catalogue), 1);
  for (std::size_t i = 0; i < catalogue.products.size(); ++i) {
    const RankedProduct& ranked = stage.products()[i];
    const auto& layout = stage.layouts(ranked.hangs)[static_cast<std::size_t>(ranked.layout)];
    const auto exact = engine.evaluate(scene_of(need, catalogue.products[i].luminaire, layout)).value();
    const double mean_lx = exact.task.mean_lx;
    EXPECT_NEAR(ranked.values[Quantity::maintained_illuminance_lx], mean_lx, 0.01 * mean_lx) << files.begin()[i];
    EXPECT_NEAR(ranked.values[Quantity::uniformity], exact.task.uniformity, 0.03) << files.begin()[i];
    if (exact.ugr_max && *exact.ugr_max >= 10.0) {
      EXPECT_NEAR(ranked.values[Quantity::ugr], *exact.ugr_max, 0.5) << files.begin()[i];
    }
  }
}

TEST(DoubtfulProducts, ANarrowBeamNearItsTaskIsWithinTheBounds) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/good");
  expect_settled_within_bounds("bed-reading.toml", {"gldfrs__igz___p450.gldf"});
}
TEST(DoubtfulProducts, GlareOfASteepLightIsWithinTheBounds) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/good");
  expect_settled_within_bounds("ward-corridor-night.toml", {"gldfrs__aec_ga15.gldf"});
}
TEST(DoubtfulProducts, ANarrowBeamOfALargeOpeningIsWithinTheBounds) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/good");
  expect_settled_within_bounds("examination-room.toml", {"pviewer__ellipse_opening_along_length.ies"});
}

TEST(DoubtfulProducts, ALongOpeningAcrossACorridorIsWithinTheBounds) {
  TWINLIGHT_NEEDS_REFERENCE("photometry/good");
  expect_settled_within_bounds("ward-corridor-night.toml", {"ldtana__sample_02.ldt"});
}

}  // namespace
}  // namespace twinlight::matching
