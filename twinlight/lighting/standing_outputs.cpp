#include "twinlight/lighting/standing_outputs.h"

#include <limits>

#include "twinlight/lighting/direct_light.h"
#include "twinlight/lighting/glare.h"
#include "twinlight/lighting/placed_luminaire.h"
#include "twinlight/lighting/radiosity.h"

namespace twinlight::lighting {
namespace {

/// Of one kind at full output. The direct light is that of exact evaluations: it is asked for once.
Eigen::VectorXf outputs_of(const RoomTransport& room, const RoomLevel& level,
                           const std::vector<PlacedLuminaire>& luminaires) {
  const TransportOutputs& wanted = room.outputs();
  const Eigen::VectorXd flux_lm =
      direct_patch_illuminance_lx(luminaires, level.grid).cwiseProduct(level.grid.areas_m2());
  Eigen::VectorXf outputs = room.importance() * flux_lm.cast<float>();
  Eigen::Index row = room.rows().task.first;
  for (const Eigen::Vector3d& point_m : wanted.task.points_m)
    outputs[row++] += static_cast<float>(direct_illuminance_lx(luminaires, point_m, wanted.task.normal));
  row = room.rows().cylindrical.first;
  for (const Eigen::Vector3d& point_m : wanted.cylindrical_points_m)
    outputs[row++] += static_cast<float>(direct_cylindrical_lx(luminaires, point_m));
  return outputs;
}

}  // namespace

StandingOutputs standing_outputs(const RoomTransport& room, const RoomModel& room_model,
                                 const std::vector<StandingLuminaires>& kinds) {
  const std::vector<Observer>& observers = room.outputs().observers;
  StandingOutputs sum{.outputs = Eigen::VectorXf::Zero(room.rows().size),
                      .glare = std::vector<float>(observers.size(), 0.0F)};
  for (const StandingLuminaires& kind : kinds) {
    const Scene alone{.room = room.room(), .luminaire = kind.luminaire, .placements = kind.placements};
    const std::vector<PlacedLuminaire> luminaires = place_luminaires(alone, LuminaireModel::area);
    const auto output = static_cast<float>(kind.output);
    sum.outputs += output * outputs_of(room, room_model.level(room.level()), luminaires);
    for (std::size_t i = 0; i < observers.size(); ++i) {
      const GlareSources sources = glare_sources(luminaires, observers[i]);
      if (sources.without_area > 0)
        sum.glare[i] = std::numeric_limits<float>::infinity();
      else
        sum.glare[i] += output * output * static_cast<float>(sources.sum);
    }
  }
  return sum;
}

}  // namespace twinlight::lighting
