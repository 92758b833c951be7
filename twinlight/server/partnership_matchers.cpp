#include "twinlight/server/partnership_matchers.h"

#include "twinlight/partners/exposure_floor.h"
#include "twinlight/partners/organisation_size.h"
#include "twinlight/partnership/organisation.h"
#include "twinlight/server/readable_record.h"
#include "twinlight/storage/exposure_store.h"

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

/// A technology readiness level; 0 where none is told.
int level(const nlohmann::json& document, const char* name) {
  const auto found = document.find(name);
  return found != document.end() && found->is_number_integer() ? found->get<int>() : 0;
}

static_assert(partnership::Words<partnership::OrganisationSize>::all == partners::organisation_sizes,
              "what is wanted is compared with what an owner is");

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
      .wanted_regions = {},
      .readiness = level(document, "readiness_level")};
  if (const auto domains = texts(document, "domains"); domains.size() == 1) profile.domain = domains.front();
  if (const auto wanted = document.find("wanted_partner"); wanted != document.end() && wanted->is_object()) {
    profile.wanted_kinds = texts(*wanted, "kinds");
    profile.wanted_regions = texts(*wanted, "regions");
    profile.wanted_sizes = texts(*wanted, "sizes");
    profile.wanted_readiness = level(*wanted, "least_readiness_level");
  }
  TopicCorrections corrections = TopicCorrections::of(document);
  profile.named_topics = std::move(corrections.named);
  profile.denied_topics = std::move(corrections.denied);
  if (const auto owner = TWL_TRY(store.find(Kind::organisation, profile.organisation))) {
    profile.region = member_text(owner->document, "region");
    profile.kind = member_text(owner->document, "kind");
  }
  return profile;
}

}  // namespace

Result<PartnershipMatchers::Answer> PartnershipMatchers::partners_of(storage::Connection& connection,
                                                                     const storage::StoredDocument& profile,
                                                                     const Question& question) {
  Store store(connection);
  const std::string partnership = member_text(profile.document, "partnership");
  Matched& matched = of(partnership);
  const std::lock_guard lock(matched.mutex);
  TWL_CHECK(bring_up_to_date(store, partnership, matched));
  TWL_CHECK(restate_facts(store, partnership, matched, question.now));
  TWL_CHECK(begin_day(connection, partnership, matched, std::chrono::floor<std::chrono::days>(question.now)));
  partners::PartnerMatcher& matcher = *matched.matcher;
  const auto found = matched.known.find(profile.id);
  partners::PartnerProfile own =
      found != matched.known.end() ? matcher.profiles()[found->second.place] : TWL_TRY(profile_of(store, profile));
  const FactKeys keys(profile.document);
  if (found == matched.known.end()) own.facts = matched.facts.of(keys, question.now);
  Answer answer;
  for (partners::RankedPartner& partner : ranked(matched, profile.id, own, question)) {
    const std::string& id = matcher.profiles()[partner.profile].id;
    answer.partners.push_back({id, partner.score, std::move(partner.reasons), {}});
    for (const partners::Reason& reason : answer.partners.back().reasons)
      for (const std::string& product : reason.products)
        for (const std::string& need : {keys.need, matched.known.at(id).keys.need})
          if (std::string evaluation = matched.facts.evaluation_of(need, product); !evaluation.empty())
            answer.partners.back().evaluations.push_back(std::move(evaluation));
  }
  answer.hints = partner_hints(matcher, own, question.basis);
  TWL_CHECK(count(connection, partnership, matched, profile.id, answer));
  return answer;
}

std::vector<partners::RankedPartner> PartnershipMatchers::ranked(Matched& matched, const std::string& id,
                                                                 const partners::PartnerProfile& own,
                                                                 const Question& question) const {
  partners::PartnerMatcher& matcher = *matched.matcher;
  const partners::ExposureFloor& floor = knowledge_->weights.exposure;
  const std::size_t candidates = question.most * (matched.shown_before.empty() ? 1 : floor.candidates);
  const auto found = matched.known.find(id);
  auto best = found != matched.known.end() ? matcher.partners_of(found->second.place, candidates, question.basis)
                                           : matcher.partners_of_guest(own, candidates, question.basis);
  // Of an anonymous profile its own showings count: those of its owner's others would tell whose it is.
  Shown by_owner;
  for (const auto& [profile, times] : matched.shown_before)
    if (const auto shown = matched.known.find(profile); shown != matched.known.end())
      by_owner[shown->second.keys.anonymous ? profile : shown->second.keys.organisation] += times;
  const auto shown = [&](std::size_t place) {
    const std::string& profile = matcher.profiles()[place].id;
    const FactKeys& keys = matched.known.at(profile).keys;
    const auto times = by_owner.find(keys.anonymous ? profile : keys.organisation);
    return times == by_owner.end() ? std::int64_t{0} : times->second;
  };
  return with_exposure_floor(std::move(best), shown, floor, question.most);
}

/// The facts of all profiles anew where any record changed or a day began, for clocks run out by themselves.
Result<void> PartnershipMatchers::restate_facts(Store& store, const std::string& partnership, Matched& matched,
                                                Instant now) const {
  const bool changed = TWL_TRY(matched.facts.bring_up_to_date(store, partnership));
  for (const auto& [id, known] : matched.known) {
    const bool is_new = matched.stated.insert(id).second;
    if (!changed && !is_new && matched.day == std::chrono::floor<std::chrono::days>(now)) continue;
    partners::ProfileFacts facts = matched.facts.of(known.keys, now);
    if (matched.matcher->profiles()[known.place].facts != facts)
      matched.matcher->restate(known.place, std::move(facts));
  }
  return {};
}

Result<void> PartnershipMatchers::begin_day(storage::Connection& connection, const std::string& partnership,
                                            Matched& matched, std::chrono::sys_days day) const {
  if (matched.day == day) return {};
  matched.shown_before =
      TWL_TRY(storage::ExposureStore(connection).counts(partnership, day - storage::exposure_window, day));
  matched.counted.clear();
  matched.day = day;
  return {};
}

Result<void> PartnershipMatchers::count(storage::Connection& connection, const std::string& partnership,
                                        Matched& matched, const std::string& asked, const Answer& answer) {
  std::vector<std::string> shown;
  std::string together;
  for (const Partner& partner : answer.partners) {
    shown.push_back(partner.profile);
    together += partner.profile;
  }
  if (shown.empty() || matched.counted[asked] == together) return {};
  TWL_CHECK(storage::ExposureStore(connection).add(partnership, matched.day, asked, shown));
  matched.counted[asked] = std::move(together);
  return {};
}

PartnershipMatchers::Matched& PartnershipMatchers::of(const std::string& partnership) {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<Matched>& matched = matched_[partnership];
  if (!matched) matched = std::make_unique<Matched>();
  return *matched;
}

Result<void> PartnershipMatchers::bring_up_to_date(Store& store, const std::string& partnership,
                                                   Matched& matched) const {
  constexpr std::size_t holes_that_matter_not = 100;
  auto vocabulary = TWL_TRY(vocabularies_->of(store, partnership));
  if (vocabulary != matched.vocabulary) make_anew(matched, std::move(vocabulary));
  const auto owners = TWL_TRY(store.changes_after(partnership, Kind::organisation, matched.owners_until));
  for (const std::string& owner : owners.records) {
    const auto stored = TWL_TRY(store.find(Kind::organisation, owner));
    if (!stored || matched.owner_versions[owner] == stored->version) continue;
    for (const auto& [profile, known] : std::map(matched.known))
      if (known.keys.organisation == owner) TWL_CHECK(read_again(store, profile, /*even_unchanged=*/true, matched));
    matched.owner_versions[owner] = stored->version;
  }
  const auto profiles = TWL_TRY(store.changes_after(partnership, Kind::profile, matched.profiles_until));
  for (const std::string& profile : profiles.records)
    TWL_CHECK(read_again(store, profile, /*even_unchanged=*/false, matched));
  // Only now: what failed is read again the next time.
  matched.owners_until = owners.until;
  matched.profiles_until = profiles.until;
  if (matched.matcher->profiles().size() > 2 * matched.known.size() + holes_that_matter_not)
    make_anew(matched, matched.vocabulary);
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
    matched.stated.erase(profile);
  }
  if (!published) return {};
  partners::PartnerProfile read = TWL_TRY(profile_of(store, *stored));
  matched.known.insert_or_assign(
      profile, Known{matched.matcher->add(std::move(read)), stored->version, FactKeys(stored->document)});
  return {};
}

void PartnershipMatchers::make_anew(Matched& matched, std::shared_ptr<const TaughtVocabulary> vocabulary) const {
  std::vector<partners::PartnerProfile> present;
  present.reserve(matched.known.size());
  for (auto& [id, known] : matched.known) {
    present.push_back(matched.matcher->profiles()[known.place]);
    known.place = present.size() - 1;
  }
  matched.matcher = std::make_unique<partners::PartnerMatcher>(std::move(present), vocabulary->vocabulary(),
                                                               knowledge_->weights, &knowledge_->glosses);
  matched.vocabulary = std::move(vocabulary);
}

}  // namespace twinlight::server
