#include "twinlight/drawing/svg_canvas.h"

#include <gtest/gtest.h>

#include <array>
#include <pugixml.hpp>

namespace twinlight::drawing {
namespace {

constexpr std::string_view hostile = "a<script>&\"'\x01 灯具";

TEST(SvgCanvas, IsWellFormedWhateverTheTextSays) {
  SvgCanvas canvas(100, 80, hostile);
  canvas.text({10, 20}, hostile);
  canvas.circle({50, 40}, 5.0, "fill=\"none\"");
  canvas.closed_curve(std::array<Place, 3>{Place{0, 0}, Place{1, 0}, Place{1, 1}}, "fill=\"none\"");
  const std::string svg = std::move(canvas).finished();
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(svg.c_str())) << svg;
  const pugi::xml_node root = document.document_element();
  EXPECT_STREQ(root.child("title").child_value(), "a<script>&\"'\xEF\xBF\xBD 灯具");
  EXPECT_STREQ(root.child("text").child_value(), root.child("title").child_value());
  EXPECT_EQ(svg.find("<script"), std::string::npos);
}

TEST(SvgEscaped, IsSafeInsideAnAttribute) {
  EXPECT_EQ(svg_escaped("\"<&>"), "&quot;&lt;&amp;&gt;");
}

}  // namespace
}  // namespace twinlight::drawing
