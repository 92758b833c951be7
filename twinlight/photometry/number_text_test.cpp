#include "twinlight/photometry/number_text.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <clocale>
#include <cmath>

namespace twinlight::photometry {
namespace {

TEST(NumberText, FormsOfANumber) {
  EXPECT_EQ(parse_number("12").value(), 12.0);
  EXPECT_EQ(parse_number("+1.5e3").value(), 1500.0);
  EXPECT_EQ(parse_number("-0.5").value(), -0.5);
  EXPECT_EQ(parse_number(".5").value(), 0.5);
  EXPECT_EQ(parse_number("7.").value(), 7.0);
  EXPECT_EQ(parse_number("1E-2").value(), 0.01);
}

TEST(NumberText, WhatIsNoNumber) {
  for (const char* text : {"", " ", "-", ".", "nan", "NaN", "inf", "-inf", "0x10", "1O", "1 2", "1e", "1..2", "--1",
                           "1,5", "%n", "1e999", "-1e999", "١"})
    EXPECT_FALSE(parse_number(text)) << text;
}

TEST(NumberText, CommaOnlyWhereItIsADecimalMark) {
  EXPECT_EQ(parse_number("1,5", DecimalMark::point_or_comma).value(), 1.5);
  EXPECT_EQ(parse_number(",5", DecimalMark::point_or_comma).value(), 0.5);
  EXPECT_FALSE(parse_number("1,234,5", DecimalMark::point_or_comma));
  EXPECT_FALSE(parse_number("1.234,5", DecimalMark::point_or_comma));
  EXPECT_FALSE(parse_number("1,234.5", DecimalMark::point_or_comma));
}

TEST(NumberText, TooSmallIsZeroTooLargeIsRefused) {
  EXPECT_EQ(parse_number("1e-400").value(), 0.0);
  EXPECT_EQ(parse_number("0." + std::string(500, '0') + "1").value(), 0.0);
  EXPECT_EQ(parse_number("1e-99999999999999999999").value(), 0.0);
  EXPECT_FALSE(parse_number(std::string(400, '9')));
  EXPECT_FALSE(parse_number(std::string(1000, '9') + "e-5"));
  EXPECT_FALSE(parse_number("1e99999999999999999999"));
}

TEST(NumberText, IsIndependentOfTheLocale) {
  const std::string before = std::setlocale(LC_NUMERIC, nullptr);
  for (const char* name : {"nl_BE.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8"})
    if (std::setlocale(LC_NUMERIC, name) != nullptr) break;
  EXPECT_EQ(parse_number("1.5").value(), 1.5);
  EXPECT_FALSE(parse_number("1,5"));
  std::setlocale(LC_NUMERIC, before.c_str());
}

RC_GTEST_PROP(NumberText, PrintedDoublesComeBack, (double value)) {
  RC_PRE(std::isfinite(value));
  RC_ASSERT(parse_number(fmt::format("{}", value)).value() == value);
}

RC_GTEST_PROP(NumberText, AnyTextIsANumberOrARefusal, (const std::string& text)) {
  const auto number = parse_number(text, DecimalMark::point_or_comma);
  RC_ASSERT((number ? std::isfinite(*number) : !number.error().empty()));
}

}  // namespace
}  // namespace twinlight::photometry
