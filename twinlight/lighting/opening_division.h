#pragma once

#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/gauss_legendre.h"
#include "twinlight/lighting/placed_luminaire.h"

namespace twinlight::lighting {

/// Into how many elements an opening is divided along C0 and along C90, for light averaged over a patch.
struct OpeningDivision {
  int along_c0 = 1;
  int along_c90 = 1;
};

/// Along an opening of extent s the smooth part of the light at a distance d is an analytic function whose nearest
/// singularities lie d off the opening, so that n Gauss points leave an error of about exp(−2 n asinh(2 d / s))
/// (Trefethen 2013, ch. 19); n is chosen to make that `largest_error`. Kinks of the table are averaged out over the
/// patch; light at points needs `direct_light.h`.
/// @param smooth_over_m the distance d over which the light on the patch changes
OpeningDivision opening_division(const PlacedLuminaire& luminaire, double smooth_over_m, double largest_error = 5e-4);

/// How many elements `for_each_element` visits.
int element_count(const PlacedLuminaire& luminaire, OpeningDivision division);

/// Calls `visit(position_m, weight)` for each element; the weights sum to 1. Gauss rules over a rectangle, over an
/// ellipse Gauss in the square of the radius times even angles.
template <class Visit>
void for_each_element(const PlacedLuminaire& luminaire, OpeningDivision division, Visit visit) {
  const auto& opening = luminaire.opening;
  if (division.along_c0 * division.along_c90 == 1) {
    visit(luminaire.centre_m, 1.0);
  } else if (opening.shape == photometry::LuminousOpening::Shape::ellipse) {
    const int order = std::max(division.along_c0, division.along_c90);
    const GaussRule& squared_radius = gauss_legendre((order + 1) / 2);
    const int angles = 2 * order;
    for (std::size_t i = 0; i < squared_radius.size(); ++i) {
      const double radius = 0.5 * std::sqrt(squared_radius.nodes[i]);
      for (int k = 0; k < angles; ++k) {
        const double angle = 2.0 * constants::pi * (k + 0.5) / angles;
        visit(luminaire.position_m(radius * opening.width_m * std::cos(angle),
                                   radius * opening.length_m * std::sin(angle)),
              squared_radius.weights[i] / angles);
      }
    }
  } else {
    const GaussRule& across = gauss_legendre(division.along_c0);
    const GaussRule& along = gauss_legendre(division.along_c90);
    for (std::size_t i = 0; i < across.size(); ++i)
      for (std::size_t j = 0; j < along.size(); ++j)
        visit(
            luminaire.position_m((across.nodes[i] - 0.5) * opening.width_m, (along.nodes[j] - 0.5) * opening.length_m),
            across.weights[i] * along.weights[j]);
  }
}

}  // namespace twinlight::lighting
