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

TEST(ErasedTextTest, ATextThatIsAWordBecomesEmptyHoweverDeep) {
  const json before = {{"email", "JAN.BOS@example.org"}, {"list", {{{"text", "by Jan Bos"}}, 3, nullptr}}};
  const json after = {{"email", ""}, {"list", {{{"text", "by [erased]"}}, 3, nullptr}}};
  EXPECT_EQ(without_words(before, words), after);
}

}  // namespace
}  // namespace twinlight::storage
