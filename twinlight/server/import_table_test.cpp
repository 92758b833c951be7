#include "twinlight/server/import_table.h"

#include <gmock/gmock.h>

#include "twinlight/server/csv_table.h"
#include "twinlight/server/import_merge.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;
using partnership::Language;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

ImportTable read(const char* csv, Kind kind = Kind::organisation) {
  auto table = read_import_table(csv, kind, Language::nl);
  EXPECT_TRUE(table) << table.error().message;
  return table.value_or(ImportTable{});
}

TEST(ImportTable, CellsBecomeFieldsByTheirOwnNamesOrAsPeopleCallThem) {
  const ImportTable table = read(
      "\xef\xbb\xbfnaam;region;类型;employees;address: town;domains;registrations;colour\r\n"
      "De Kievit;limburg;company;12;Genk;care; KBO 0123.456 ;red\r\n");
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0].document, json::parse(R"({"name": {"language": "nl", "text": "De Kievit"},
    "region": "limburg", "kind": "company", "employees": 12, "address": {"city": "Genk"}, "domains": ["care"],
    "registrations": [{"register": "KBO", "number": "0123.456"}]})"));
  EXPECT_THAT(table.unknown_columns, ElementsAre("colour"));
  EXPECT_EQ(table.heading_of.at("address.city"), "address: town");
}

TEST(ImportTable, CellsThatSayNothingOfTheirFieldAreFaultsAtTheirColumn) {
  const ImportTable table = read("name,werknemers\nA,many\nB,\n");
  ASSERT_EQ(table.rows.size(), 2U);
  ASSERT_EQ(table.rows[0].faults.size(), 1U);
  EXPECT_EQ(table.rows[0].faults[0].column, "werknemers");
  EXPECT_EQ(table.rows[0].faults[0].message, "is no whole number");
  EXPECT_EQ(table.rows[0].number, 2U);
  EXPECT_TRUE(table.rows[1].faults.empty()) << "an empty cell says nothing";
}

TEST(ImportTable, ProductsHavePricesNumbersAndFiles) {
  const ImportTable table = read(
      "model,name,language,prices,dims_to,mountings,photometry\n"
      "K-1,Lamp,en,\"129.00 EUR\",\"0,1\",recessed; surface,a.ldt\n",
      Kind::product);
  const json& document = table.rows.at(0).document;
  EXPECT_EQ(document["name"]["language"], "en");
  EXPECT_EQ(document["prices"][0]["unit_price"], json({{"amount", "129.00"}, {"currency", "EUR"}}));
  EXPECT_EQ(document["dims_to"], 0.1);
  EXPECT_EQ(document["mountings"], json({"recessed", "surface"}));
  EXPECT_EQ(table.rows[0].files.at("photometry"), "a.ldt");
}

TEST(ImportTable, LanguageIsSaidByItsColumnHoweverPeopleCallIt) {
  for (const char* called : {"language", "taal", "语言"}) {
    const ImportTable table = read((std::string("name,") + called + "\nSchool,en\nKlas,\n").c_str());
    EXPECT_EQ(table.rows.at(0).document["name"]["language"], "en") << called;
    EXPECT_TRUE(table.rows[0].says_language);
    EXPECT_EQ(table.rows.at(1).document["name"]["language"], "nl");
    EXPECT_FALSE(table.rows[1].says_language) << "an empty cell says nothing";
    EXPECT_TRUE(table.unknown_columns.empty());
  }
}

/// As `cell_text` writes them.
TEST(ImportTable, ListsOfObjectsAreReadAsTheyAreExported) {
  const json prices = json::parse(R"([{"unit_price": {"amount": "52.00", "currency": "EUR"}, "from_quantity": 1},
                                      {"unit_price": {"amount": "48.00", "currency": "EUR"}, "from_quantity": 100}])");
  const ImportTable products =
      read(("model,prices\nK-1," + cell_text(prices) + "\nK-2,100: EUR\nK-3,a: 1 EUR\n").c_str(), Kind::product);
  EXPECT_EQ(products.rows.at(0).document["prices"], prices);
  EXPECT_EQ(products.rows.at(1).faults.size(), 1U);
  EXPECT_EQ(products.rows.at(2).faults.size(), 1U);
  const json registrations = json::parse(R"([{"register": "KBO", "number": "0123 456"},
                                             {"register": "Kamer van Koophandel", "number": "77"}])");
  const ImportTable organisations = read(("name,registrations\nA," + cell_text(registrations) + "\n").c_str());
  EXPECT_EQ(organisations.rows.at(0).document["registrations"], registrations);
}

TEST(ImportTable, WhatIsNoTableIsRefused) {
  const auto why = [](const std::string& csv) {
    const auto table = read_import_table(csv, Kind::organisation, Language::en);
    return table ? "" : table.error().message;
  };
  EXPECT_THAT(why(""), HasSubstr("header"));
  EXPECT_THAT(why("colour\nred\n"), HasSubstr("no column that is known"));
  EXPECT_THAT(why("name,region\nA\n"), HasSubstr("fields"));
  std::string long_one = "name\n";
  for (std::size_t i = 0; i <= most_import_rows; ++i) long_one += "A\n";
  EXPECT_THAT(why(long_one), HasSubstr("is more than"));
}

TEST(ImportMerge, WhatARowLeavesOutStaysAndTranslationsOfNewWordsAreOutdated) {
  const json stored = json::parse(R"({"name": {"language": "nl", "text": "Klas", "translations":
    {"en": {"text": "Class", "status": "checked"}}}, "address": {"city": "Genk", "street": "A 1"}, "region": "limburg"})");
  const json merged = merged_document(
      stored, json::parse(R"({"name": {"language": "nl", "text": "Lokaal"}, "address": {"city": "Hasselt"}})"), true);
  EXPECT_EQ(merged["name"]["text"], "Lokaal");
  EXPECT_EQ(merged["name"]["translations"]["en"]["status"], "outdated");
  EXPECT_EQ(merged["address"], json({{"city", "Hasselt"}, {"street", "A 1"}}));
  EXPECT_EQ(merged["region"], "limburg");
  EXPECT_EQ(merged_document(stored, json::parse(R"({"name": {"language": "nl", "text": "Klas"}})"), true), stored);
}

TEST(ImportMerge, LanguageThatNoRowSaysChangesNoText) {
  const json stored = json::parse(R"({"name": {"language": "nl", "text": "Klas", "translations":
    {"en": {"text": "Class", "status": "checked"}, "zh": {"text": "课", "status": "checked"}}}})");
  const json row = json::parse(R"({"name": {"language": "en", "text": "Klas"}})");
  EXPECT_EQ(merged_document(stored, row, /*says_language=*/false), stored);
  const json corrected = merged_document(stored, row, /*says_language=*/true);
  EXPECT_EQ(corrected["name"]["language"], "en");
  EXPECT_FALSE(corrected["name"]["translations"].contains("en"));
}

TEST(ImportMerge, PointersAndRegistrations) {
  EXPECT_EQ(column_of_pointer("/address/city"), "address.city");
  EXPECT_EQ(column_of_pointer("/domains/0"), "domains");
  EXPECT_EQ(column_of_pointer("/name/text"), "name");
  EXPECT_THAT(registration_keys(json::parse(R"({"registrations": [{"register": "KBO", "number": "0123.456 789"}]})")),
              ElementsAre("KBO0123456789"));
}

}  // namespace
}  // namespace twinlight::server
