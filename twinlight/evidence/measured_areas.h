#pragma once

#include <string>
#include <vector>

#include "twinlight/evidence/check.h"
#include "twinlight/evidence/need.h"
#include "twinlight/lighting/scene.h"

namespace twinlight::evidence {

/// A part of the room that is measured and judged beside the task of the need.
struct MeasuredArea {
  enum class Kind { task, surrounding, background };

  std::string name;  ///< of the task area, or of the one that this surrounds
  Kind kind = Kind::task;
  const TaskArea* area = nullptr;  ///< of the need; none around its main task
  const requirements::Surroundings* around = nullptr;
  lighting::TaskSurface surface;
};

/// The name of the main task where something has to be told from it.
inline constexpr const char* main_task_name = "task";

/// The named areas of a need, each followed by what surrounds it, in the order in which a scene has them
/// (`Scene::further_tasks`). What has no point in the room is left out. They refer to the need.
std::vector<MeasuredArea> measured_areas(const Need& need);

/// Eyes over the areas whose rows limit glare, in the four directions.
std::vector<lighting::Observer> area_observers(const Need& need);

/// Every limit of the areas' rows and of their surroundings, with the name of the area. Of an area whose row is that of
/// the need, only what depends on the area.
std::vector<Check> area_checks(const Need& need, const lighting::Evaluation& evaluation,
                               const photometry::Luminaire& luminaire);

/// Gives those checks of a task that do not hold for the whole room the task's name, where it has one.
void name_task_checks(const Task& task, std::vector<Check>& checks);

std::string_view to_string(MeasuredArea::Kind kind);

}  // namespace twinlight::evidence
