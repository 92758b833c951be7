#include "twinlight/topics/topic_tagger.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "twinlight/topics/words.h"

namespace twinlight::topics {
namespace {

constexpr std::size_t longest_abbreviation = 5;
constexpr std::size_t shortest_part = 3;  // "led"

/// How well a word of a text is that of a label: 0 not at all, 1 but for its ending, 2 as it is. The ending of a word
/// of three letters or fewer is no ending.
int likeness(const Word& of_label, const Word& of_text, bool abbreviation) {
  constexpr std::size_t longest_without_ending = 3;
  if (abbreviation && !of_text.in_capitals) return 0;
  if (of_label.folded == of_text.folded) return 2;
  return of_label.stem == of_text.stem && of_label.folded.size() > longest_without_ending ? 1 : 0;
}

/// The words as they stand in the text, Chinese characters without spaces between them.
std::string written(const std::vector<Word>& words, std::size_t first, std::size_t count) {
  std::string text;
  for (std::size_t i = first; i < first + count; ++i) {
    if (i > first && !(words[i].is_character && words[i - 1].is_character)) text += ' ';
    text += words[i].text;
  }
  return text;
}

}  // namespace

struct TopicTagger::Labels {
  struct Label {
    std::vector<Word> words;
    std::size_t topic = 0;

    bool is_abbreviation() const {
      return words.size() == 1 && words[0].in_capitals && words[0].text.size() <= longest_abbreviation;
    }
  };

  WordCutter cutter;
  bool has_compounds;
  std::unordered_map<std::string, std::vector<Label>> by_first_stem;  ///< the longest first
  std::unordered_map<std::string, std::size_t> parts;                 ///< words that compounds are made of

  explicit Labels(std::string_view language) : cutter(language), has_compounds(language == "nl") {}

  void add(const std::string& text, std::size_t topic) {
    Label label{.words = cutter.words(text), .topic = topic};
    if (label.words.empty()) return;
    if (has_compounds && label.words.size() == 1 && !label.is_abbreviation() && text.size() >= shortest_part) {
      parts.emplace(label.words[0].text, topic);
      parts.emplace(label.words[0].stem, topic);
    }
    by_first_stem[label.words[0].stem].push_back(std::move(label));
  }

  void sort() {
    for (auto& [stem, labels] : by_first_stem)
      std::stable_sort(labels.begin(), labels.end(),
                       [](const Label& a, const Label& b) { return a.words.size() > b.words.size(); });
  }

  /// The longest label that begins at a word, of several the one whose words are the most alike; null for none.
  const Label* at(const std::vector<Word>& words, std::size_t place) const {
    const auto candidates = by_first_stem.find(words[place].stem);
    if (candidates == by_first_stem.end()) return nullptr;
    const Label* best = nullptr;
    int most_alike = 0;
    for (const Label& label : candidates->second) {
      if (best != nullptr && label.words.size() < best->words.size()) break;
      const int alike = likeness_at(label, words, place);
      if (alike <= most_alike) continue;
      best = &label;
      most_alike = alike;
    }
    return best;
  }

  /// 0 where a word differs.
  static int likeness_at(const Label& label, const std::vector<Word>& words, std::size_t place) {
    if (label.words.size() > words.size() - place) return 0;
    const bool abbreviation = label.is_abbreviation();
    int sum = 0;
    for (std::size_t i = 0; i < label.words.size(); ++i) {
      const int alike = likeness(label.words[i], words[place + i], abbreviation);
      if (alike == 0) return 0;
      sum += alike;
    }
    return sum;
  }

  /// The topics of a compound that is made of parts of the vocabulary and nothing else, but for a linking s, e or en.
  std::optional<std::vector<std::size_t>> topics_of_compound(std::string_view word, int depth = 0) const {
    constexpr int most_parts = 3;
    if (word.empty()) return std::vector<std::size_t>{};
    if (depth == most_parts) return std::nullopt;
    for (std::size_t length = word.size(); length >= shortest_part; --length) {
      const auto part = parts.find(std::string(word.substr(0, length)));
      if (part == parts.end()) continue;
      const std::string_view rest = word.substr(length);
      for (const std::string_view link : {"", "s", "e", "en"}) {
        if (rest.substr(0, link.size()) != link) continue;
        auto others = topics_of_compound(rest.substr(link.size()), depth + 1);
        if (!others) continue;
        others->insert(others->begin(), part->second);
        return others;
      }
    }
    return std::nullopt;
  }
};

TopicTagger::TopicTagger(const TopicVocabulary& vocabulary) {
  for (const char* language : languages) {
    auto labels = std::make_unique<Labels>(language);
    for (std::size_t topic = 0; topic < vocabulary.topics().size(); ++topic)
      for (const auto& [of_label, names] : vocabulary[topic].labels) {
        if (of_label != language && of_label != "en") continue;
        labels->add(names.preferred, topic);
        for (const std::string& other : names.others) labels->add(other, topic);
      }
    labels->sort();
    by_language_.emplace(language, std::move(labels));
  }
}
TopicTagger::~TopicTagger() = default;

std::vector<Tag> TopicTagger::tags(std::string_view text, std::string_view language) const {
  const auto found_language = by_language_.find(language);
  const Labels& labels = *(found_language == by_language_.end() ? by_language_.find("en") : found_language)->second;
  const std::vector<Word> words = labels.cutter.words(text);
  std::map<std::size_t, Tag> found;
  const auto mention = [&](std::size_t topic, const std::string& label) {
    Tag& tag = found.emplace(topic, Tag{.topic = topic, .label = label}).first->second;
    ++tag.mentions;
  };
  for (std::size_t place = 0; place < words.size();) {
    if (const Labels::Label* label = labels.at(words, place)) {
      mention(label->topic, written(words, place, label->words.size()));
      place += label->words.size();
      continue;
    }
    if (labels.has_compounds)
      if (const auto topics = labels.topics_of_compound(words[place].stem))
        for (const std::size_t topic : *topics) mention(topic, words[place].text);
    ++place;
  }
  std::vector<Tag> tags;
  tags.reserve(found.size());
  for (auto& [topic, tag] : found) tags.push_back(std::move(tag));
  std::stable_sort(tags.begin(), tags.end(), [](const Tag& a, const Tag& b) { return a.mentions > b.mentions; });
  return tags;
}

}  // namespace twinlight::topics
