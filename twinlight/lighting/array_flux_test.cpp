#include "twinlight/lighting/array_flux.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "twinlight/lighting/form_factors.h"
#include "twinlight/lighting/lighting_fixture.h"

namespace twinlight::lighting {
namespace {

/// Lambertian luminaires all over a ceiling are a ceiling that shines evenly.
TEST(QuadrantFlux, OfADenseLambertianArrayIsAFormFactor) {
  const QuadrantFlux flux(fixture::lambertian(100.0));
  for (const Room& room : {Room{4.0, 4.0, 2.0, {}}, Room{4.0, 24.0, 2.0, {}}, Room{3.0, 5.0, 4.0, {}}}) {
    const LuminaireArray array{.along_x = 200, .along_y = 200};
    const Rectangle floor{{0.0, 0.0, 0.0}, {room.length_m, room.width_m, 0.0}, 2, 1.0};
    const Rectangle ceiling{{0.0, 0.0, room.height_m}, room.size_m(), 2, -1.0};
    const double on_floor = flux.on_surfaces_lm(room, array)[floor_entry] / (array.count() * flux.downward_lm());
    EXPECT_NEAR(on_floor, form_factor(ceiling, floor), 1e-3);
  }
}

RC_GTEST_PROP(QuadrantFlux, AddsUpToTheEmittedFlux, ()) {
  const photometry::IntensityDistribution distribution = fixture::any_distribution();
  const Room room = fixture::any_room();
  const LuminaireArray array{.along_x = *rc::gen::inRange(1, 9), .along_y = *rc::gen::inRange(1, 9)};
  const SurfaceTriple on_surfaces_lm = QuadrantFlux(distribution).on_surfaces_lm(room, array);
  RC_ASSERT(on_surfaces_lm.minCoeff() >= -1e-9);
  RC_ASSERT(std::abs(on_surfaces_lm.sum() / (array.count() * distribution.flux_lm()) - 1.0) < 2e-3);
}

/// A quarter turn of luminaires and room together changes nothing.
RC_GTEST_PROP(QuadrantFlux, TurnsWithTheRoom, ()) {
  const QuadrantFlux flux(fixture::any_distribution());
  const Room room = fixture::any_room();
  const Room turned{room.width_m, room.length_m, room.height_m, {}};
  const int x = *rc::gen::inRange(1, 9);
  const int y = *rc::gen::inRange(1, 9);
  const SurfaceTriple one = flux.on_surfaces_lm(room, {.along_x = x, .along_y = y, .c0_along_y = false});
  const SurfaceTriple other = flux.on_surfaces_lm(turned, {.along_x = y, .along_y = x, .c0_along_y = true});
  RC_ASSERT((one - other).cwiseAbs().maxCoeff() <= 1e-9 * one.sum());
}

}  // namespace
}  // namespace twinlight::lighting
