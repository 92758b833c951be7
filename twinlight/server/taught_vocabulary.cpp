#include "twinlight/server/taught_vocabulary.h"

#include <fmt/format.h>

#include "twinlight/foundation/sha256.h"
#include "twinlight/server/readable_record.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;
using topics::TaughtLabel;

const json& corrections_of(const json& profile) {
  static const json none = json::array();
  const auto found = profile.find("topics");
  return found != profile.end() && found->is_array() ? *found : none;
}

bool is_named(const json& correction) {
  const auto named = correction.find("named");
  return named == correction.end() || *named != false;
}

/// The words are those of the text in the language in which it was written.
std::vector<TaughtLabel> labels_of(const json& profile) {
  std::vector<TaughtLabel> labels;
  const auto title = profile.find("title");
  if (title == profile.end() || !title->is_object()) return labels;
  for (const json& correction : corrections_of(profile))
    if (std::string words = member_text(correction, "words"); is_named(correction) && !words.empty())
      labels.push_back({member_text(correction, "topic"), member_text(*title, "language"), std::move(words)});
  return labels;
}

std::string fingerprint_of(const topics::TopicVocabulary& vocabulary) {
  std::string all;
  const auto add = [&](std::string_view word) { all.append(word).push_back('\n'); };
  for (const topics::Topic& topic : vocabulary.topics()) {
    add(topic.id);
    for (const std::size_t above : topic.broader) add(vocabulary[above].id);
    for (const auto& [language, labels] : topic.labels) {
      add(language);
      add(labels.preferred);
      for (const std::string& other : labels.others) add(other);
    }
  }
  return sha256_hex({all});
}

}  // namespace

TopicCorrections TopicCorrections::of(const json& profile) {
  TopicCorrections corrections;
  for (const json& correction : corrections_of(profile))
    (is_named(correction) ? corrections.named : corrections.denied).push_back(member_text(correction, "topic"));
  return corrections;
}

TaughtVocabulary::TaughtVocabulary(topics::TopicVocabulary vocabulary, std::vector<Lesson> lessons)
    : vocabulary_(std::move(vocabulary)),
      lessons_([&] {
        for (Lesson& lesson : lessons) lesson.fault = vocabulary_.learn(lesson.label);
        return std::move(lessons);
      }()),
      fingerprint_(fingerprint_of(vocabulary_)),
      tagger_(vocabulary_) {}

std::vector<topics::Tag> TaughtVocabulary::tags(std::string_view text, std::string_view language) const {
  const std::lock_guard lock(mutex_);
  return tagger_.tags(text, language);
}

Result<std::shared_ptr<const TaughtVocabulary>> TaughtVocabularies::of(storage::Store& store,
                                                                       const std::string& partnership) {
  const std::lock_guard lock(mutex_);
  Taught& taught = taught_[partnership];
  const auto changes = TWL_TRY(store.changes_after(partnership, Kind::profile, taught.until));
  bool is_new = !taught.vocabulary;
  for (const std::string& profile : changes.records) is_new |= TWL_TRY(read_again(store, profile, taught));
  // Only now: what failed is read again the next time.
  taught.until = changes.until;
  if (!is_new) return taught.vocabulary;
  std::vector<Lesson> lessons;
  for (const auto& [profile, labels] : taught.by_profile)
    for (const TaughtLabel& label : labels) lessons.push_back({.label = label, .profile = profile});
  taught.vocabulary = std::make_shared<const TaughtVocabulary>(knowledge_->vocabulary, std::move(lessons));
  return taught.vocabulary;
}

Result<bool> TaughtVocabularies::read_again(storage::Store& store, const std::string& profile, Taught& taught) {
  const auto stored = TWL_TRY(store.find(Kind::profile, profile));
  // What no coordinator has read teaches nothing.
  const bool published = stored && member_text(stored->document, "state") == "published";
  std::vector<TaughtLabel> labels = published ? labels_of(stored->document) : std::vector<TaughtLabel>();
  const auto before = taught.by_profile.find(profile);
  if (before == taught.by_profile.end() ? labels.empty() : before->second == labels) return false;
  if (labels.empty())
    taught.by_profile.erase(before);
  else
    taught.by_profile[profile] = std::move(labels);
  return true;
}

std::vector<Diagnostic> unknown_topics(const topics::TopicVocabulary& vocabulary, Kind kind, const json& document) {
  std::vector<Diagnostic> faults;
  if (kind != Kind::profile) return faults;
  const json& corrections = corrections_of(document);
  for (std::size_t i = 0; i < corrections.size(); ++i)
    if (vocabulary.find(member_text(corrections[i], "topic")) == nullptr)
      faults.push_back({.message = "is no topic of the vocabulary", .field = fmt::format("/topics/{}/topic", i)});
  return faults;
}

}  // namespace twinlight::server
