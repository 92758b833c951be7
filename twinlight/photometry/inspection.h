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
  Quantity luminous_flux_lm;  ///< intensity integrated over the sphere; none where the file has photons alone
  Quantity max_intensity_cd;
  Quantity declared_flux_lm;
  Quantity light_output_ratio;    ///< luminous flux over the declared one
  Quantity upward_flux_fraction;  ///< part of the luminous flux above the horizontal
  Quantity input_power_W;
  Quantity efficacy_lm_per_W;  ///< of the luminaire: luminous flux over input power
  Quantity beam_angle_c0_deg;  ///< plane C0–C180
  Quantity beam_angle_c90_deg;
  Quantity ppf_umol_per_s;  ///< photosynthetic photon flux: photon intensity integrated over the sphere
  Quantity ppe_umol_per_J;  ///< photosynthetic photon efficacy: that flux over input power
  Quantity radiant_flux_W;  ///< radiant intensity integrated over the sphere
};

LuminaireFigures figures_of(const Luminaire& luminaire);

/// What `twinlight inspect` says of one file: either the error, or what it holds with the figures of each source.
struct Inspection {
  std::string file;
  FileKind kind = FileKind::unknown;
  std::optional<Diagnostic> error;
  std::optional<PhotometricDocument> document;
  std::vector<LuminaireFigures> figures;  ///< of document->sources, in their order
  std::vector<Diagnostic> warnings;       ///< of the reader, then of the checker
  std::vector<Diagnostic> hints;          ///< of the checker: possible and seldom meant

  /// The source that stands for the file; null where the file was refused or holds none.
  const Luminaire* luminaire() const {
    return document && !document->sources.empty() ? &document->sources.front() : nullptr;
  }
};

Inspection inspect_file(const std::filesystem::path& path);

/// The inspection of a document that has been read.
Inspection inspect(PhotometricDocument document, std::string_view file);

/// @param file  the name that Diagnostics carry.
Inspection inspect(std::string_view bytes, std::string_view file);

}  // namespace twinlight::photometry
