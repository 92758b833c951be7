#pragma once

#include <map>
#include <string>

#include "twinlight/partnership/subject.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// Subjects of records with what other records tell: regions and counterparts. Remembers organisations, so it is for
/// one request.
class SubjectFinder {
 public:
  explicit SubjectFinder(storage::Store& store) : store_(store) {}

  /// @param id  empty for a record that is yet to be created
  Result<partnership::Subject> subject(partnership::Kind kind, const std::string& id, const nlohmann::json& document);

 private:
  Result<std::string> region_of(const std::string& organisation);
  Result<void> add_region(partnership::Subject& subject, const std::string& organisation);
  Result<void> add_other_sides(partnership::Subject& subject, const nlohmann::json& interest);
  Result<void> add_sides_of_named_interest(partnership::Subject& subject, const nlohmann::json& achievement);
  Result<void> add_introduced_sides(partnership::Subject& subject, const nlohmann::json& introduction);
  Result<void> add_introduced_partners(partnership::Subject& subject, const std::string& profile);
  Result<void> add_mutual_interest(partnership::Subject& subject, const std::string& id);
  Result<void> add_own_organisation(partnership::Subject& subject, const std::string& person);
  Result<void> add_bounds(partnership::Subject& subject, const std::vector<std::string>& organisations);

  storage::Store& store_;
  std::map<std::string, std::string> regions_;
};

/// The record's field as text; empty where it has none.
std::string member_text(const nlohmann::json& document, std::string_view name);

}  // namespace twinlight::server
