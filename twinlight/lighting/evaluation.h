#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/lighting/scene.h"

namespace twinlight::lighting {

class RoomModel;

/// Illuminance at points with its statistics.
struct IlluminanceField {
  std::vector<Eigen::Vector3d> points_m;
  std::vector<double> illuminance_lx;
  double mean_lx = 0.0;
  double min_lx = 0.0;
  double max_lx = 0.0;
  double uniformity = 0.0;  ///< U0 = min / mean (EN 12464-1)
};

/// Mean, least and uniformity over a surface of the room.
struct SurfaceIlluminance {
  double mean_lx = 0.0;
  double min_lx = 0.0;
  double uniformity = 0.0;
};

struct GlareObservation {
  Observer observer;
  std::optional<double> ugr;  ///< none when no luminaire is in the field of view
};

/// How far the patches were refined, and what the last refinement still changed.
struct Convergence {
  std::size_t patches = 0;
  double last_change = 0.0;  ///< largest relative change of a reported mean or task point
  bool reached = false;
  /// Largest relative standard errors where rays were cast (a room with a shape): of a reported mean, of a task point.
  std::optional<double> sampling_error_of_means;
  std::optional<double> sampling_error_of_points;
};

/// What a scene gives. All illuminances are maintained values (× maintenance factor); utilance and UGR are of the
/// new installation (UGR would be 8 log10 MF lower).
struct Evaluation {
  IlluminanceField task;
  IlluminanceField direct_only;             ///< the task without interreflection
  std::optional<SurfaceIlluminance> walls;  ///< all walls together, without windows; none in a room of free surfaces
                                            ///< that has none, as with the ceiling
  std::optional<SurfaceIlluminance> ceiling;
  SurfaceIlluminance floor;
  std::vector<IlluminanceField> further_tasks;  ///< in the order of the scene's
  std::optional<SurfaceIlluminance> windows;    ///< where the room has any
  std::optional<SurfaceIlluminance> obstacles;  ///< where the room has any
  std::optional<SurfaceIlluminance> cylindrical;
  std::vector<GlareObservation> glare;
  std::optional<double> ugr_max;
  std::size_t luminaires = 0;     ///< of the scene's placements, without those that stay
  double emitted_flux_lm = 0.0;   ///< of all luminaires, after discarding upward light
  std::optional<double> power_W;  ///< of all luminaires; none where the file states none
  std::optional<double> power_density_W_per_m2;
  /// Flux on the task surface (its initial mean × its area) over the emitted flux; none where its area is not known.
  std::optional<double> utilance;
  Convergence convergence;
  std::vector<std::string> notes;  ///< what the model can not say of this scene
};

/// From one refinement of the room's patches to the next, results have settled when no reported mean and no point
/// changes by more than these parts of itself. Each refinement at least halves the error.
inline constexpr double settled_mean = 0.002;
inline constexpr double settled_point = 0.005;

enum class Fineness {
  full,   ///< the room's patches are refined until the results settle
  draft,  ///< one coarse division and few rays: means within about 3 %, the least point within about 6 % of `full`. For
          ///< choosing what to evaluate in full, never shown as evidence
};

/// The model of the room may be shared between evaluations and threads; it must be of the scene's room.
/// Fails where the scene is not physical: see `check_scene`.
Result<Evaluation> evaluate(const Scene& scene, const RoomModel& room_model, Fineness fineness = Fineness::full);

/// The same with a room model of its own.
Result<Evaluation> evaluate(const Scene& scene);

/// A fast estimate of the mean task illuminance (lx, maintained) within about 3 % of `evaluate`, on the room's
/// coarsest patches and with point luminaires: for searching layouts, never shown as evidence.
Result<double> estimate_task_mean_lx(const Scene& scene, const RoomModel& room_model);

}  // namespace twinlight::lighting
