// Figures beside their verdict: a rounded value does not stand on the other side of its limit.
#include "twinlight/report/report_wording.h"

#include <gtest/gtest.h>

#include "twinlight/report/report_fixture.h"

namespace twinlight::report {
namespace {

using evidence::Check;
using evidence::Quantity;

struct Words {
  std::string value;
  std::string limit;
  std::string margin;
  bool operator==(const Words&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Words& words) {
  return out << words.value << " | " << words.limit << " | " << words.margin;
}

/// With plain spaces.
Words words_of(const Check& check) {
  const Phrases english = fixture::phrases(Language::en);
  const auto plain = [](std::string text) {
    for (std::size_t at = text.find("\u00a0"); at != std::string::npos; at = text.find("\u00a0"))
      text.replace(at, std::string_view("\u00a0").size(), " ");
    return text;
  };
  return {plain(value_text(english, check)), plain(limit_text(english, check)), plain(margin_text(english, check))};
}

TEST(ReportWording, RoundsWhereTheVerdictStillShows) {
  const Check clear{.quantity = Quantity::maintained_illuminance_lx, .limit = 500.0, .value = 519.6};
  EXPECT_EQ(words_of(clear), (Words{"520 lx", "≥ 500 lx", "+20 lx"}));
}

TEST(ReportWording, ShowsAMissThatRoundingWouldHide) {
  const Check missed{.quantity = Quantity::walls_mean_lx, .limit = 50.0, .value = 49.98};
  EXPECT_EQ(words_of(missed), (Words{"49.98 lx", "≥ 50 lx", "−0.02 lx"}));
  const Check glaring{.quantity = Quantity::ugr, .limit = 19.0, .at_most = true, .value = 19.04};
  EXPECT_EQ(words_of(glaring), (Words{"19.04", "≤ 19.0", "−0.04"}));
}

TEST(ReportWording, ShowsThatALimitBetweenRoundNumbersIsMet) {
  const Check met{.quantity = Quantity::walls_mean_lx, .limit = 49.6, .value = 49.62};
  EXPECT_EQ(words_of(met).value, "50 lx") << "rounded alike, it looks met already";
  const Check missed{.quantity = Quantity::walls_mean_lx, .limit = 49.62, .value = 49.6};
  EXPECT_EQ(words_of(missed), (Words{"49.60 lx", "≥ 49.62 lx", "−0.02 lx"}));
}

TEST(ReportWording, KeepsOpenChecksPlain) {
  const Check open{.quantity = Quantity::ugr, .limit = 19.0, .at_most = true};
  EXPECT_EQ(words_of(open), (Words{"–", "≤ 19.0", "–"}));
}

}  // namespace
}  // namespace twinlight::report
