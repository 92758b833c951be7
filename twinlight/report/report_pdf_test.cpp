#include "twinlight/report/report_pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <regex>
#include <set>

#include "twinlight/report/pdf_file.h"
#include "twinlight/report/report_file.h"
#include "twinlight/report/report_fixture.h"

namespace twinlight::report {
namespace {

using fixture::phrases;
namespace fs = std::filesystem;

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;

constexpr std::array all_languages = {Language::nl, Language::en, Language::zh};

PdfReport written(const ReportSubject& subject, Language language) {
  auto report = sealed_pdf(subject, fixture::small_json_file(), phrases(language), fixture::key());
  EXPECT_TRUE(report) << to_string(report.error());
  return *std::move(report);
}

const PdfReport& small_pdf() {
  static const PdfReport report = written(fixture::subject(), Language::en);
  return report;
}

/// The keys that the sources of the library ask for, as they are written there.
std::set<std::string> asked_keys() {
  std::set<std::string> keys;
  const std::regex key("\"([a-z]+\\.[a-z_0-9]*[a-z0-9])\"");
  for (const auto& entry : fs::directory_iterator(twinlight::testing::project_path("twinlight/report"))) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".cpp" || name.find("_test") != std::string::npos) continue;
    std::ifstream stream(entry.path());
    const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    for (auto match = std::sregex_iterator(text.begin(), text.end(), key); match != std::sregex_iterator(); ++match)
      keys.insert((*match)[1]);
  }
  keys.erase("evidence.layout");  // fields of the JSON, not texts
  keys.erase("evidence.json");
  keys.erase("comparison.json");
  return keys;
}

std::set<std::string> places_of(const std::string& text) {
  std::set<std::string> places;
  const std::regex place("\\{[a-z]+\\}");
  for (auto match = std::sregex_iterator(text.begin(), text.end(), place); match != std::sregex_iterator(); ++match)
    places.insert(match->str());
  return places;
}

TEST(Phrases, HaveTheSameKeysAndPlacesInEveryLanguage) {
  const Phrases english = phrases(Language::en);
  for (const Language language : {Language::nl, Language::zh}) {
    const Phrases other = phrases(language);
    EXPECT_EQ(other.texts().size(), english.texts().size());
    for (const auto& [key, text] : english.texts()) {
      ASSERT_TRUE(other.has(key)) << code_of(language) << " " << key;
      EXPECT_EQ(places_of(other.texts().at(key)), places_of(text)) << code_of(language) << " " << key;
    }
  }
}

TEST(Phrases, HaveEveryKeyThatIsAskedForAndNoOther) {
  const Phrases english = phrases(Language::en);
  const std::set<std::string> asked = asked_keys();
  EXPECT_GT(asked.size(), 100U);
  for (const std::string& key : asked) EXPECT_TRUE(english.has(key)) << key;
  for (const auto& [key, text] : english.texts()) {
    const bool by_name = key.rfind("quantity.", 0) == 0 || key.rfind("mounting.", 0) == 0 ||
                         key.rfind("confidence.", 0) == 0 || key.rfind("inputs.role_", 0) == 0 ||
                         key.rfind("life.ask_", 0) == 0;
    EXPECT_TRUE(by_name || asked.count(key) > 0) << key << " is never used";
  }
}

TEST(Phrases, MissingTextIsSeen) {
  EXPECT_EQ(phrases(Language::en)("no.such"), "⟦no.such⟧");
}

TEST(Language, WritesNumbersAndDates) {
  EXPECT_EQ(number_text(Language::nl, 12345.678, 2), "12.345,68");
  EXPECT_EQ(number_text(Language::en, 12345.678, 2), "12,345.68");
  EXPECT_EQ(number_text(Language::zh, 1234.5, 1), "1234.5");
  EXPECT_EQ(number_text(Language::en, -0.5, 1), "\u22120.5");
  EXPECT_EQ(number_text(Language::en, -0.001, 2), "0.00");
  const std::chrono::year_month_day date = std::chrono::year(2026) / 3 / 1;
  EXPECT_EQ(date_text(Language::nl, date), "1 maart 2026");
  EXPECT_EQ(date_text(Language::en, date), "1 March 2026");
  EXPECT_EQ(date_text(Language::zh, date), "2026年3月1日");
}

TEST(PdfReport, HasPagesWithoutMissingLettersInEveryLanguage) {
  for (const Language language : all_languages) {
    const PdfReport report = written(fixture::subject(), language);
    EXPECT_EQ(report.missing_glyphs, 0) << code_of(language);
    EXPECT_GE(report.pages, 4) << code_of(language);
    EXPECT_TRUE(verify_report(report.bytes).seal.intact()) << code_of(language);
  }
}

TEST(PdfReport, StatesTheFiguresOfTheRankingBesideTheExactOnes) {
  ReportSubject subject = fixture::subject();
  subject.ranking.first =
      evidence::FirstFigures{.figures = {{.quantity = evidence::Quantity::maintained_illuminance_lx,
                                          .first = 512.0,
                                          .exact = 509.0,
                                          .bound = 0.01,
                                          .bound_is_relative = true},
                                         {.quantity = evidence::Quantity::ugr, .exact = 16.4, .bound = 0.5}}};
  const auto json = report_json(subject)["ranking"]["rank_stage"];
  EXPECT_EQ(json["values"][0]["rank_stage"], 512.0);
  EXPECT_EQ(json["values"][0]["exact"], 509.0);
  EXPECT_EQ(json["values"][1]["rank_stage"], nullptr);
  EXPECT_EQ(json["values"][1]["bound"], 0.5);
  EXPECT_TRUE(report_json(fixture::subject())["ranking"]["rank_stage"].is_null());
  for (const Language language : all_languages) {
    for (const bool searched : {false, true}) {
      subject.ranking.first->searched_exactly = searched;
      subject.ranking.first->same_layout = searched;
      subject.ranking.first->bounds_hold = searched;
      EXPECT_EQ(written(subject, language).missing_glyphs, 0) << code_of(language);
    }
  }
}

TEST(PdfReport, CountsLettersThatNoFontHas) {
  ReportSubject subject = fixture::subject();
  subject.need.name = "Room \U0010FFFD";
  EXPECT_GT(written(subject, Language::en).missing_glyphs, 0);
}

TEST(PdfReport, IsTheSameForTheSameSubject) {
  EXPECT_EQ(written(fixture::subject(), Language::en).bytes, small_pdf().bytes);
}

TEST(PdfReport, CarriesItsJson) {
  EXPECT_EQ(attachment_of(small_pdf().bytes).value(), fixture::small_json_file());
  const VerifiedReport report = verify_report(small_pdf().bytes);
  EXPECT_EQ(report.kind, ReportKind::pdf);
  EXPECT_EQ(report.content["need"]["name"], "Small room");
}

TEST(PdfReport, RandomChangesOfOneByteAreAllFound) {
  const std::string& intact = small_pdf().bytes;
  std::mt19937 random(20261127);
  std::uniform_int_distribution<std::size_t> place(0, intact.size() - 1);
  std::uniform_int_distribution<unsigned> change(1, 255);
  for (int i = 0; i < 1000; ++i) {
    std::string file = intact;
    const std::size_t at = place(random);
    file[at] = static_cast<char>(static_cast<unsigned char>(file[at]) ^ change(random));
    EXPECT_FALSE(verify_report(file).seal.intact()) << "byte " << at;
  }
}

TEST(PdfReport, AttachmentOfAnotherKeyIsFound) {
  std::array<unsigned char, 32> seed{};
  const SigningKey other = SigningKey::from_seed(seed);
  const auto report = sealed_pdf(fixture::subject(), sealed_json(fixture::small_report(), other), phrases(Language::en),
                                 fixture::key());
  EXPECT_THAT(verify_report(report->bytes).seal.faults, ElementsAre(Field(&SealFault::part, "attachment")));
}

TEST(PdfFile, RefusesWhatIsNoPdf) {
  EXPECT_THAT(attachment_of("no PDF").error().message, HasSubstr("no PDF"));
  EXPECT_THAT(sealed_pdf_file("no PDF", fixture::key()).error().message, HasSubstr("no PDF"));
}

}  // namespace
}  // namespace twinlight::report
