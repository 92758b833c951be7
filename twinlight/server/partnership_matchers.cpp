#include "twinlight/server/partnership_matchers.h"

#include "twinlight/server/readable_record.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using storage::Store;

std::string text_member(const nlohmann::json& document, const char* name) {
  const auto found = document.find(name);
  return found != document.end() && found->is_object() ? member_text(*found, "text") : "";
}

std::vector<std::string> texts(const nlohmann::json& document, const char* name) {
  const auto found = document.find(name);
  return found != document.end() && found->is_array() ? found->get<std::vector<std::string>>()
                                                      : std::vector<std::string>();
}

/// What is open of a profile; the matcher sees no more than everybody does.
Result<partners::PartnerProfile> profile_of(Store& store, const storage::StoredDocument& stored) {
  const nlohmann::json& document = stored.document;
  partners::PartnerProfile profile{
      .id = stored.id,
      .organisation = member_text(document, "organisation"),
      .region = {},
      .kind = {},
      .type = member_text(document, "type"),
      .domain = {},
      .language = document.contains("title") ? member_text(document["title"], "language") : "en",
      .title = text_member(document, "title"),
      .text = text_member(document, "summary"),
      .wanted_kinds = {},
      .wanted_regions = {}};
  if (const auto domains = texts(document, "domains"); domains.size() == 1) profile.domain = domains.front();
  if (const auto wanted = document.find("wanted_partner"); wanted != document.end() && wanted->is_object()) {
    profile.wanted_kinds = texts(*wanted, "kinds");
    profile.wanted_regions = texts(*wanted, "regions");
  }
  if (const auto owner = TWL_TRY(store.find(Kind::organisation, profile.organisation))) {
    profile.region = member_text(owner->document, "region");
    profile.kind = member_text(owner->document, "kind");
  }
  return profile;
}

}  // namespace

Result<PartnershipMatchers::Answer> PartnershipMatchers::partners_of(Store& store,
                                                                     const storage::StoredDocument& profile,
                                                                     std::size_t most) {
  const std::string partnership = member_text(profile.document, "partnership");
  Matched& matched = of(partnership);
  const std::lock_guard lock(matched.mutex);
  TWL_CHECK(bring_up_to_date(store, partnership, matched));
  partners::PartnerMatcher& matcher = *matched.matcher;
  const auto found = matched.known.find(profile.id);
  const partners::PartnerProfile own =
      found != matched.known.end() ? matcher.profiles()[found->second.place] : TWL_TRY(profile_of(store, profile));
  auto ranked = found != matched.known.end() ? matcher.partners_of(found->second.place, most)
                                             : matcher.partners_of_guest(own, most);
  Answer answer;
  for (partners::RankedPartner& partner : ranked)
    answer.partners.push_back({matcher.profiles()[partner.profile].id, partner.score, std::move(partner.reasons)});
  answer.hints = partner_hints(matcher, own);
  return answer;
}

PartnershipMatchers::Matched& PartnershipMatchers::of(const std::string& partnership) {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<Matched>& matched = matched_[partnership];
  if (!matched) {
    matched = std::make_unique<Matched>();
    matched->matcher = std::make_unique<partners::PartnerMatcher>(std::vector<partners::PartnerProfile>{},
                                                                  knowledge_->vocabulary, knowledge_->weights);
  }
  return *matched;
}

Result<void> PartnershipMatchers::bring_up_to_date(Store& store, const std::string& partnership,
                                                   Matched& matched) const {
  const auto owners = TWL_TRY(store.changes_after(partnership, Kind::organisation, matched.owners_until));
  for (const std::string& owner : owners.records) {
    const auto stored = TWL_TRY(store.find(Kind::organisation, owner));
    if (!stored || matched.owner_versions[owner] == stored->version) continue;
    for (const auto& [profile, known] : std::map(matched.known))
      if (known.owner == owner) TWL_CHECK(read_again(store, profile, /*even_unchanged=*/true, matched));
    matched.owner_versions[owner] = stored->version;
  }
  const auto profiles = TWL_TRY(store.changes_after(partnership, Kind::profile, matched.profiles_until));
  for (const std::string& profile : profiles.records)
    TWL_CHECK(read_again(store, profile, /*even_unchanged=*/false, matched));
  // Only now: what failed is read again the next time.
  matched.owners_until = owners.until;
  matched.profiles_until = profiles.until;
  make_anew_where_holed(matched);
  return {};
}

Result<void> PartnershipMatchers::read_again(Store& store, const std::string& profile, bool even_unchanged,
                                             Matched& matched) const {
  const auto stored = TWL_TRY(store.find(Kind::profile, profile));
  const bool published = stored && member_text(stored->document, "state") == "published";
  const auto found = matched.known.find(profile);
  if (found != matched.known.end()) {
    if (published && !even_unchanged && found->second.version == stored->version) return {};
    matched.matcher->remove(found->second.place);
    matched.known.erase(found);
  }
  if (!published) return {};
  partners::PartnerProfile read = TWL_TRY(profile_of(store, *stored));
  const std::string owner = read.organisation;
  matched.known[profile] = {matched.matcher->add(std::move(read)), stored->version, owner};
  return {};
}

void PartnershipMatchers::make_anew_where_holed(Matched& matched) const {
  constexpr std::size_t holes_that_matter_not = 100;
  const std::vector<partners::PartnerProfile>& all = matched.matcher->profiles();
  if (all.size() <= 2 * matched.known.size() + holes_that_matter_not) return;
  std::vector<partners::PartnerProfile> present;
  present.reserve(matched.known.size());
  for (auto& [id, known] : matched.known) {
    present.push_back(all[known.place]);
    known.place = present.size() - 1;
  }
  matched.matcher =
      std::make_unique<partners::PartnerMatcher>(std::move(present), knowledge_->vocabulary, knowledge_->weights);
}

}  // namespace twinlight::server
