#include "twinlight/storage/erased_text.h"

#include <algorithm>

namespace twinlight::storage {
namespace {

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_latin(char c) {
  const char letter = small(c);
  return (letter >= 'a' && letter <= 'z') || (c >= '0' && c <= '9');
}

bool stands_at(std::string_view text, std::size_t place, const std::string& word) {
  if (word.size() > text.size() - place || !same_but_for_case(text.substr(place, word.size()), word)) return false;
  const std::size_t end = place + word.size();
  const bool goes_on_before = place > 0 && is_latin(text[place - 1]) && is_latin(word.front());
  const bool goes_on_behind = end < text.size() && is_latin(text[end]) && is_latin(word.back());
  return !goes_on_before && !goes_on_behind;
}

}  // namespace

bool same_but_for_case(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, [](char a, char b) { return small(a) == small(b); });
}

std::string without_words(std::string_view text, const std::vector<std::string>& words) {
  std::string kept;
  for (std::size_t place = 0; place < text.size();) {
    const auto word = std::ranges::find_if(words, [&](const std::string& one) { return stands_at(text, place, one); });
    if (word == words.end()) {
      kept += text[place++];
    } else {
      kept += erased_mark;
      place += word->size();
    }
  }
  return kept;
}

nlohmann::json without_words(const nlohmann::json& value, const std::vector<std::string>& words) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (std::ranges::any_of(words, [&](const std::string& word) { return same_but_for_case(text, word); })) return "";
    return without_words(std::string_view(text), words);
  }
  nlohmann::json kept = value;
  if (value.is_structured())
    for (nlohmann::json& part : kept) part = without_words(part, words);
  return kept;
}

}  // namespace twinlight::storage
