#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"

namespace twinlight::topics {

/// The names of a topic in one language.
struct Labels {
  std::string preferred;
  std::vector<std::string> others;  ///< synonyms, other spellings, abbreviations
};

/// A SKOS concept.
struct Topic {
  std::string id;                        ///< lower-case words with hyphens, "vertical-farming"
  std::map<std::string, Labels> labels;  ///< by language: en, nl, zh
  std::vector<std::size_t> broader;      ///< places in the vocabulary
  std::vector<std::size_t> narrower;
  std::vector<std::size_t> related;
};

/// Words that a person found to name a topic.
struct TaughtLabel {
  std::string topic;     ///< id
  std::string language;  ///< en, nl, zh
  std::string words;

  friend auto operator<=>(const TaughtLabel&, const TaughtLabel&) = default;
};

/// Why words were not taken up.
enum class TeachingFault {
  none,
  unknown_topic,
  names_it_already,
  names_another,  ///< a label names one topic of its language (SKOS S14 goes further: one resource)
};

/// The topics of the partnership, held to the rules of SKOS that a reader relies on.
class TopicVocabulary {
 public:
  /// Reads a Turtle file. Fails, naming the topic, where one lacks a preferred label in en, nl or zh or has two, where
  /// two share a label of one language, where one names an unknown topic, where broader topics run in a circle, where
  /// `related` is not mutual or joins a topic with one above it (SKOS S14, S24, S27).
  static Result<TopicVocabulary> read(const std::filesystem::path& file);
  static Result<TopicVocabulary> parse(std::string_view turtle, const std::string& file);

  /// One more label of a topic. A label of the vocabulary is never taken away from its topic.
  TeachingFault learn(const TaughtLabel& label);

  const std::vector<Topic>& topics() const { return topics_; }
  const Topic& operator[](std::size_t place) const { return topics_[place]; }
  /// The topic of an id, or null.
  const Topic* find(std::string_view id) const;
  /// Its place, or none.
  std::optional<std::size_t> place_of(std::string_view id) const;
  /// The topic and every topic above it, nearest first.
  std::vector<std::size_t> with_broader(std::size_t place) const;

 private:
  std::vector<Topic> topics_;
  std::map<std::string, std::size_t, std::less<>> places_;
};

/// The languages of the vocabulary.
inline constexpr const char* languages[] = {"en", "nl", "zh"};

}  // namespace twinlight::topics
