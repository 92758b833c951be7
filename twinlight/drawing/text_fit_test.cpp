#include "twinlight/drawing/text_fit.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "twinlight/foundation/printable_text.h"

namespace twinlight::drawing {
namespace {

TEST(Fitted, CutsBetweenCharacters) {
  EXPECT_EQ(fitted("Panel 600", 10.0, 200.0), "Panel 600");
  EXPECT_EQ(fitted("惠州砚溪照明", 10.0, 40.0), "惠州砚…");
  EXPECT_EQ(fitted("abc", 10.0, 0.0), "…");
}

RC_GTEST_PROP(Fitted, IsNoWiderThanAskedAndValid, ()) {
  std::string text;
  for (int i = *rc::gen::inRange(0, 30); i > 0; --i) text += *rc::gen::element<std::string>("a", "W", "é", "灯", "𝔸");
  const double width = *rc::gen::inRange(10, 300);
  const std::string shown = fitted(text, 10.0, width);
  RC_ASSERT(text_width(shown, 10.0) <= width);
  RC_ASSERT(is_valid_utf8(shown));
}

TEST(NumberLabel, SetsThousandsApart) {
  EXPECT_EQ(number_label(250.0), "250");
  EXPECT_EQ(number_label(0.25), "0.25");
  EXPECT_EQ(number_label(12500.0), "12\u202F500");
  EXPECT_EQ(number_label(1234567.0), "1\u202F234\u202F567");
  EXPECT_EQ(number_label(-1000.0), "-1\u202F000");
}

}  // namespace
}  // namespace twinlight::drawing
