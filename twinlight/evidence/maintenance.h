#pragma once

#include <optional>

namespace twinlight::evidence {

/// The four parts of a maintenance factor (CIE 97:2005; ISO/CIE TS 22012 names them f_LF, f_S, f_LM and f_SM).
struct MaintenancePlan {
  double lamp_lumen = 1.0;                   ///< LLMF: flux left of a light source just before it is replaced
  double lamp_survival = 1.0;                ///< LSF: share of light sources that still burn
  double luminaire = 1.0;                    ///< LMF: left of the light output ratio just before cleaning
  double room_surface = 1.0;                 ///< RSMF: left of the utilance just before the surfaces are cleaned
  std::optional<double> burning_hours = {};  ///< that LLMF is of, where it was computed from a life

  double factor() const { return lamp_lumen * lamp_survival * luminaire * room_surface; }
};

/// What is left of the flux after some hours of a source that has a share of it left after its life: the exponential
/// decay of ANSI/IES TM-21 with B = 1, share^(hours / life).
/// @param share_left over 0, to 1: 0.8 for L80 @param life_h of it
double lumen_maintenance(double share_left, double life_h, double hours);

}  // namespace twinlight::evidence
