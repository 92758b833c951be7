#pragma once

namespace twinlight::partners {

/// How two profiles suit each other apart from what they are about; each part from 0 to 1.
struct Fit {
  double types = 1.0;
  double domain = 1.0;
  double regions = 1.0;
  double kinds = 1.0;
  double stage = 1.0;  ///< of the technology
  double sizes = 1.0;  ///< of the owners

  double product() const { return types * domain * regions * kinds * stage * sizes; }
};

}  // namespace twinlight::partners
