#pragma once

#include <Eigen/Core>
#include <vector>

#include "twinlight/lighting/room_transport.h"

namespace twinlight::lighting {

/// What luminaires that stay add to every product in a room, initial values.
struct StandingOutputs {
  Eigen::VectorXf outputs;   ///< of the rows of the transport (`TransportRows`)
  std::vector<float> glare;  ///< Σ L² ω / p² (cd² m⁻⁴ sr) for each observer; infinite as `GlareTransfer::sums`
};

/// @param room_model that the transport was made of
StandingOutputs standing_outputs(const RoomTransport& room, const RoomModel& room_model,
                                 const std::vector<StandingLuminaires>& kinds);

}  // namespace twinlight::lighting
