#include "twinlight/server/partnership_facts.h"

#include <algorithm>

#include "twinlight/partners/organisation_size.h"
#include "twinlight/server/interest_sides.h"
#include "twinlight/server/introduction_sides.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;

constexpr Kind kinds_of_facts[] = {Kind::organisation, Kind::product,  Kind::need,        Kind::certificate,
                                   Kind::outcome,      Kind::interest, Kind::achievement, Kind::evaluation};

bool is(const json& document, const char* field) {
  const auto found = document.find(field);
  return found != document.end() && found->is_boolean() && found->get<bool>();
}

std::optional<Instant> moment(const json& document, const char* field) {
  const auto read = parse_instant(member_text(document, field));
  return read ? std::optional(*read) : std::nullopt;
}

bool has_state(const json& document, std::initializer_list<const char*> states) {
  const std::string state = member_text(document, "state");
  return std::ranges::any_of(states, [&](const char* one) { return state == one; });
}

std::string size_of(const json& organisation) {
  const auto employees = organisation.find("employees");
  return employees != organisation.end() && employees->is_number_integer()
             ? std::string(partners::size_of_employees(employees->get<std::int64_t>()))
             : std::string();
}

/// Whether an owner hides behind what an interest is in, or behind a profile that was introduced.
Result<bool> hides_somebody(storage::Store& store, const storage::StoredDocument& interest) {
  const auto asked = TWL_TRY(record_asked(store, interest.document));
  if (!asked || is(asked->document, "anonymous")) return true;
  for (const std::string& source : TWL_TRY(store.naming(interest.id, "interest"))) {
    const auto introduction = TWL_TRY(store.find(Kind::introduction, source));
    if (!introduction) continue;
    for (const IntroducedSide& side : TWL_TRY(sides_of_introduction(store, introduction->document)))
      if (const auto profile = TWL_TRY(store.find(Kind::profile, side.profile));
          profile && is(profile->document, "anonymous"))
        return true;
  }
  return false;
}

}  // namespace

FactKeys::FactKeys(const json& profile)
    : organisation(member_text(profile, "organisation")),
      anonymous(is(profile, "anonymous")),
      need(member_text(profile, "need")) {
  if (const auto named = profile.find("products"); named != profile.end() && named->is_array())
    products = named->get<std::vector<std::string>>();
}

Result<bool> PartnershipFacts::bring_up_to_date(storage::Store& store, const std::string& partnership) {
  bool changed = false;
  for (const Kind kind : kinds_of_facts) {
    const auto changes = TWL_TRY(store.changes_after(partnership, kind, until_[kind]));
    for (const std::string& id : changes.records) TWL_CHECK(read(store, kind, id));
    changed = changed || changes.until != until_[kind];
    until_[kind] = changes.until;
  }
  return changed;
}

Result<void> PartnershipFacts::read(storage::Store& store, Kind kind, const std::string& id) {
  const auto stored = TWL_TRY(store.find(kind, id));
  if (!stored) return {};
  const json& document = stored->document;
  const std::string owner = member_text(document, "organisation");
  if (kind == Kind::interest) return read_interest(store, id, document);
  if (kind == Kind::achievement) return read_achievement(store, id, document);
  if (kind == Kind::evaluation) read_evaluation(id, document);
  if (kind == Kind::product) products_[id] = {owner, has_state(document, {"published"})};
  if (kind == Kind::need)
    needs_[id] = {owner, has_state(document, {"open", "fulfilled"}) && !is(document, "anonymous")};
  if (kind == Kind::organisation) owners_[id] = {has_state(document, {"active"}), size_of(document)};
  if (kind == Kind::outcome) {
    outcomes_.erase(id);
    if (has_state(document, {"confirmed", "frozen"})) outcomes_[id] = owner;
  }
  if (kind == Kind::certificate) {
    certificates_.erase(id);
    const auto last = parse_date(member_text(document, "expires_on"));
    if (has_state(document, {"confirmed"})) certificates_[id] = {owner, last ? std::optional(*last) : std::nullopt};
  }
  return {};
}

Result<void> PartnershipFacts::read_interest(storage::Store& store, const std::string& id, const json& document) {
  std::string owner;
  bool hidden = false;  // an owner who hides would be told by what an interest does to the score of its other profiles
  for (const auto& [field, kind] :
       {std::pair("profile", Kind::profile), std::pair("product", Kind::product), std::pair("need", Kind::need)})
    if (const std::string target = member_text(document, field); !target.empty())
      if (const auto found = TWL_TRY(store.find(kind, target))) {
        owner = member_text(found->document, "organisation");
        hidden = is(found->document, "anonymous");
      }
  interests_[id] = {.owner = owner,
                    .answer_by = moment(document, "answer_by").value_or(Instant{}),
                    .answered_at = moment(document, "answered_at"),
                    .counts = !hidden && !has_state(document, {"withdrawn"})};
  return {};
}

/// Both sides said so: it counts for both, unless one of them hid; then its score would tell who it is.
Result<void> PartnershipFacts::read_achievement(storage::Store& store, const std::string& id, const json& document) {
  reached_.erase(id);
  if (!has_state(document, {"confirmed"}) || member_text(document, "kind") == "nothing") return {};
  const auto interest = TWL_TRY(store.find(Kind::interest, member_text(document, "interest")));
  if (!interest || TWL_TRY(hides_somebody(store, *interest))) return {};
  reached_[id] = TWL_TRY(sides_of(store, interest->document));
  return {};
}

/// Who computed it has to be the need's owner: nobody else says that a product passed there.
void PartnershipFacts::read_evaluation(const std::string& id, const json& document) {
  const std::string need = member_text(document, "need");
  const auto known = needs_.find(need);
  if (known == needs_.end() || known->second.owner != member_text(document, "organisation")) return;
  Evaluation& newest = evaluations_[{need, member_text(document, "product")}];
  const Instant at = moment(document, "computed_at").value_or(Instant{});
  if (newest.id.empty() || newest.computed_at <= at) newest = {id, at, is(document, "passes")};
}

partners::Standing PartnershipFacts::standing_of(const std::string& organisation, Instant now) const {
  partners::Standing standing;
  for (const auto& [id, interest] : interests_) {
    const bool due = interest.answered_at || interest.answer_by <= now;
    if (interest.owner != organisation || !interest.counts || !due) continue;
    ++standing.asked;
    if (interest.answered_at && *interest.answered_at <= interest.answer_by) ++standing.answered_in_time;
  }
  for (const auto& [id, owner] : outcomes_)
    if (owner == organisation) ++standing.outcomes;
  for (const auto& [id, sides] : reached_)
    if (std::ranges::count(sides, organisation) > 0) ++standing.outcomes;
  const Date today{std::chrono::floor<std::chrono::days>(now)};
  standing.certified = std::ranges::any_of(certificates_, [&](const auto& entry) {
    return entry.second.owner == organisation && (!entry.second.expires_on || *entry.second.expires_on >= today);
  });
  const auto known = owners_.find(organisation);
  standing.admitted = known != owners_.end() && known->second.admitted;
  return standing;
}

partners::ProfileFacts PartnershipFacts::of(const FactKeys& profile, Instant now) const {
  if (profile.anonymous) return {};
  partners::ProfileFacts facts{.standing = standing_of(profile.organisation, now)};
  if (const auto known = owners_.find(profile.organisation); known != owners_.end()) facts.size = known->second.size;
  const auto is_own = [&](const std::map<std::string, Owned>& known, const std::string& id) {
    const auto found = known.find(id);
    return found != known.end() && found->second.counts && found->second.owner == profile.organisation;
  };
  for (const std::string& product : profile.products)
    if (is_own(products_, product)) facts.products.push_back(product);
  if (!is_own(needs_, profile.need)) return facts;
  for (auto next = evaluations_.lower_bound({profile.need, ""});
       next != evaluations_.end() && next->first.first == profile.need; ++next)
    if (next->second.passes) facts.passing_products.push_back(next->first.second);
  return facts;
}

std::string PartnershipFacts::evaluation_of(const std::string& need, const std::string& product) const {
  const auto found = evaluations_.find({need, product});
  return found != evaluations_.end() && found->second.passes ? found->second.id : "";
}

}  // namespace twinlight::server
