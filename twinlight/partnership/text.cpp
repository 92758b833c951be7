#include "twinlight/partnership/text.h"

#include <utility>

namespace twinlight::partnership {

ShownText shown_in(const Text& text, Language reader) {
  if (text.language == reader) return {.text = text.text, .language = text.language};
  for (const Language language : {reader, Language::en}) {
    const auto found = text.translations.find(language);
    if (found != text.translations.end())
      return {found->second.text, language, /*translated=*/true, found->second.status};
    if (text.language == Language::en) break;  // the original serves as well as an English translation would
  }
  return {.text = text.text, .language = text.language};
}

Text rewritten(Text text, Language language, std::string original) {
  if (text.language == language && text.text == original) return text;
  text.language = language;
  text.text = std::move(original);
  text.translations.erase(language);
  for (auto& [into, translation] : text.translations) translation.status = TranslationStatus::outdated;
  return text;
}

}  // namespace twinlight::partnership
