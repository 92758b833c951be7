#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "twinlight/lighting/evaluation.h"
#include "twinlight/lighting/glare.h"
#include "twinlight/lighting/patch_gather.h"
#include "twinlight/lighting/placed_luminaire.h"

/// What evaluating a room has in common, whatever its shape.
namespace twinlight::lighting {

double mean(const std::vector<double>& values);

/// The statistics of initial values at points. @param factor the maintenance factor
IlluminanceField field(const std::vector<Eigen::Vector3d>& points_m, std::vector<double> illuminance_lx, double factor);

std::vector<Receiver> task_receivers(const Scene& scene);
/// Those of the task, then those of each further one.
std::vector<Receiver> all_task_receivers(const Scene& scene);

/// Whether nearly all light goes up and comes back from a ceiling that is mostly near: how finely light on surfaces is
/// found shows in every result then, so that drafts do not save there.
bool lights_by_way_of_the_ceiling(const std::vector<PlacedLuminaire>& luminaires);

/// The level of a room's division for drafts of such luminaires.
inline constexpr int indirect_draft_level = 3;

/// What does not depend on the patches: the luminaires and their direct light at the points, initial values.
struct DirectPart {
  std::vector<PlacedLuminaire> luminaires;
  std::vector<double> task_lx;
  std::vector<double> cylindrical_lx;
};

/// @param at_receiver, at_point what these luminaires give there
template <class AtReceiver, class AtPoint>
DirectPart direct_part_of(const Scene& scene, const std::vector<PlacedLuminaire>& luminaires,
                          const AtReceiver& at_receiver, const AtPoint& at_point) {
  DirectPart direct{.luminaires = luminaires};
  for (const Receiver& receiver : all_task_receivers(scene)) direct.task_lx.push_back(at_receiver(receiver));
  for (const Eigen::Vector3d& point_m : scene.cylindrical_points_m) direct.cylindrical_lx.push_back(at_point(point_m));
  return direct;
}

/// The mean of the task and of each further one. @param lx of all their receivers
std::vector<double> task_means(const Scene& scene, const std::vector<double>& lx);
/// Enters the task, with its direct light alone, and each further one.
void enter_tasks(const Scene& scene, const std::vector<double>& lx, const std::vector<double>& direct_lx,
                 Evaluation& evaluation);

/// The largest change, as a part of the later value.
double largest_change(const std::vector<double>& before, const std::vector<double>& after);

/// Adds up what the model can not say of some observers.
struct GlareRemarks {
  int without_area = 0, too_small = 0, too_large = 0, below = 0;

  void count(const GlareSources& sources);
  void note(std::vector<std::string>& notes) const;
};

/// Enters an observer's rating.
void add_rating(const Observer& observer, std::optional<double> ugr, Evaluation& evaluation);

/// Flux, power and utilance; the task must have been evaluated.
void rate_energy(const Scene& scene, const std::vector<PlacedLuminaire>& luminaires, Evaluation& evaluation);

}  // namespace twinlight::lighting
