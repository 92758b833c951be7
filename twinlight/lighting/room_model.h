#pragma once

#include <memory>

#include "twinlight/lighting/room.h"

namespace twinlight::lighting {

/// Everything about a room that does not depend on luminaires: patches and form factors at successive
/// refinements, each made when first asked for and kept. Safe to share between threads.
class RoomModel {
 public:
  explicit RoomModel(const Room& room);
  ~RoomModel();
  RoomModel(RoomModel&&) noexcept;
  RoomModel& operator=(RoomModel&&) noexcept;

  const Room& room() const;

 private:
  struct Levels;
  std::unique_ptr<Levels> levels_;
};

}  // namespace twinlight::lighting
