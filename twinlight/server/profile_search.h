#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/server/record_view.h"
#include "twinlight/server/taught_vocabulary.h"

namespace twinlight::server {

/// What a search of the directory of profiles asks for; what is empty does not matter.
struct SearchCriteria {
  std::string text;                 ///< words that all are in one language's title and summary, whatever their endings
  std::string type;                 ///< BO, BR, …
  std::string domain;               ///< that the profile has, or has none
  std::string region;               ///< of an owner who does not hide
  std::vector<std::string> topics;  ///< of which the texts name one, or one below it

  static SearchCriteria from(const nlohmann::json& json);
  nlohmann::json as_json() const;
};

/// Finds published profiles. For several threads.
class ProfileSearch {
 public:
  explicit ProfileSearch(std::shared_ptr<TaughtVocabularies> vocabularies) : vocabularies_(std::move(vocabularies)) {}

  struct Found {
    storage::StoredDocument stored;
    nlohmann::json shown;  ///< as the reader sees it
  };
  /// What the reader may see and is not the reader's own, the newest first.
  Result<std::vector<Found>> find(storage::Store& store, const partnership::Actor& reader,
                                  const std::string& partnership, const SearchCriteria& criteria);

 private:
  static bool fits(const nlohmann::json& profile, const SearchCriteria& criteria, const TaughtVocabulary& vocabulary);
  Result<bool> is_of_region(storage::Store& store, const nlohmann::json& profile, const std::string& region);

  std::shared_ptr<TaughtVocabularies> vocabularies_;
};

}  // namespace twinlight::server
