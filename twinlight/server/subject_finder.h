#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/partnership/subject.h"
#include "twinlight/server/offer_ties.h"
#include "twinlight/server/person_ties.h"
#include "twinlight/server/record_owners.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// Subjects of records with what other records tell: regions and counterparts. Remembers organisations, so it is for
/// one request.
class SubjectFinder {
 public:
  explicit SubjectFinder(storage::Store& store) : store_(store), owners_(store) {}

  /// Learns at once what `subject` will ask of the records of a page: regions, all that others tell of people and of
  /// what is offered and needed, and who stands on the sides of interests and introductions. What was learnt of those
  /// of another page is forgotten.
  Result<void> look_ahead(const std::vector<storage::StoredDocument>& page);

  /// Empty where there is no such organisation.
  Result<std::string> region_of(const std::string& organisation);

  /// @param id  empty for a record that is yet to be created
  Result<partnership::Subject> subject(partnership::Kind kind, const std::string& id, const nlohmann::json& document);

 private:
  Result<void> add_region(partnership::Subject& subject, const std::string& organisation);
  Result<void> add_other_sides(partnership::Subject& subject, const nlohmann::json& interest);
  Result<void> add_sides_of_named_interest(partnership::Subject& subject, const nlohmann::json& achievement);
  Result<void> add_introduced_sides(partnership::Subject& subject, const nlohmann::json& introduction);
  Result<void> add_counterparts_of(partnership::Subject& subject, const storage::StoredDocument& offer);
  Result<void> add_ties(partnership::Subject& subject, const PersonTies& ties);
  Result<void> add_ties_of(partnership::Subject& subject, const storage::StoredDocument& person);
  Result<void> learn_regions(std::vector<std::string> organisations);
  /// Gives the organisations that stand on the sides.
  Result<std::vector<std::string>> learn_sides(const std::vector<storage::StoredDocument>& page);
  Result<std::optional<storage::StoredDocument>> interest_of(const nlohmann::json& achievement);

  storage::Store& store_;
  std::map<std::string, std::string> regions_;
  RecordOwners owners_;
  TiesByPerson ties_;                 ///< of the page that is looked at; others may change within the request
  CounterpartsByOffer counterparts_;  ///< likewise
  std::map<std::string, storage::StoredDocument> interests_;  ///< likewise, those that achievements name
};

/// The record's field as text; empty where it has none.
std::string member_text(const nlohmann::json& document, std::string_view name);

}  // namespace twinlight::server
