#include "twinlight/server/partner_endpoints.h"

#include <algorithm>

#include "twinlight/partners/partner_matcher.h"
#include "twinlight/server/record_view.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using storage::Store;

constexpr std::size_t most_profiles = 5000;

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

Result<std::vector<partners::PartnerProfile>> published_profiles(Store& store, const std::string& partnership) {
  std::vector<partners::PartnerProfile> profiles;
  storage::ListQuery query{.partnership = partnership,
                           .kind = Kind::profile,
                           .where = {{"state", "published"}},
                           .limit = storage::longest_page,
                           .levels = partnership::Disclosure::open};
  while (profiles.size() < most_profiles) {
    const storage::Page page = TWL_TRY(store.page(query));
    for (const auto& stored : page.records) profiles.push_back(TWL_TRY(profile_of(store, stored)));
    if (page.next.empty()) break;
    query.after = page.next;
  }
  return profiles;
}

nlohmann::json reasons_json(const partners::RankedPartner& partner, const Knowledge& knowledge) {
  nlohmann::json reasons = nlohmann::json::array();
  for (const partners::Reason& reason : partner.reasons) {
    nlohmann::json topics = nlohmann::json::array();
    for (const std::size_t place : reason.topics) {
      nlohmann::json labels = {{"id", knowledge.vocabulary[place].id}};
      for (const auto& [language, named] : knowledge.vocabulary[place].labels) labels[language] = named.preferred;
      topics.push_back(std::move(labels));
    }
    reasons.push_back({{"kind", reason.kind}, {"sentence", reason.sentence}, {"topics", std::move(topics)}});
  }
  return reasons;
}

Answer list_partners(Call& call, const Knowledge& knowledge) {
  Store store(call.connection);
  RecordView view(store, call.actor);
  const auto stored = TWL_OWN(store.find(Kind::profile, text_of(call.path, "id")));
  if (!stored || !TWL_OWN(view.shown(*stored))) return problem(ProblemKind::absent);
  auto profiles = TWL_OWN(published_profiles(store, member_text(stored->document, "partnership")));
  auto place = std::ranges::find(profiles, stored->id, &partners::PartnerProfile::id);
  if (place == profiles.end()) {
    profiles.push_back(TWL_OWN(profile_of(store, *stored)));
    place = std::prev(profiles.end());
  }
  const auto own = static_cast<std::size_t>(place - profiles.begin());
  const partners::PartnerMatcher matcher(std::move(profiles), knowledge.vocabulary, knowledge.weights);
  nlohmann::json items = nlohmann::json::array();
  for (const auto& partner : matcher.partners_of(own, static_cast<std::size_t>(number_of(call.query, "top", 10))))
    items.push_back({{"profile", matcher.profiles()[partner.profile].id},
                     {"score", partner.score},
                     {"reasons", reasons_json(partner, knowledge)}});
  return json_response({{"items", std::move(items)}});
}

}  // namespace

void add_partner_endpoints(Endpoints& endpoints, const std::shared_ptr<const Knowledge>& knowledge) {
  endpoints["listPartners"] = [knowledge](Call& call) { return list_partners(call, *knowledge); };
}

}  // namespace twinlight::server
