#include "twinlight/lighting/room_model.h"

#include <array>
#include <mutex>

#include "twinlight/lighting/radiosity.h"
#include "twinlight/lighting/shaped_room.h"

namespace twinlight::lighting {
namespace {

constexpr std::array patches_of_levels{160, 400, 1000, 2500, 6000};

}  // namespace

struct RoomModel::Levels {
  Room room;
  std::unique_ptr<const ShapedRoom> shaped;
  mutable std::array<std::once_flag, patches_of_levels.size()> made;
  mutable std::array<std::unique_ptr<const RoomLevel>, patches_of_levels.size()> level;
};

RoomModel::RoomModel(const Room& room) : levels_(std::make_unique<Levels>()) {
  levels_->room = room;
  if (room.shape) levels_->shaped = std::make_unique<const ShapedRoom>(room.shape);
}
RoomModel::~RoomModel() = default;
RoomModel::RoomModel(RoomModel&&) noexcept = default;
RoomModel& RoomModel::operator=(RoomModel&&) noexcept = default;

const Room& RoomModel::room() const {
  return levels_->room;
}

const ShapedRoom& RoomModel::shaped() const {
  return *levels_->shaped;
}

int RoomModel::level_count() {
  return static_cast<int>(patches_of_levels.size());
}

const RoomLevel& RoomModel::level(int level) const {
  const auto index = static_cast<std::size_t>(level);
  std::call_once(levels_->made.at(index), [&] {
    levels_->level.at(index) = std::make_unique<const RoomLevel>(
        levels_->room, PatchGrid::with_about(levels_->room, patches_of_levels.at(index)));
  });
  return *levels_->level.at(index);
}

}  // namespace twinlight::lighting
