#include "twinlight/photometry/plausibility.h"

#include "twinlight/photometry/plausibility_parts.h"

namespace twinlight::photometry {

Doubts doubts_about(const Luminaire& luminaire, const LuminaireFigures& figures) {
  Doubts doubts;
  doubt_figures(luminaire, figures, doubts);
  doubt_dimensions(luminaire, figures, doubts);
  if (!luminaire.has_luminous_data) return doubts;
  doubt_table(luminaire.distribution, doubts);
  // Types A and B are converted to planes of the whole turn.
  if (luminaire.photometric_type == PhotometricType::c) hint_at_symmetry(luminaire.distribution, doubts);
  return doubts;
}

}  // namespace twinlight::photometry
