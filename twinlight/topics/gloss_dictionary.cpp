#include "twinlight/topics/gloss_dictionary.h"

#include <algorithm>
#include <set>

#include "twinlight/foundation/file.h"

namespace twinlight::topics {
namespace {

constexpr std::size_t largest_dictionary_bytes = std::size_t{16} << 20U;
constexpr std::size_t longest_chinese_word = 6;
constexpr std::size_t shortest_glossed_part = 4;
constexpr int most_parts = 3;

/// The stems of all glosses, each once.
std::vector<std::string> stems_of(std::string_view glosses, const WordCutter& english) {
  std::set<std::string> stems;
  for (const Word& word : english.words(glosses)) stems.insert(word.stem);
  return {stems.begin(), stems.end()};
}

}  // namespace

Result<GlossDictionary> GlossDictionary::parse(std::string_view text, std::string_view language,
                                               const std::string& file) {
  GlossDictionary dictionary;
  const bool has_stems = language != "zh";
  const WordCutter own(language);
  const WordCutter english("en");
  for (std::size_t line = 1; !text.empty(); ++line) {
    const std::string_view whole = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(whole.size() + 1, text.size()));
    if (whole.empty() || whole.front() == '#') continue;
    const std::size_t tab = whole.find('\t');
    std::vector<std::string> stems;
    if (tab != std::string_view::npos) stems = stems_of(whole.substr(tab + 1), english);
    if (tab == 0 || stems.empty())
      return failure({.message = "expected a word, a tab and glosses", .file = file, .line = line});
    const std::string word(whole.substr(0, tab));
    if (has_stems)
      if (const auto words = own.words(word); words.size() == 1) dictionary.words_.emplace(words[0].stem, word);
    dictionary.glosses_.emplace(word, std::move(stems));
  }
  return dictionary;
}

Result<GlossDictionary> GlossDictionary::read(const std::filesystem::path& file, std::string_view language) {
  return parse(TWL_TRY(read_file(file, largest_dictionary_bytes)), language, file.string());
}

const GlossDictionary::Stems* GlossDictionary::find(const std::string& word) const {
  const auto found = glosses_.find(word);
  return found == glosses_.end() ? nullptr : &found->second;
}

const GlossDictionary::Stems* GlossDictionary::find(const Word& word) const {
  if (const Stems* stems = find(word.folded)) return stems;
  const auto same_stem = words_.find(word.stem);
  return same_stem == words_.end() ? nullptr : find(same_stem->second);
}

std::vector<const GlossDictionary::Stems*> GlossDictionary::parts_of(std::string_view word, int depth) const {
  if (depth == most_parts) return {};
  for (std::size_t length = word.size(); length >= shortest_glossed_part; --length) {
    const Stems* first = find(std::string(word.substr(0, length)));
    if (first == nullptr) continue;
    const std::string_view rest = word.substr(length);
    if (rest.empty()) return {first};
    for (const std::string_view link : {"", "s", "e", "en"}) {
      if (!rest.starts_with(link)) continue;
      std::vector<const Stems*> others = parts_of(rest.substr(link.size()), depth + 1);
      if (others.empty()) continue;
      others.insert(others.begin(), first);
      return others;
    }
  }
  return {};
}

std::pair<std::size_t, const GlossDictionary::Stems*> GlossDictionary::longest_chinese_word_at(
    const std::vector<Word>& words, std::size_t place) const {
  std::pair<std::size_t, const Stems*> longest{1, nullptr};
  std::string joined;
  const std::size_t end = std::min(words.size(), place + longest_chinese_word);
  for (std::size_t i = place; i < end && words[i].is_character; ++i) {
    joined += words[i].folded;
    if (const Stems* stems = find(joined)) longest = {i + 1 - place, stems};
  }
  return longest;
}

std::map<std::string, double> GlossDictionary::english_stems(const std::vector<Word>& words) const {
  std::map<std::string, double> counts;
  const auto share_out = [&](const Stems& stems) {
    for (const std::string& stem : stems) counts[stem] += 1.0 / static_cast<double>(stems.size());
  };
  for (std::size_t place = 0; place < words.size();) {
    const Word& word = words[place];
    if (word.is_character) {
      const auto [length, stems] = longest_chinese_word_at(words, place);
      if (stems != nullptr) share_out(*stems);
      place += length;
      continue;
    }
    if (const Stems* stems = find(word)) {
      share_out(*stems);
    } else if (const auto parts = parts_of(word.folded); !parts.empty()) {
      for (const Stems* part : parts) share_out(*part);
    } else {
      counts[word.folded] += 1.0;
    }
    ++place;
  }
  return counts;
}

Result<GlossDictionaries> read_gloss_dictionaries(const std::filesystem::path& folder) {
  GlossDictionaries dictionaries;
  for (const char* language : {"nl", "zh"})
    dictionaries.emplace(language, TWL_TRY(GlossDictionary::read(folder / (std::string(language) + ".tsv"), language)));
  return dictionaries;
}

}  // namespace twinlight::topics
