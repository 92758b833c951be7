#include "twinlight/evidence/reflectance_robustness.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twinlight::evidence {
namespace {

constexpr double least_factor = 0.5;
constexpr double most_factor = 1.5;
constexpr double whitest_surface = 0.95;  ///< fresh barium sulphate; paints stay below

/// The binding check that is nearest to turning, or farthest beyond; met where the distance is not negative.
struct Nearest {
  double distance = std::numeric_limits<double>::infinity();  ///< relative to the limit
  Quantity quantity = Quantity::maintained_illuminance_lx;
};

Nearest nearest_of(const std::vector<Check>& checks) {
  constexpr double least_scale = 1e-9;
  Nearest nearest;
  for (const Check& check : checks) {
    if (!check.binding || !check.value) continue;
    const double distance = *check.margin() / std::max(std::abs(check.limit), least_scale);
    if (distance < nearest.distance) nearest = {distance, check.quantity};
  }
  return nearest;
}

/// The layout in the room with other reflectances.
class VariedRoom {
 public:
  VariedRoom(const Need& need, const std::shared_ptr<const photometry::Luminaire>& luminaire,
             const EvaluatedLayout& found, const LightingEngine& engine)
      : need_(need), layout_(found.layout), engine_(engine), scene_(scene_of(need, luminaire, found.layout)) {}

  Result<Nearest> at(double factor) {
    scene_.reflectance_factor = factor;
    return nearest_of(TWL_TRY(evaluate_layout(need_, scene_, layout_, engine_)).checks);
  }

 private:
  const Need& need_;
  const LayoutChoice& layout_;
  const LightingEngine& engine_;
  lighting::Scene scene_;
};

/// Between 1, where the checks are met by `distance`, and `far`: by regula falsi, halving where that moves slowly.
Result<std::optional<ReflectanceRobustness::Turn>> turn_towards(VariedRoom& room, double far, double distance) {
  double stands = 1.0;
  double turned = far;
  Nearest missed = TWL_TRY(room.at(far));
  if (missed.distance >= 0.0) return std::nullopt;
  bool halve = false;
  while (std::abs(turned - stands) > reflectance_factor_resolution) {
    const double part = halve ? 0.5 : std::clamp(distance / (distance - missed.distance), 0.1, 0.9);
    const double factor = stands + part * (turned - stands);
    const double before = std::abs(turned - stands);
    const Nearest there = TWL_TRY(room.at(factor));
    if (there.distance >= 0.0) {
      stands = factor;
      distance = there.distance;
    } else {
      turned = factor;
      missed = there;
    }
    halve = std::abs(turned - stands) > 0.5 * before;
  }
  return ReflectanceRobustness::Turn{.factor = stands, .quantity = missed.quantity};
}

}  // namespace

Result<ReflectanceRobustness> reflectance_robustness(const Need& need,
                                                     const std::shared_ptr<const photometry::Luminaire>& luminaire,
                                                     const EvaluatedLayout& found, const LightingEngine& engine) {
  const double largest = lighting::largest_reflectance(need.room);
  ReflectanceRobustness robustness;
  if (largest <= 0.0) return robustness;
  robustness.tried_least = least_factor;
  robustness.tried_most = std::clamp(whitest_surface / largest, 1.0, most_factor);
  const double distance = nearest_of(found.checks).distance;
  VariedRoom room(need, luminaire, found, engine);
  robustness.below = TWL_TRY(turn_towards(room, robustness.tried_least, distance));
  if (robustness.tried_most > 1.0) robustness.above = TWL_TRY(turn_towards(room, robustness.tried_most, distance));
  return robustness;
}

}  // namespace twinlight::evidence
