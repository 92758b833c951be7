#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/topics/topic_vocabulary.h"

namespace twinlight::topics {

/// A topic that a text speaks of.
struct Tag {
  std::size_t topic = 0;  ///< place in the vocabulary
  int mentions = 0;
  std::string label;  ///< the words of the text that named it first
};

/// Finds the topics of texts: the longest labels first, whatever the endings of their words; in Dutch also the parts of
/// compounds ("tomatenserre"). English labels count in every language, for technical terms are often not translated.
/// A short label in capitals ("LED", "AI") is found in capitals only.
class TopicTagger {
 public:
  /// @param vocabulary  must outlive the tagger
  explicit TopicTagger(const TopicVocabulary& vocabulary);
  ~TopicTagger();

  /// The topics of a text in a language (en, nl, zh), the most mentioned first, else as the vocabulary has them.
  std::vector<Tag> tags(std::string_view text, std::string_view language) const;

 private:
  struct Labels;
  std::map<std::string, std::unique_ptr<Labels>, std::less<>> by_language_;
};

}  // namespace twinlight::topics
