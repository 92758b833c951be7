#include "twinlight/storage/erased_text.h"

#include <algorithm>

#include "twinlight/partnership/record_document.h"

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

/// Optional fields whose rules what was made breaks: they go whole.
void drop_broken(partnership::Kind kind, nlohmann::json& document) {
  for (const Diagnostic& fault : partnership::faults_of(kind, document))
    for (const partnership::FieldDescription& field : partnership::fields_of(kind)) {
      const std::string name(field.name);
      if (!field.required && (fault.field + "/").starts_with("/" + name + "/")) document.erase(name);
    }
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
  if (value.is_string()) return without_words(std::string_view(value.get_ref<const std::string&>()), words);
  nlohmann::json kept = value;
  if (value.is_structured())
    for (nlohmann::json& part : kept) part = without_words(part, words);
  return kept;
}

nlohmann::json without_words(partnership::Kind kind, const nlohmann::json& document,
                             const std::vector<std::string>& words) {
  using partnership::Written;
  const auto edit = [&](const std::string& text, Written written) {
    if (written == Written::prose) return without_words(std::string_view(text), words);
    const auto is_text = [&](const std::string& word) { return same_but_for_case(text, word); };
    return std::ranges::any_of(words, is_text) ? std::string() : text;
  };
  nlohmann::json kept = partnership::with_texts(kind, document, edit);
  if (kind == partnership::Kind::person)
    for (const char* name : {"family_name", "given_name", "latin_name"})
      if (const auto own = document.find(name); own != document.end()) kept[name] = *own;
  if (kept != document && partnership::faults_of(kind, document).empty()) drop_broken(kind, kept);
  return kept;
}

}  // namespace twinlight::storage
