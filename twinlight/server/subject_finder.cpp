#include "twinlight/server/subject_finder.h"

namespace twinlight::server {

using partnership::Kind;
using partnership::Subject;

std::string member_text(const nlohmann::json& document, std::string_view name) {
  const auto found = document.find(name);
  return found != document.end() && found->is_string() ? found->get<std::string>() : "";
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

/// The owner of the record that an interest names is on its other side.
Result<void> SubjectFinder::add_addressee(Subject& subject, const nlohmann::json& interest) {
  for (const Kind kind : {Kind::profile, Kind::product, Kind::need}) {
    const std::string id = member_text(interest, word_of(kind));
    if (id.empty()) continue;
    const auto named = TWL_TRY(store_.find(kind, id));
    if (!named) continue;
    const std::string owner = member_text(named->document, "organisation");
    subject.counterparts.push_back({owner});
    TWL_CHECK(add_region(subject, owner));
  }
  return {};
}

Result<void> SubjectFinder::add_mutual_interest(Subject& subject, const std::string& id) {
  for (const std::string& source : TWL_TRY(store_.naming(id, std::string(word_of(subject.kind))))) {
    const auto interest = TWL_TRY(store_.find(Kind::interest, source));
    if (interest && member_text(interest->document, "state") == "mutual")
      subject.counterparts.push_back({member_text(interest->document, "organisation")});
  }
  return {};
}

/// A person belongs to the organisations of the memberships, active or asked for; the first counts.
Result<void> SubjectFinder::add_own_organisation(Subject& subject, const std::string& person) {
  for (const std::string& source : TWL_TRY(store_.naming(person, "person"))) {
    const auto membership = TWL_TRY(store_.find(Kind::membership, source));
    if (!membership) continue;
    const std::string state = member_text(membership->document, "state");
    if (state != "active" && state != "applied") continue;
    subject.organisation.text = member_text(membership->document, "organisation");
    return {};
  }
  return {};
}

Result<Subject> SubjectFinder::subject(Kind kind, const std::string& id, const nlohmann::json& document) {
  Subject subject = partnership::subject_of(kind, id, document);
  if (kind == Kind::person && !id.empty()) TWL_CHECK(add_own_organisation(subject, id));
  if (kind != Kind::organisation) TWL_CHECK(add_region(subject, subject.organisation.text));
  if (kind == Kind::interest) TWL_CHECK(add_addressee(subject, document));
  const bool is_offered = kind == Kind::profile || kind == Kind::product || kind == Kind::need;
  if (is_offered && !id.empty()) TWL_CHECK(add_mutual_interest(subject, id));
  return subject;
}

}  // namespace twinlight::server
