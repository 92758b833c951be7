#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/photometric_file.h"
#include "twinlight/photometry/quantity.h"

namespace twinlight::photometry {

/// What follows from a luminaire's file alone.
struct LuminaireFigures {
  double luminous_flux_lm = 0.0;  ///< intensity integrated over the sphere
  double max_intensity_cd = 0.0;
  Quantity declared_flux_lm;
  Quantity light_output_ratio;    ///< luminous flux over the declared one
  Quantity upward_flux_fraction;  ///< part of the luminous flux above the horizontal
  Quantity input_power_W;
  Quantity efficacy_lm_per_W;  ///< of the luminaire: luminous flux over input power
  Quantity beam_angle_c0_deg;  ///< plane C0–C180
  Quantity beam_angle_c90_deg;
};

LuminaireFigures figures_of(const Luminaire& luminaire);

/// What a checker would ask about: values that no luminaire has, or that do not fit each other.
std::vector<Diagnostic> doubts_about(const Luminaire& luminaire, const LuminaireFigures& figures);

/// What `twinlight inspect` says of one file: either the error, or the luminaire with its figures.
struct Inspection {
  std::string file;
  FileKind kind = FileKind::unknown;
  std::optional<Diagnostic> error;
  std::optional<Luminaire> luminaire;
  LuminaireFigures figures;
  std::vector<Diagnostic> warnings;  ///< of the reader, then the doubts
};

Inspection inspect_file(const std::filesystem::path& path);

/// @param file  the name that Diagnostics carry.
Inspection inspect(std::string_view bytes, std::string_view file);

}  // namespace twinlight::photometry
