#pragma once

#include <map>
#include <string>

#include "twinlight/partnership/word.h"

namespace twinlight::partnership {

/// The languages of the partnership. `zh` is simplified Chinese.
enum class Language { nl, en, zh };
template <>
struct Words<Language> {
  static constexpr std::array<std::string_view, 3> all{"nl", "en", "zh"};
};
static_assert(word_of(Language::zh) == "zh");

/// How far a translation can be trusted.
enum class TranslationStatus {
  machine,   ///< made by a program, read by nobody
  human,     ///< written by a person
  checked,   ///< read and approved by a second person
  outdated,  ///< the original changed after it was made
};
template <>
struct Words<TranslationStatus> {
  static constexpr std::array<std::string_view, 4> all{"machine", "human", "checked", "outdated"};
};
static_assert(word_of(TranslationStatus::outdated) == "outdated");

struct Translation {
  std::string text;
  TranslationStatus status = TranslationStatus::human;

  friend bool operator==(const Translation&, const Translation&) = default;
};

/// What a person wrote, in the language it was written in, with its translations.
struct Text {
  Language language = Language::en;  ///< of the original
  std::string text;
  std::map<Language, Translation> translations;  ///< never in the original's language

  bool empty() const { return text.empty(); }
  friend bool operator==(const Text&, const Text&) = default;
};

/// A text as one reader gets it.
struct ShownText {
  std::string_view text;  ///< lives as long as the Text
  Language language = Language::en;
  bool translated = false;
  TranslationStatus status = TranslationStatus::human;  ///< of the translation
};

/// The original where the reader's language is its own; else the translation, outdated or not; else, where there is
/// none, the English translation; else the original.
ShownText shown_in(const Text& text, Language reader);

/// The text with a new original: every translation becomes outdated where the words or their language changed, and a
/// translation into the new language is dropped.
Text rewritten(Text text, Language language, std::string original);

}  // namespace twinlight::partnership
