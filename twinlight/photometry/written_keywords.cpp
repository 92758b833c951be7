#include "twinlight/photometry/written_keywords.h"

#include <algorithm>

namespace twinlight::photometry {

bool same_name(std::string_view a, std::string_view b) {
  const auto capital = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return capital(x) == capital(y); });
}

bool KeywordNames::contain(std::string_view keyword) const {
  return !keyword.empty() && (keyword == eulumdat || same_name(keyword, lm63) || keyword == tm33);
}

std::string keyword_text(const Luminaire& luminaire, const KeywordNames& names) {
  for (const auto& [keyword, text] : luminaire.keywords)
    if (names.contain(keyword) && !text.empty() && text != not_stated) return text;
  return {};
}

}  // namespace twinlight::photometry
