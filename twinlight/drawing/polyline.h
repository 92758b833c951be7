#pragma once

#include <vector>

#include "twinlight/drawing/svg_canvas.h"

namespace twinlight::drawing {

struct Edge {
  Place from;
  Place to;
};

/// The edges joined end to end into as few lines as there are; a line that comes back to its beginning ends with
/// that point again. Ends within a hundredth of a px are the same; edges shorter than that are left out.
std::vector<Polyline> joined(const std::vector<Edge>& edges);

/// The line without points that lie within the tolerance of it (Douglas and Peucker 1973).
Polyline simplified(const Polyline& line, double tolerance_px);

}  // namespace twinlight::drawing
