#include "twinlight/topics/topic_vocabulary.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/foundation/file.h"
#include "twinlight/topics/turtle.h"

namespace twinlight::topics {
namespace {

constexpr std::string_view topic_prefix = "urn:twinlight:topic:";
constexpr std::string_view skos = "http://www.w3.org/2004/02/skos/core#";
constexpr std::size_t largest_vocabulary_bytes = std::size_t{8} << 20U;

using Places = std::map<std::string, std::size_t, std::less<>>;

/// What comes after a prefix; empty where the text does not begin with it.
std::string_view after(std::string_view prefix, std::string_view text) {
  return text.substr(0, prefix.size()) == prefix ? text.substr(prefix.size()) : std::string_view();
}

Diagnostic fault(const Topic& topic, std::string message) {
  return {.message = std::move(message), .field = topic.id};
}

Result<void> take_label(Topic& topic, const Triple& triple, bool preferred) {
  Labels& labels = topic.labels[triple.language];
  if (!preferred) {
    labels.others.push_back(triple.object);
    return {};
  }
  if (!labels.preferred.empty())
    return failure(fault(topic, fmt::format("has two preferred labels in '{}'", triple.language)));
  labels.preferred = triple.object;
  return {};
}

Result<void> take(Topic& topic, const Triple& triple, const Places& places) {
  const std::string_view property = after(skos, triple.predicate);
  if (property == "prefLabel" || property == "altLabel") return take_label(topic, triple, property == "prefLabel");
  if (property != "broader" && property != "related") return {};
  const auto other = places.find(after(topic_prefix, triple.object));
  if (other == places.end())
    return failure(fault(topic, fmt::format("{} names '{}', which is no topic", property, triple.object)));
  (property == "broader" ? topic.broader : topic.related).push_back(other->second);
  return {};
}

Result<void> check_labels(const std::vector<Topic>& topics) {
  std::map<std::pair<std::string, std::string>, const Topic*> owners;
  for (const Topic& topic : topics) {
    for (const char* language : languages) {
      const auto labels = topic.labels.find(language);
      if (labels == topic.labels.end() || labels->second.preferred.empty())
        return failure(fault(topic, fmt::format("has no preferred label in '{}'", language)));
    }
    for (const auto& [language, labels] : topic.labels) {
      std::vector<std::string> all = labels.others;
      all.push_back(labels.preferred);
      for (const std::string& label : all) {
        const auto [owner, is_new] = owners.emplace(std::pair(language, label), &topic);
        if (!is_new)
          return failure(
              fault(topic, fmt::format("has the label '{}' in '{}', as '{}' has", label, language, owner->second->id)));
      }
    }
  }
  return {};
}

bool contains(const std::vector<std::size_t>& places, std::size_t place) {
  return std::find(places.begin(), places.end(), place) != places.end();
}

}  // namespace

Result<TopicVocabulary> TopicVocabulary::read(const std::filesystem::path& file) {
  return parse(TWL_TRY(read_file(file, largest_vocabulary_bytes)), file.string());
}

Result<TopicVocabulary> TopicVocabulary::parse(std::string_view turtle, const std::string& file) {
  const auto in_file = [&](Diagnostic diagnostic) {
    diagnostic.file = file;
    return failure(std::move(diagnostic));
  };
  const std::vector<Triple> triples = TWL_TRY(read_turtle(turtle, file));
  TopicVocabulary vocabulary;
  for (const Triple& triple : triples) {
    const std::string id(after(topic_prefix, triple.subject));
    if (triple.object != std::string(skos) + "Concept" || id.empty()) continue;
    if (vocabulary.places_.emplace(id, vocabulary.topics_.size()).second) vocabulary.topics_.push_back({.id = id});
  }
  for (const Triple& triple : triples) {
    const auto place = vocabulary.places_.find(after(topic_prefix, triple.subject));
    if (place == vocabulary.places_.end()) continue;
    if (auto taken = take(vocabulary.topics_[place->second], triple, vocabulary.places_); !taken)
      return in_file(std::move(taken).error());
  }
  if (auto checked = check_labels(vocabulary.topics_); !checked) return in_file(std::move(checked).error());
  for (std::size_t i = 0; i < vocabulary.topics_.size(); ++i)
    for (const std::size_t above : vocabulary.topics_[i].broader) vocabulary.topics_[above].narrower.push_back(i);
  for (std::size_t i = 0; i < vocabulary.topics_.size(); ++i) {
    const Topic& topic = vocabulary.topics_[i];
    const std::vector<std::size_t> above = vocabulary.with_broader(i);
    if (std::count(above.begin(), above.end(), i) > 1) return in_file(fault(topic, "is broader than itself"));
    for (const std::size_t other : topic.related) {
      if (!contains(vocabulary.topics_[other].related, i))
        return in_file(fault(topic, fmt::format("is related to '{}' but not the other way", vocabulary[other].id)));
      if (contains(above, other))
        return in_file(fault(topic, fmt::format("is related to '{}', which is above it", vocabulary[other].id)));
    }
  }
  return vocabulary;
}

TeachingFault TopicVocabulary::learn(const TaughtLabel& label) {
  const auto place = places_.find(label.topic);
  if (place == places_.end()) return TeachingFault::unknown_topic;
  for (const Topic& topic : topics_) {
    const auto labels = topic.labels.find(label.language);
    if (labels == topic.labels.end()) continue;
    const auto& [preferred, others] = labels->second;
    if (preferred == label.words || std::find(others.begin(), others.end(), label.words) != others.end())
      return topic.id == label.topic ? TeachingFault::names_it_already : TeachingFault::names_another;
  }
  topics_[place->second].labels[label.language].others.push_back(label.words);
  return TeachingFault::none;
}

const Topic* TopicVocabulary::find(std::string_view id) const {
  const auto place = place_of(id);
  return place ? &topics_[*place] : nullptr;
}

std::optional<std::size_t> TopicVocabulary::place_of(std::string_view id) const {
  const auto found = places_.find(id);
  return found == places_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::size_t> TopicVocabulary::with_broader(std::size_t place) const {
  std::vector<std::size_t> found = {place};
  for (std::size_t next = 0; next < found.size(); ++next) {
    for (const std::size_t above : topics_[found[next]].broader) {
      if (above == place) return {place, place};
      if (!contains(found, above)) found.push_back(above);
    }
  }
  return found;
}

}  // namespace twinlight::topics
