#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/topics/words.h"

namespace twinlight::topics {

/// What words of a language mean in English, for the words that the vocabulary does not know: `data/glosses/`.
class GlossDictionary {
 public:
  /// Reads a file of lines "word, tab, glosses with semicolons between them"; lines that begin with # tell of it.
  /// Fails, naming the line, on others.
  /// @param language  nl or zh
  static Result<GlossDictionary> read(const std::filesystem::path& file, std::string_view language);
  static Result<GlossDictionary> parse(std::string_view text, std::string_view language, const std::string& file);

  /// How often words say each English word, by its stem: a word with several glosses is shared out among theirs. The
  /// longest Chinese words first; Dutch words whatever their endings, compounds by their parts. Words that are not in
  /// the dictionary stand for themselves (names of techniques), Chinese ones for nothing.
  /// @param words  of a text in the language of the dictionary
  std::map<std::string, double> english_stems(const std::vector<Word>& words) const;

  std::size_t size() const { return glosses_.size(); }

 private:
  using Stems = std::vector<std::string>;

  const Stems* find(const std::string& word) const;
  const Stems* find(const Word& word) const;
  /// How many characters the longest word that begins at a place has, with its glosses; one and null for none.
  std::pair<std::size_t, const Stems*> longest_chinese_word_at(const std::vector<Word>& words, std::size_t place) const;
  /// The glosses of the parts of a compound, empty where it has a part that is not in the dictionary.
  std::vector<const Stems*> parts_of(std::string_view word, int depth = 0) const;

  std::unordered_map<std::string, Stems> glosses_;      ///< by word
  std::unordered_map<std::string, std::string> words_;  ///< by stem; Dutch
};

/// Dictionaries by language, none for English.
using GlossDictionaries = std::map<std::string, GlossDictionary, std::less<>>;

/// Those of a folder, nl.tsv and zh.tsv.
Result<GlossDictionaries> read_gloss_dictionaries(const std::filesystem::path& folder);

}  // namespace twinlight::topics
