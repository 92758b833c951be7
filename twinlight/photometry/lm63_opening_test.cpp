// Shapes: ANSI/IES LM-63-2002, table 1 (luminous opening shapes), and IESNA LM-63-1995, 4.12 to 4.14.

#include "twinlight/photometry/lm63_opening.h"

#include <gtest/gtest.h>

namespace twinlight::photometry {
namespace {

using Shape = LuminousOpening::Shape;

struct Opening {
  const char* name;
  Lm63Dimensions dimensions;
  Shape shape;
  double length_m;  ///< along C90–C270
  double width_m;
  double height_m;
};

void expect_openings(const std::vector<Opening>& cases, FileFormat edition) {
  for (const Opening& each : cases) {
    SCOPED_TRACE(each.name);
    const LuminousOpening opening = lm63_opening(each.dimensions, edition);
    EXPECT_EQ(opening.shape, each.shape);
    EXPECT_EQ(opening.length_m, each.length_m);
    EXPECT_EQ(opening.width_m, each.width_m);
    for (const double height_m :
         {opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m})
      EXPECT_EQ(height_m, each.height_m);
  }
}

TEST(Lm63Opening, ShapesOf2002) {
  expect_openings({{"point", {0, 0, 0}, Shape::point, 0, 0, 0},
                   {"rectangular", {0.6, 1.2, 0}, Shape::rectangle, 0.6, 1.2, 0},
                   {"rectangular with luminous sides", {0.6, 1.2, 0.1}, Shape::rectangle, 0.6, 1.2, 0.1},
                   {"circular", {-0.3, -0.3, 0}, Shape::ellipse, 0.3, 0.3, 0},
                   {"ellipse", {-0.3, -0.5, 0}, Shape::ellipse, 0.3, 0.5, 0},
                   {"vertical cylinder", {-0.3, -0.3, 0.2}, Shape::ellipse, 0.3, 0.3, 0.2},
                   {"vertical ellipsoidal cylinder", {-0.3, -0.5, 0.2}, Shape::ellipse, 0.3, 0.5, 0.2},
                   {"sphere", {-0.4, -0.4, -0.4}, Shape::ellipse, 0.4, 0.4, 0.4},
                   {"ellipsoidal spheroid", {-0.4, -0.6, -0.2}, Shape::ellipse, 0.4, 0.6, 0.2},
                   {"horizontal cylinder along C0", {-0.1, 1.2, -0.1}, Shape::rectangle, 0.1, 1.2, 0.1},
                   {"horizontal cylinder across C0", {1.2, -0.1, -0.1}, Shape::rectangle, 1.2, 0.1, 0.1},
                   {"vertical disc facing C0", {-0.3, 0, -0.3}, Shape::rectangle, 0.3, 0, 0.3}},
                  FileFormat::lm63_2002);
}

TEST(Lm63Opening, ShapesOf1995) {
  expect_openings({{"rectangular", {0.6, 1.2, 0.1}, Shape::rectangle, 0.6, 1.2, 0.1},
                   {"circular", {-0.3, 0, 0}, Shape::ellipse, 0.3, 0.3, 0},
                   {"sphere", {-0.3, 0, -0.3}, Shape::ellipse, 0.3, 0.3, 0.3},
                   {"vertical cylinder", {-0.3, 0, 0.2}, Shape::ellipse, 0.3, 0.3, 0.2},
                   {"horizontal cylinder along length", {0, 1.2, -0.1}, Shape::rectangle, 0.1, 1.2, 0.1},
                   {"horizontal cylinder along width", {1.2, 0, -0.1}, Shape::rectangle, 1.2, 0.1, 0.1},
                   {"ellipse along length", {-0.3, 0.5, 0.1}, Shape::ellipse, 0.3, 0.5, 0.1},
                   {"ellipse along width", {0.5, -0.3, 0.1}, Shape::ellipse, 0.5, 0.3, 0.1},
                   {"ellipsoid along length", {-0.3, 0.5, -0.1}, Shape::ellipse, 0.3, 0.5, 0.1},
                   {"ellipsoid along width", {0.5, -0.3, -0.1}, Shape::ellipse, 0.5, 0.3, 0.1}},
                  FileFormat::lm63_1995);
}

}  // namespace
}  // namespace twinlight::photometry
