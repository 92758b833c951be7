#include "twinlight/evidence/maintenance.h"

#include <cmath>

namespace twinlight::evidence {

double lumen_maintenance(double share_left, double life_h, double hours) {
  return std::pow(share_left, hours / life_h);
}

}  // namespace twinlight::evidence
