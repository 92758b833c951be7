#include "twinlight/matching/draft_stage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "twinlight/evidence/layout_evaluation.h"
#include "twinlight/matching/match.h"
#include "twinlight/matching/matching_fixture.h"

namespace twinlight::matching {
namespace {

using evidence::Quantity;
using twinlight::testing::project_path;

Catalogue named_products(std::initializer_list<const char*> files) {
  Catalogue all = read_catalogue(project_path("examples/catalogue"), 2).value();
  Catalogue some{.folder = all.folder};
  for (const CatalogueProduct& product : all.products)
    if (std::find(files.begin(), files.end(), product.file) != files.end()) some.products.push_back(product);
  return some;
}

struct Bounds {
  double below = 0.0, above = 0.0;
};

/// What `lighting::Fineness::draft` promises, in the unit of the quantity. The least of a surface is that of its
/// patches, which are larger in a draft: it comes out higher, so that no draft rules out for it what may pass.
Bounds bounds_of(Quantity quantity, double value) {
  switch (quantity) {
    case Quantity::ugr:
      return {0.4, 0.4};
    case Quantity::uniformity:
    case Quantity::cylindrical_uniformity:
      return {0.06, 0.06};
    case Quantity::walls_uniformity:
    case Quantity::ceiling_uniformity:
      return {0.06, 0.25};
    default:
      return {0.03 * std::abs(value), 0.03 * std::abs(value)};
  }
}

/// The layout that drafts found, evaluated in full: its light, whatever the place asks of housings.
void expect_near_full(const char* need_file, std::initializer_list<const char*> files) {
  evidence::Need need = example_need(need_file);
  need.place.reset();
  const Catalogue catalogue = named_products(files);
  ASSERT_EQ(catalogue.products.size(), files.size());
  const lighting::RoomModel room(need.room);
  const DraftStage drafts(need, catalogue, evidence::engine_on(room, lighting::Fineness::draft), 2);
  for (std::size_t i = 0; i < files.size(); ++i) {
    ASSERT_TRUE(drafts.products()[i]) << drafts.products()[i].error().reason;
    const evidence::EvaluatedLayout& draft = drafts.products()[i]->found;
    lighting::Scene scene = scene_without_layout(need, catalogue.products[i].luminaire);
    scene.placements = placements(need, draft.layout);
    const auto full = evaluate_layout(need, scene, draft.layout, evidence::engine_on(room)).value();
    ASSERT_EQ(full.checks.size(), draft.checks.size());
    for (std::size_t k = 0; k < full.checks.size(); ++k) {
      ASSERT_EQ(full.checks[k].value.has_value(), draft.checks[k].value.has_value());
      if (!full.checks[k].value) continue;
      const double difference = *draft.checks[k].value - *full.checks[k].value;
      const Bounds bounds = bounds_of(full.checks[k].quantity, *full.checks[k].value);
      EXPECT_TRUE(-bounds.below <= difference && difference <= bounds.above)
          << *draft.checks[k].value << " instead of " << *full.checks[k].value << ' ' << need_file << ' '
          << catalogue.products[i].file << ' ' << to_string(full.checks[k].quantity);
    }
  }
}

TEST(DraftStage, IsNearTheFullEvaluationInAnL) {
  expect_near_full("l-shaped-classroom.toml", {"demerglans-klaslicht600-3200.ldt", "lingcheng-lc1500di-4500.ies"});
}
TEST(DraftStage, IsNearTheFullEvaluationInARack) {
  expect_near_full("vertical-farm-rack.toml", {"suilong-slv1200-112.ldt"});
}
TEST(DraftStage, IsNearTheFullEvaluationOfLightOverADay) {
  expect_near_full("care-home-room.toml", {"demerglans-klaslicht600-3200.ldt"});
}

TEST(DraftStage, WhatIsNotAmongTheBestIsOnlyRanked) {
  const evidence::Need need = example_need("care-home-room.toml");
  const Catalogue catalogue = named_products({"demerglans-klaslicht600-3200.ldt", "demerglans-opbouw625-3500.ldt",
                                              "yanxi-qx600mp-3000.ldt", "demerglans-zweef1500-6300-dali.ldt"});
  const lighting::RoomModel room(need.room);
  const evidence::LightingEngine engine = evidence::engine_on(room);
  const DraftStage drafts(need, catalogue, evidence::engine_on(room, lighting::Fineness::draft), 2);
  const Match all = match(need, catalogue, engine, {.threads = 2});
  const Match best = match(need, catalogue, engine, {.threads = 2, .drafts = &drafts, .exact = 1});
  ASSERT_EQ(best.shortlist.size(), 1U);
  EXPECT_EQ(best.shortlist[0].product, all.shortlist[0].product);
  EXPECT_EQ(best.shortlist[0].evidence.found.layout, all.shortlist[0].evidence.found.layout);
  EXPECT_EQ(best.beyond, all.shortlist.size() - 1);
  EXPECT_EQ(best.excluded, all.excluded);
}

/// What the ceiling passes on of luminaires near it depends on how finely it is divided.
TEST(DraftStage, LightByWayOfTheCeilingIsWithinTheBoundsOfTheRankStage) {
  evidence::Need need = evidence::fixture::classroom();
  need.layout.mounting = evidence::Mounting::suspended;
  need.layout.suspensions_m = {0.3};
  need.layout.max_columns = need.layout.max_rows = 3;
  const auto luminaire = evidence::fixture::lambertian(12000.0, 90.0, 1.0);
  const Catalogue catalogue{.products = {{.file = "up", .luminaire = luminaire}}};
  const lighting::RoomModel room(need.room);
  const DraftStage drafts(need, catalogue, evidence::engine_on(room, lighting::Fineness::draft), 1);
  ASSERT_TRUE(drafts.products()[0]) << drafts.products()[0].error().reason;
  const evidence::EvaluatedLayout& draft = drafts.products()[0]->found;
  const auto full =
      evidence::engine_on(room).evaluate(scene_of(need, catalogue.products[0].luminaire, draft.layout)).value();
  EXPECT_NEAR(draft.evaluation.task.mean_lx, full.task.mean_lx, 0.01 * full.task.mean_lx);
  EXPECT_NEAR(draft.evaluation.task.uniformity, full.task.uniformity, 0.03);
}

}  // namespace
}  // namespace twinlight::matching
