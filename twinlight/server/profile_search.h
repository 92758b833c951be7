#pragma once

#include <functional>
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

  /// The same for several searches by one walk through the profiles, in no order.
  /// @param use  with the places of the searches that find it
  Result<void> find_by_each(storage::Store& store, const partnership::Actor& reader, const std::string& partnership,
                            const std::vector<SearchCriteria>& searches,
                            const std::function<void(const std::vector<std::size_t>&, Found)>& use);

 private:
  static bool fits(const nlohmann::json& profile, const SearchCriteria& criteria, const TaughtVocabulary& vocabulary);
  static Result<bool> is_of_region(SubjectFinder& subjects, const nlohmann::json& profile, const std::string& region);

  std::shared_ptr<TaughtVocabularies> vocabularies_;
};

}  // namespace twinlight::server
