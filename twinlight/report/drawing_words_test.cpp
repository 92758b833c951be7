// The words of drawings in the languages of a report: every word that a library draws is known, and names stay.
#include "twinlight/report/drawing_words.h"

#include <gmock/gmock.h>

#include <regex>

#include "tests/support/reference_files.h"
#include "twinlight/photometry/drawings.h"
#include "twinlight/photometry/photometric_file.h"
#include "twinlight/report/report_fixture.h"
#include "twinlight/report/report_wording.h"

namespace twinlight::report {
namespace {

using fixture::phrases;

using ::testing::HasSubstr;
using ::testing::Not;

photometry::Luminaire demonstration(const char* file) {
  return photometry::read_photometric_file(twinlight::testing::project_path("examples/catalogue") / file).value();
}

std::vector<std::string> drawings() {
  std::vector<std::string> all;
  for (const char* file : {"demerglans-bord1500-2900-dali.ldt", "rongxi-dl200-1500-830.ies", "rongxi-cw180-1500.ldt"}) {
    const photometry::Luminaire luminaire = demonstration(file);
    all.push_back(photometry::polar_svg(luminaire));
    all.push_back(photometry::sketch_svg(luminaire));
  }
  return all;
}

TEST(DrawingWords, InEnglishChangeNothing) {
  const Phrases english = phrases(Language::en);
  for (const std::string& drawing : drawings()) EXPECT_EQ(drawing_in(english, drawing), drawing);
}

/// Words of English that no drawing of a Dutch or Chinese report may hold.
TEST(DrawingWords, LeaveNoEnglishInOtherLanguages) {
  const std::regex english(
      R"(\b(from|above|largest|intensity|apart|dimensions|luminous|housing|lamps|luminaire|down|up|planes)\b)");
  const std::regex said(R"(>([^<>]+)</text>)");
  for (const Language language : {Language::nl, Language::zh}) {
    const Phrases say = phrases(language);
    for (const std::string& drawing : drawings()) {
      const std::string translated = drawing_in(say, drawing);
      for (auto at = std::sregex_iterator(translated.begin(), translated.end(), said); at != std::sregex_iterator();
           ++at)
        EXPECT_FALSE(std::regex_search((*at)[1].str(), english)) << (*at)[1].str();
    }
  }
}

TEST(Clauses, AreInTheLanguageWhereTheyAreWords) {
  const Phrases dutch = phrases(Language::nl);
  EXPECT_EQ(clause_text(dutch, "table 44, row 44.1"), "tabel 44, rij 44.1");
  EXPECT_EQ(clause_text(dutch, "evening, 19:30-22:30"), "avond, 19:30-22:30");
  EXPECT_EQ(clause_text(dutch, "planned dimming"), "voorzien dimmen");
  EXPECT_EQ(clause_text(dutch, "Annex I (6)"), "bijlage I (6)");
  const requirements::Requirement row{.clause = "Rose, cut",
                                      .title = {.en = "Rose, cut", .nl = "Roos, snij", .zh = "月季，切花"}};
  EXPECT_EQ(clause_text(dutch, row), "Roos, snij");
  EXPECT_EQ(clause_text(phrases(Language::zh), row), "月季，切花");
  for (const char* kept : {"5.2.1", "L03", "nightfall", ""}) EXPECT_EQ(clause_text(dutch, kept), kept);
}

TEST(DrawingWords, KeepNamesCoordinatesAndFigures) {
  const std::string drawing = photometry::polar_svg(demonstration("demerglans-bord1500-2900-dali.ldt"));
  const std::string dutch = drawing_in(phrases(Language::nl), drawing);
  EXPECT_THAT(dutch, HasSubstr(">Bord 1500 2900 840 DALI-2<"));
  EXPECT_THAT(dutch, HasSubstr("polair diagram, cd/klm"));
  EXPECT_THAT(dutch, ::testing::ContainsRegex("x=\"[0-9]+\\.[0-9]"));
  EXPECT_THAT(dutch, Not(::testing::ContainsRegex("[0-9]\\.[0-9] %")));
}

}  // namespace
}  // namespace twinlight::report
