#include "twinlight/photometry/gldf_combination.h"

#include <utility>

#include "twinlight/photometry/operations.h"

namespace twinlight::photometry {

Result<Luminaire> combined(std::vector<GldfShare> shares, std::size_t most_intensities) {
  std::vector<Luminaire> parts;
  parts.reserve(shares.size());
  for (GldfShare& share : shares)
    parts.push_back(share.count == 1.0 ? std::move(share.light) : TWL_TRY(several(share.light, share.count)));
  return sum(parts, most_intensities);
}

}  // namespace twinlight::photometry
