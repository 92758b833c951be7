#include "twinlight/report/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "twinlight/report/pdf_file.h"
#include "twinlight/report/recompute.h"
#include "twinlight/report/report_file.h"
#include "twinlight/report/report_fixture.h"
#include "twinlight/report/report_inputs.h"

namespace twinlight::report {
namespace {

using fixture::phrases;

using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

std::vector<ReportSubject> subjects(std::size_t count) {
  std::vector<ReportSubject> all;
  for (std::size_t i = 0; i < count; ++i) {
    ReportSubject one = fixture::subject();
    one.ranking.rank = static_cast<int>(i) + 1;
    one.inputs[1] = {"photometry", "panel-" + std::to_string(i) + ".ldt", std::string(64, static_cast<char>('b' + i))};
    all.push_back(std::move(one));
  }
  return all;
}

PdfReport written_comparison(std::size_t count, Language language) {
  const auto all = subjects(count);
  auto report =
      sealed_comparison_pdf(all, sealed_json(comparison_json(all), fixture::key()), phrases(language), fixture::key());
  EXPECT_TRUE(report) << to_string(report.error());
  return *std::move(report);
}

TEST(Comparison, SaysOfEachProductWhatItsOwnReportSays) {
  const auto all = subjects(3);
  const auto json = comparison_json(all);
  EXPECT_TRUE(is_comparison(json));
  ASSERT_EQ(json["products"].size(), 3U);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto own = report_json(all[i]);
    EXPECT_FALSE(is_comparison(own));
    EXPECT_EQ(json["need"], own["need"]);
    for (const auto& [key, value] : json["products"][i].items()) EXPECT_EQ(value, own[key]) << key;
  }
  EXPECT_THAT(stated_inputs(json),
              UnorderedElementsAre(Field(&ReportInput::file, "need.toml"), Field(&ReportInput::file, "panel-0.ldt"),
                                   Field(&ReportInput::file, "panel-1.ldt"), Field(&ReportInput::file, "panel-2.ldt")));
}

TEST(Comparison, PdfIsSealedAndCompleteInEveryLanguage) {
  for (const Language language : {Language::nl, Language::en, Language::zh}) {
    const PdfReport report = written_comparison(5, language);
    EXPECT_EQ(report.missing_glyphs, 0);
    EXPECT_GE(report.pages, 3);
    const VerifiedReport verified = verify_report(report.bytes);
    EXPECT_TRUE(verified.seal.intact());
    EXPECT_TRUE(is_comparison(verified.content));
  }
}

TEST(Comparison, IsTheSameForTheSameSubjects) {
  EXPECT_EQ(written_comparison(2, Language::en).bytes, written_comparison(2, Language::en).bytes);
}

TEST(Comparison, IsOfTwoToFiveProducts) {
  for (const std::size_t count : {1U, 6U})
    EXPECT_THAT(sealed_comparison_pdf(subjects(count), "{}", phrases(Language::en), fixture::key()).error().message,
                HasSubstr("2 to 5"));
}

TEST(Comparison, IsNotComputedAgain) {
  const evidence::Need need = fixture::small_room();
  const auto refused = recompute(comparison_json(subjects(2)), need, fixture::panel(), fixture::engine_for(need));
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("reports of its products"));
}

}  // namespace
}  // namespace twinlight::report
