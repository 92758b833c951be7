#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/diagnostic.h"
#include "twinlight/server/knowledge.h"
#include "twinlight/storage/store.h"
#include "twinlight/topics/topic_tagger.h"

namespace twinlight::server {

/// What people said of the topics of one profile.
struct TopicCorrections {
  std::vector<std::string> named;   ///< ids
  std::vector<std::string> denied;  ///< ids

  /// @param profile  its document
  static TopicCorrections of(const nlohmann::json& profile);
};

/// Words that a published profile says name a topic.
struct Lesson {
  topics::TaughtLabel label;
  std::string profile;  ///< id
  topics::TeachingFault fault = topics::TeachingFault::none;
};

/// The vocabulary with what the moderated profiles of one partnership taught it. For several threads.
class TaughtVocabulary {
 public:
  /// @param lessons  the first that teaches words counts
  TaughtVocabulary(topics::TopicVocabulary vocabulary, std::vector<Lesson> lessons);

  const topics::TopicVocabulary& vocabulary() const { return vocabulary_; }
  const std::vector<Lesson>& lessons() const { return lessons_; }
  /// Tells it from every vocabulary that reads texts otherwise.
  const std::string& fingerprint() const { return fingerprint_; }

  std::vector<topics::Tag> tags(std::string_view text, std::string_view language) const;

 private:
  topics::TopicVocabulary vocabulary_;
  std::vector<Lesson> lessons_;
  std::string fingerprint_;
  mutable std::mutex mutex_;  ///< of the tagger, which is for one thread at a time
  topics::TopicTagger tagger_;
};

/// The vocabularies of all partnerships, brought up to date by what the audit says has happened since they were asked
/// for the last time. For several threads.
class TaughtVocabularies {
 public:
  explicit TaughtVocabularies(std::shared_ptr<const Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}

  /// The same one as before where nothing was taught since.
  Result<std::shared_ptr<const TaughtVocabulary>> of(storage::Store& store, const std::string& partnership);

 private:
  struct Taught {
    std::map<std::string, std::vector<topics::TaughtLabel>> by_profile;
    std::int64_t until = 0;  ///< in the audit
    std::shared_ptr<const TaughtVocabulary> vocabulary;
  };
  /// True where it taught something else before.
  static Result<bool> read_again(storage::Store& store, const std::string& profile, Taught& taught);

  std::shared_ptr<const Knowledge> knowledge_;
  std::mutex mutex_;
  std::map<std::string, Taught> taught_;  ///< by partnership
};

/// Topics that a document names and the vocabulary has not; none of a record that is no profile.
std::vector<Diagnostic> unknown_topics(const topics::TopicVocabulary& vocabulary, partnership::Kind kind,
                                       const nlohmann::json& document);

}  // namespace twinlight::server
