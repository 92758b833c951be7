#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace twinlight::topics {

/// A word of a text. A Chinese character is a word by itself: what belongs together is found by the longest label.
struct Word {
  std::string text;    ///< as written, in composed form (NFKC)
  std::string folded;  ///< without capitals
  std::string stem;    ///< that without its ending
  bool in_capitals = false;
  bool is_character = false;  ///< a Chinese one
};

/// Cuts texts into words and takes their endings off. Not for several threads at once.
class WordCutter {
 public:
  /// @param language  en, nl or zh; in Chinese texts foreign words are taken as English.
  explicit WordCutter(std::string_view language);
  ~WordCutter();
  WordCutter(WordCutter&&) noexcept;
  WordCutter& operator=(WordCutter&&) noexcept;

  /// Letters and digits that stand together, and single Chinese characters; bytes that are no UTF-8 end the text.
  std::vector<Word> words(std::string_view text) const;

 private:
  struct Stemmer;
  std::unique_ptr<Stemmer> stemmer_;
};

/// A text without capitals, in composed form (NFKC): how two are compared that may be written otherwise.
std::string folded(std::string_view text);

}  // namespace twinlight::topics
