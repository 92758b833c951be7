#include "twinlight/photometry/lm63_opening.h"

#include <cmath>

namespace twinlight::photometry {
namespace {

using Shape = LuminousOpening::Shape;

struct Outline {
  Shape shape = Shape::point;
  double length_m = 0.0;
  double width_m = 0.0;
};

/// LM-63-1995: one negative horizontal dimension makes an ellipse (a circle where the other one is 0); a negative
/// height without a negative horizontal dimension makes a cylinder lying along the dimension that is not 0.
Outline outline_1995(const Lm63Dimensions& d) {
  const double across_m = std::abs(d.width_m);
  const double along_m = std::abs(d.length_m);
  const double diameter_m = std::abs(d.height_m);
  if (d.width_m < 0.0 || d.length_m < 0.0)
    return {Shape::ellipse, across_m > 0.0 ? across_m : along_m, along_m > 0.0 ? along_m : across_m};
  if (d.height_m < 0.0)
    return {Shape::rectangle, across_m > 0.0 ? across_m : diameter_m, along_m > 0.0 ? along_m : diameter_m};
  return {Shape::rectangle, across_m, along_m};
}

/// LM-63-2002: both horizontal dimensions negative make a circle or an ellipse; one of them, with a negative height,
/// a lying cylinder, or an upright disc where the other one is 0. One negative dimension alone, as editions before
/// had it, is still common and means a circle.
Outline outline_2002(const Lm63Dimensions& d) {
  const bool one_negative = (d.width_m < 0.0) != (d.length_m < 0.0);
  if (one_negative && d.height_m < 0.0) return {Shape::rectangle, std::abs(d.width_m), std::abs(d.length_m)};
  return outline_1995(d);
}

}  // namespace

LuminousOpening lm63_opening(const Lm63Dimensions& dimensions, FileFormat edition) {
  const bool since_2002 = edition == FileFormat::lm63_2002 || edition == FileFormat::lm63_2019;
  const Outline outline = since_2002 ? outline_2002(dimensions) : outline_1995(dimensions);
  const double height_m = std::abs(dimensions.height_m);
  const bool has_extent = outline.length_m > 0.0 || outline.width_m > 0.0 || height_m > 0.0;
  return {.shape = has_extent ? outline.shape : Shape::point,
          .length_m = outline.length_m,
          .width_m = outline.width_m,
          .height_c0_m = height_m,
          .height_c90_m = height_m,
          .height_c180_m = height_m,
          .height_c270_m = height_m};
}

}  // namespace twinlight::photometry
