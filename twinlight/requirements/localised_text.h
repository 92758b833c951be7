#pragma once

#include <string>
#include <string_view>

namespace twinlight::requirements {

/// The languages of the partnership. `zh` is simplified Chinese.
enum class Language { en, nl, zh };

/// The same text in the three languages. All are empty or none is.
struct LocalisedText {
  std::string en;
  std::string nl;
  std::string zh;

  const std::string& in(Language language) const {
    if (language == Language::nl) return nl;
    return language == Language::zh ? zh : en;
  }
  bool empty() const { return en.empty(); }
};

}  // namespace twinlight::requirements
