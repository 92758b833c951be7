#include "twinlight/topics/words.h"

#include <libstemmer.h>
#include <utf8proc.h>

#include <cstdlib>

namespace twinlight::topics {
namespace {

constexpr utf8proc_option_t composed =
    static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE);

std::string mapped(std::string_view text, utf8proc_option_t options) {
  utf8proc_uint8_t* result = nullptr;
  const utf8proc_ssize_t length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                               static_cast<utf8proc_ssize_t>(text.size()), &result, options);
  std::string copy =
      length < 0 ? std::string() : std::string(reinterpret_cast<char*>(result), static_cast<std::size_t>(length));
  std::free(result);  // utf8proc allocates it with malloc
  return copy;
}

/// CJK unified ideographs with extension A and the compatibility block.
bool is_chinese(utf8proc_int32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x2FFFF);
}

bool is_capital(utf8proc_int32_t c) {
  return utf8proc_category(c) == UTF8PROC_CATEGORY_LU;
}

bool is_in_word(utf8proc_int32_t c) {
  const utf8proc_category_t category = utf8proc_category(c);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) || category == UTF8PROC_CATEGORY_MN ||
         category == UTF8PROC_CATEGORY_ND;
}

}  // namespace

std::string folded(std::string_view text) {
  return mapped(text, static_cast<utf8proc_option_t>(composed | UTF8PROC_CASEFOLD));
}

struct WordCutter::Stemmer {
  sb_stemmer* snowball = nullptr;

  explicit Stemmer(const char* name) : snowball(sb_stemmer_new(name, "UTF_8")) {}
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;
  ~Stemmer() { sb_stemmer_delete(snowball); }

  std::string stem(const std::string& word) const {
    const sb_symbol* stem =
        sb_stemmer_stem(snowball, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (stem == nullptr) return word;
    return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(snowball))};
  }
};

WordCutter::WordCutter(std::string_view language)
    : stemmer_(std::make_unique<Stemmer>(language == "nl" ? "dutch" : "english")) {}
WordCutter::~WordCutter() = default;
WordCutter::WordCutter(WordCutter&&) noexcept = default;
WordCutter& WordCutter::operator=(WordCutter&&) noexcept = default;

std::vector<Word> WordCutter::words(std::string_view text) const {
  const std::string whole = mapped(text, composed);
  std::vector<Word> found;
  std::string current;
  bool capitals = true;
  const auto end_word = [&] {
    if (!current.empty()) {
      const std::string small = folded(current);
      found.push_back({.text = current, .folded = small, .stem = stemmer_->stem(small), .in_capitals = capitals});
    }
    current.clear();
    capitals = true;
  };
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(whole.data());
  auto left = static_cast<utf8proc_ssize_t>(whole.size());
  while (left > 0) {
    utf8proc_int32_t c = 0;
    const utf8proc_ssize_t bytes = utf8proc_iterate(at, left, &c);
    if (bytes < 1) break;
    const std::string letter(reinterpret_cast<const char*>(at), static_cast<std::size_t>(bytes));
    if (is_chinese(c)) {
      end_word();
      found.push_back({.text = letter, .folded = letter, .stem = letter, .is_character = true});
    } else if (is_in_word(c)) {
      current += letter;
      const bool is_letter = utf8proc_category(c) != UTF8PROC_CATEGORY_ND;
      capitals = capitals && (is_capital(c) || !is_letter);
    } else {
      end_word();
    }
    at += bytes;
    left -= bytes;
  }
  end_word();
  return found;
}

}  // namespace twinlight::topics
