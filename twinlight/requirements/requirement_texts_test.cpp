// The texts of data/requirements: three languages, whole, and in the words of the partnership's glossary
// (shared/reference/glossary.csv, where it lies beside the checkout).

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "twinlight/foundation/csv.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/requirements/all_requirements.h"

namespace twinlight::requirements {
namespace {

using ::testing::HasSubstr;

/// Every text of a row, with the name of its key.
std::vector<std::pair<std::string, LocalisedText>> texts_of(const Requirement& row) {
  std::vector<std::pair<std::string, LocalisedText>> texts = {
      {"group", row.group}, {"title", row.title}, {"standard.title", row.standard.title}};
  if (!row.note.empty()) texts.emplace_back("note", row.note);
  if (!row.plane.empty()) texts.emplace_back("plane", row.plane);
  if (row.product && !row.product->ask.empty()) texts.emplace_back("ask", row.product->ask);
  return texts;
}

bool holds_chinese(const std::string& text) {
  // CJK Unified Ideographs U+4E00 to U+9FFF are three bytes in UTF-8, from E4 B8 80 on.
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE4 && byte <= 0xE9;
  });
}

bool holds_letters(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z'); });
}

/// Names and words that the languages write alike: no proof that someone forgot to translate.
bool may_be_alike(const std::string& text) {
  static const std::set<std::string> alike = {"sport", "catering", "China Energy Label", "Begonia, pot"};
  return alike.count(text) > 0;
}

TEST(RequirementTexts, EachLanguageHasItsOwnText) {
  for (const Requirement& row : all_requirements().rows()) {
    for (const auto& [key, text] : texts_of(row)) {
      SCOPED_TRACE(row.id + " " + key + ": " + text.en);
      for (const std::string* words : {&text.en, &text.nl, &text.zh}) {
        EXPECT_FALSE(words->empty());
        EXPECT_EQ(printable_text(*words, 1000), *words) << "control characters, or no UTF-8";
      }
      EXPECT_FALSE(holds_chinese(text.en));
      EXPECT_FALSE(holds_chinese(text.nl));
      const bool only_a_length = !holds_letters(text.en) || text.en == "0.75 m";
      EXPECT_TRUE(only_a_length || holds_chinese(text.zh)) << text.zh;
    }
  }
}

TEST(RequirementTexts, TitlesInDutchDifferFromEnglish) {
  for (const Requirement& row : all_requirements().rows()) {
    for (const LocalisedText* text : {&row.title, &row.standard.title, &row.note})
      if (holds_letters(text->en) && !may_be_alike(text->en)) {
        EXPECT_NE(text->nl, text->en) << row.id;
      }
  }
}

TEST(RequirementTexts, QuantitiesHaveUniqueNamesInEveryLanguage) {
  std::set<std::string_view> keys;
  std::map<Language, std::set<std::string_view>> names;
  for (std::size_t i = 0; i < quantity_count; ++i) {
    const auto quantity = static_cast<Quantity>(i);
    EXPECT_TRUE(keys.insert(to_string(quantity)).second) << to_string(quantity);
    EXPECT_EQ(quantity_named(to_string(quantity)), quantity);
    for (const Language language : {Language::en, Language::nl, Language::zh}) {
      EXPECT_TRUE(names[language].insert(name_of(quantity, language)).second) << name_of(quantity, language);
    }
  }
}

TEST(RequirementTexts, NumbersAreShownWithTheUnitAndWithoutIdleZeros) {
  EXPECT_EQ(with_unit(Quantity::maintained_illuminance_lx, 500), "500 lx");
  EXPECT_EQ(with_unit(Quantity::uniformity, 0.6), "0.6");
  EXPECT_EQ(with_unit(Quantity::ugr, 19), "19");
  EXPECT_EQ(with_unit(Quantity::power_density_W_per_m2, 13.5), "13.5 W/m²");
  EXPECT_EQ(with_unit(Quantity::shielding_angle_deg, 15), "15°");
  EXPECT_EQ(with_unit(Quantity::q90_life_h, 36000), "36000 h");
}

TEST(RequirementTexts, QuantitiesAreCalledAsTheGlossaryCallsThem) {
  TWINLIGHT_NEEDS_REFERENCE("glossary.csv");
  const CsvTable glossary = read_csv(twinlight::testing::reference_folder() / "glossary.csv").value();
  const std::map<std::string, Quantity> terms = {
      {"luminous flux", Quantity::luminous_flux_lm},
      {"illuminance", Quantity::illuminance_lx},
      {"unified glare rating", Quantity::ugr},
      {"colour rendering index", Quantity::colour_rendering_index},
      {"photosynthetic photon flux density", Quantity::ppfd_umol_per_m2_s},
      {"photosynthetic photon efficacy", Quantity::ppe_umol_per_J},
      {"daily light integral", Quantity::dli_mol_per_m2_day},
      {"melanopic equivalent daylight illuminance", Quantity::melanopic_edi_lx}};
  std::size_t compared = 0;
  for (const CsvTable::Row& line : glossary.rows) {
    const auto cell = [&](std::string_view column) { return line.fields[glossary.column(column).value()]; };
    const auto term = terms.find(cell("term_en"));
    if (term == terms.end()) continue;
    EXPECT_EQ(name_of(term->second, Language::en), cell("term_en"));
    EXPECT_EQ(name_of(term->second, Language::nl), cell("term_nl"));
    EXPECT_EQ(name_of(term->second, Language::zh), cell("term_zh"));
    ++compared;
  }
  EXPECT_EQ(compared, terms.size());
}

/// Where a title names a thing of the glossary in English, it does so in the other languages too.
TEST(RequirementTexts, TitlesUseTheTermsOfTheGlossary) {
  TWINLIGHT_NEEDS_REFERENCE("glossary.csv");
  const CsvTable glossary = read_csv(twinlight::testing::reference_folder() / "glossary.csv").value();
  const std::set<std::string> things = {"declaration of conformity", "unified glare rating", "light source",
                                        "melanopic"};
  for (const CsvTable::Row& line : glossary.rows) {
    const auto cell = [&](std::string_view column) { return line.fields[glossary.column(column).value()]; };
    if (things.count(cell("term_en")) == 0) continue;
    for (const Requirement& row : all_requirements().rows()) {
      for (const auto& [key, text] : texts_of(row)) {
        std::string en = text.en;
        std::transform(en.begin(), en.end(), en.begin(), [](unsigned char c) { return std::tolower(c); });
        if (key == "standard.title" || en.find(cell("term_en")) == std::string::npos) continue;
        std::string nl = text.nl;
        std::transform(nl.begin(), nl.end(), nl.begin(), [](unsigned char c) { return std::tolower(c); });
        EXPECT_THAT(nl, HasSubstr(cell("term_nl"))) << row.id;
        EXPECT_THAT(text.zh, HasSubstr(cell("term_zh"))) << row.id;
      }
    }
  }
}

}  // namespace
}  // namespace twinlight::requirements
