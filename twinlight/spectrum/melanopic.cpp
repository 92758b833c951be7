#include "twinlight/spectrum/melanopic.h"

#include <vector>

#include "twinlight/spectrum/constants.h"
#include "twinlight/spectrum/response_metrics.h"

namespace twinlight::spectrum {
namespace {

constexpr auto melanopsin = static_cast<std::size_t>(Receptor::melanopsin);

double equal_energy_der() {
  static const double der = [] {
    const std::vector<double> equal_energy(grid_size, 1.0);
    return alpha_opic_elr(ResponseMatrix::linear_1nm().apply(equal_energy))[melanopsin] / d65_elr()[melanopsin];
  }();
  return der;
}

}  // namespace

MelanopicConversions melanopic_conversions(double melanopic_der) {
  constexpr double mW_per_W = 1000.0;
  const double elr_W_per_lm = melanopic_der * d65_elr()[melanopsin] / mW_per_W;
  return {.melanopic_edi_per_lx = melanopic_der,
          .eml_per_lx = melanopic_der / equal_energy_der(),
          .din_a_mel_v = constants::max_luminous_efficacy_lm_per_W * elr_W_per_lm};
}

}  // namespace twinlight::spectrum
