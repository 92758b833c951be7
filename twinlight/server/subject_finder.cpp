#include "twinlight/server/subject_finder.h"

#include <algorithm>

#include "twinlight/server/interest_sides.h"
#include "twinlight/server/introduction_sides.h"

namespace twinlight::server {

using partnership::Kind;
using partnership::Subject;

std::string member_text(const nlohmann::json& document, std::string_view name) {
  const auto found = document.find(name);
  return found != document.end() && found->is_string() ? found->get<std::string>() : "";
}

Result<void> SubjectFinder::look_ahead(const std::vector<storage::StoredDocument>& page) {
  std::vector<storage::StoredDocument> persons;
  std::vector<storage::StoredDocument> offered;
  std::vector<std::string> organisations;
  for (const storage::StoredDocument& record : page) {
    if (record.kind == Kind::person) persons.push_back(record);
    if (is_offered(record.kind)) offered.push_back({.kind = record.kind, .id = record.id});
    if (record.kind != Kind::organisation) organisations.push_back(member_text(record.document, "organisation"));
  }
  ties_ = TWL_TRY(ties_of(store_, persons));
  counterparts_ = TWL_TRY(counterparts_of(store_, offered));
  for (const auto& [person, ties] : ties_)
    organisations.insert(organisations.end(), ties.ever_for.begin(), ties.ever_for.end());
  const auto on_sides = TWL_TRY(learn_sides(page));
  organisations.insert(organisations.end(), on_sides.begin(), on_sides.end());
  return learn_regions(std::move(organisations));
}

Result<std::vector<std::string>> SubjectFinder::learn_sides(const std::vector<storage::StoredDocument>& page) {
  std::vector<std::string> named;   // interests
  std::vector<std::string> across;  // what interests and introductions name
  for (const storage::StoredDocument& record : page) {
    if (record.kind == Kind::achievement) named.push_back(member_text(record.document, "interest"));
    if (record.kind == Kind::interest) across.push_back(id_asked(record.document));
    if (record.kind == Kind::introduction)
      for (const char* side : {"first", "second"}) across.push_back(member_text(record.document, side));
  }
  std::vector<std::string> organisations;
  interests_.clear();
  for (storage::StoredDocument& interest : TWL_TRY(store_.find_each(Kind::interest, named))) {
    across.push_back(id_asked(interest.document));
    organisations.push_back(member_text(interest.document, "organisation"));
    interests_[interest.id] = std::move(interest);
  }
  TWL_CHECK(owners_.learn(across));
  for (const std::string& id : across) organisations.push_back(TWL_TRY(owners_.of(id)));
  return organisations;
}

Result<void> SubjectFinder::learn_regions(std::vector<std::string> organisations) {
  std::erase_if(organisations, [&](const std::string& id) { return id.empty() || regions_.contains(id); });
  std::ranges::sort(organisations);
  organisations.erase(std::unique(organisations.begin(), organisations.end()), organisations.end());
  for (const auto& found : TWL_TRY(store_.find_each(Kind::organisation, organisations)))
    regions_[found.id] = member_text(found.document, "region");
  return {};
}

Result<std::string> SubjectFinder::region_of(const std::string& organisation) {
  if (const auto known = regions_.find(organisation); known != regions_.end()) return known->second;
  const auto found = TWL_TRY(store_.find(Kind::organisation, organisation));
  return regions_[organisation] = found ? member_text(found->document, "region") : "";
}

Result<void> SubjectFinder::add_region(Subject& subject, const std::string& organisation) {
  if (organisation.empty()) return {};
  if (std::string region = TWL_TRY(region_of(organisation)); !region.empty())
    subject.regions.push_back(std::move(region));
  return {};
}

/// Who stands on the other side of an interest from the organisation of a record.
Result<void> SubjectFinder::add_other_sides(Subject& subject, const nlohmann::json& interest) {
  for (const std::string& other : TWL_TRY(other_sides(owners_, interest, subject.organisation.text))) {
    subject.counterparts.push_back({other});
    TWL_CHECK(add_region(subject, other));
  }
  return {};
}

Result<void> SubjectFinder::add_sides_of_named_interest(Subject& subject, const nlohmann::json& achievement) {
  if (const auto interest = TWL_TRY(interest_of(achievement))) TWL_CHECK(add_other_sides(subject, interest->document));
  return {};
}

Result<std::optional<storage::StoredDocument>> SubjectFinder::interest_of(const nlohmann::json& achievement) {
  const std::string id = member_text(achievement, "interest");
  if (const auto known = interests_.find(id); known != interests_.end()) return known->second;
  return store_.find(Kind::interest, id);
}

Result<void> SubjectFinder::add_introduced_sides(Subject& subject, const nlohmann::json& introduction) {
  for (const IntroducedSide& side : TWL_TRY(sides_of_introduction(owners_, introduction))) {
    subject.counterparts.push_back({side.owner});
    if (side.agreed) subject.agreed.push_back({side.owner});
    TWL_CHECK(add_region(subject, side.owner));
  }
  return {};
}

/// A person belongs to the organisation of the first membership that is active. Who did not agree to transfer abroad
/// stays within the regions for whose organisations they ever acted.
Result<void> SubjectFinder::add_ties(Subject& subject, const PersonTies& ties) {
  if (subject.organisation.empty()) subject.organisation.text = ties.organisation;
  for (const std::string& other : ties.reached_by) subject.counterparts.push_back({other});
  if (ties.agreed_to_transfer_abroad) return {};
  std::vector<std::string>& within = subject.kept_within.emplace();
  for (const std::string& organisation : ties.ever_for) within.push_back(TWL_TRY(region_of(organisation)));
  std::erase(within, "");
  return {};
}

Result<void> SubjectFinder::add_ties_of(Subject& subject, const storage::StoredDocument& person) {
  if (const auto known = ties_.find(person.id); known != ties_.end()) return add_ties(subject, known->second);
  const auto found = TWL_TRY(ties_of(store_, {person}));
  return add_ties(subject, found.at(person.id));
}

Result<void> SubjectFinder::add_counterparts_of(Subject& subject, const storage::StoredDocument& offer) {
  const auto known = counterparts_.find(offer.id);
  const auto found =
      known != counterparts_.end() ? CounterpartsByOffer{*known} : TWL_TRY(counterparts_of(store_, {offer}));
  for (const std::string& other : found.at(offer.id)) subject.counterparts.push_back({other});
  return {};
}

Result<Subject> SubjectFinder::subject(Kind kind, const std::string& id, const nlohmann::json& document) {
  Subject subject = partnership::subject_of(kind, id, document);
  if (kind == Kind::person && !id.empty())
    TWL_CHECK(add_ties_of(subject, {.kind = kind, .id = id, .document = document}));
  if (kind != Kind::organisation) TWL_CHECK(add_region(subject, subject.organisation.text));
  if (kind == Kind::interest) TWL_CHECK(add_other_sides(subject, document));
  if (kind == Kind::introduction) TWL_CHECK(add_introduced_sides(subject, document));
  if (kind == Kind::achievement) TWL_CHECK(add_sides_of_named_interest(subject, document));
  if (is_offered(kind) && !id.empty()) TWL_CHECK(add_counterparts_of(subject, {.kind = kind, .id = id}));
  return subject;
}

}  // namespace twinlight::server
