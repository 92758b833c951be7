#include "twinlight/storage/erased_text.h"

#include <gmock/gmock.h>

namespace twinlight::storage {
namespace {

using nlohmann::json;

const std::vector<std::string> words{"jan.bos@example.org", "Jan Bos", "陈宇"};

std::string kept(const char* text) {
  return without_words(std::string_view(text), words);
}

TEST(ErasedTextTest, WordsGoWhateverTheirCaseAndPlace) {
  EXPECT_EQ(kept("Ask JAN BOS (Jan.Bos@Example.org), or Jan Bos."), "Ask [erased] ([erased]), or [erased].");
  EXPECT_EQ(kept("请联系陈宇先生"), "请联系[erased]先生");
  EXPECT_EQ(kept(""), "");
}

TEST(ErasedTextTest, LongerWordsStay) {
  EXPECT_EQ(kept("Jan Bosmans and ajan.bos@example.org"), "Jan Bosmans and ajan.bos@example.org");
  EXPECT_EQ(kept("王Jan Bos先生"), "王[erased]先生");
}

TEST(ErasedTextTest, EveryTextOfAValueIsReadHoweverDeep) {
  const json before = {{"name", "Jan Bos"}, {"list", {{{"text", "by Jan Bos"}}, 3, nullptr}}};
  const json after = {{"name", "[erased]"}, {"list", {{{"text", "by [erased]"}}, 3, nullptr}}};
  EXPECT_EQ(without_words(before, words), after);
}

TEST(ErasedTextTest, OfARecordWhatPeopleWroteIsRead) {
  const std::vector<std::string> chosen{"active", "limburg", "jan bos"};
  const json organisation = {{"state", "active"},
                             {"region", "limburg"},
                             {"name", {{"language", "nl"}, {"text", "Jan Bos"}, {"translations", json::object()}}},
                             {"email", "info@example.org"},
                             {"unknown", "active"}};
  json after = organisation;
  after["name"]["text"] = "[erased]";
  EXPECT_EQ(without_words(partnership::Kind::organisation, organisation, chosen), after);
  EXPECT_EQ(without_words(partnership::Kind::organisation, organisation, {"INFO@example.org"})["email"], "")
      << "a field of an address holds no mark";
}

TEST(ErasedTextTest, TheNamesOfSomebodyElseStay) {
  const json namesake = {{"family_name", "Bos"}, {"latin_name", "Jan Bos"}, {"position", "Successor of Jan Bos"}};
  json after = namesake;
  after["position"] = "Successor of [erased]";
  EXPECT_EQ(without_words(partnership::Kind::person, namesake, words), after);
}

}  // namespace
}  // namespace twinlight::storage
