#pragma once

#include <memory>

#include "twinlight/lighting/room.h"

namespace twinlight::lighting {

struct RoomLevel;
class ShapedRoom;

/// Everything about a room that does not depend on luminaires: patches and form factors at successive
/// refinements, each made when first asked for and kept. Safe to share between threads.
class RoomModel {
 public:
  /// @param room sides greater than 0, reflectances from 0 to less than 1.
  explicit RoomModel(const Room& room);
  ~RoomModel();
  RoomModel(RoomModel&&) noexcept;
  RoomModel& operator=(RoomModel&&) noexcept;

  const Room& room() const;

  /// How many refinements there are; each has about two and a half times the patches of the one before.
  static int level_count();
  /// @param level from 0, the coarsest, to level_count() − 1. Of an empty box only.
  const RoomLevel& level(int level) const;
  /// The same for a room that has a shape, and only for one.
  const ShapedRoom& shaped() const;

 private:
  struct Levels;
  std::unique_ptr<Levels> levels_;
};

}  // namespace twinlight::lighting
