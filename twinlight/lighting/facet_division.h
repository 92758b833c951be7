#pragma once

#include <vector>

#include "twinlight/lighting/facet.h"

/// Polygons of a room's surfaces cut into convex facets that meet without overlap.
namespace twinlight::lighting {

/// Convex facets that together are a flat polygon; its corners counter-clockwise as seen from the air.
std::vector<Facet> convex_facets(const std::vector<Eigen::Vector3d>& corners_m, SurfaceKind kind, double reflectance);

/// The facets less what the others cover of them. @param facing −1 where those that touch face to face cover each
/// other (a cupboard on the floor), +1 for those on the same side (a window in a wall).
std::vector<Facet> uncovered(const std::vector<Facet>& facets, const std::vector<Facet>& covers, double facing);

/// The surfaces of a prism with vertical sides. @param outline_m counter-clockwise seen from above
std::vector<Facet> prism_facets(const PlanePolygon& outline_m, double bottom_m, double top_m, double reflectance);

}  // namespace twinlight::lighting
