#include "twinlight/server/measures.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "twinlight/partners/gini.h"
#include "twinlight/server/interest_sides.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/exposure_store.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;
using storage::Store;

/// Every record of a kind, a page at a time.
Result<void> each_page(Store& store, const std::string& partnership, Kind kind,
                       const std::function<Result<void>(const std::vector<storage::StoredDocument>&)>& visit) {
  storage::ListQuery query{.partnership = partnership, .kind = kind, .limit = storage::longest_page};
  do {
    const storage::Page page = TWL_TRY(store.page(query));
    TWL_CHECK(visit(page.records));
    query.after = page.next;
  } while (!query.after.empty());
  return {};
}

/// Every record of a kind.
Result<void> each(Store& store, const std::string& partnership, Kind kind,
                  const std::function<Result<void>(const storage::StoredDocument&)>& visit) {
  return each_page(store, partnership, kind, [&](const auto& page) -> Result<void> {
    for (const storage::StoredDocument& stored : page) TWL_CHECK(visit(stored));
    return {};
  });
}

json share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? json() : json(static_cast<double>(part) / static_cast<double>(whole));
}

}  // namespace

Result<Measures> Measures::of(storage::Connection& connection, const std::string& partnership, Instant now) {
  Measures measures;
  Store store(connection);
  TWL_CHECK(measures.read_profiles(connection, partnership, now));
  TWL_CHECK(measures.read_interests(store, partnership, now));
  TWL_CHECK(measures.read_achievements(store, partnership));
  TWL_CHECK(measures.read_outcomes(store, partnership));
  return measures;
}

Result<void> Measures::read_profiles(storage::Connection& connection, const std::string& partnership, Instant now) {
  const auto today = std::chrono::floor<std::chrono::days>(now);
  const auto counts = TWL_TRY(storage::ExposureStore(connection)
                                  .counts(partnership, today - storage::exposure_window, today + std::chrono::days(1)));
  Store store(connection);
  return each(store, partnership, Kind::profile, [&](const storage::StoredDocument& stored) -> Result<void> {
    if (member_text(stored.document, "state") != "published") return {};
    const auto found = counts.find(stored.id);
    const std::int64_t shown = found == counts.end() ? 0 : found->second;
    if (const auto hides = stored.document.find("anonymous"); hides != stored.document.end() && *hides == true) {
      hidden_.push_back(shown);
      return {};
    }
    Owner& owner = owners_[member_text(stored.document, "organisation")];
    ++owner.profiles;
    owner.shown += shown;
    return {};
  });
}

Result<void> Measures::read_interests(Store& store, const std::string& partnership, Instant now) {
  RecordOwners owners(store);
  return each_page(store, partnership, Kind::interest, [&](const auto& interests) -> Result<void> {
    std::vector<std::string> asked;
    for (const storage::StoredDocument& stored : interests) asked.push_back(id_asked(stored.document));
    TWL_CHECK(owners.learn(asked));
    for (const storage::StoredDocument& stored : interests)
      add_interest(stored.document, TWL_TRY(owners.of(id_asked(stored.document))), now);
    return {};
  });
}

void Measures::add_interest(const json& interest, const std::string& owner, Instant now) {
  const std::string state = member_text(interest, "state");
  ++interests_[state];
  if (state == "withdrawn") return;
  const bool agreed = state == "mutual" || state == "concluded";
  bool& mutual = wishes_[{member_text(interest, "organisation"), owner}];
  mutual = mutual || agreed;
  const auto answered_at = parse_instant(member_text(interest, "answered_at"));
  const auto answer_by = parse_instant(member_text(interest, "answer_by"));
  if (!answer_by || (!answered_at && *answer_by > now)) return;
  ++due_;
  if (answered_at && *answered_at <= *answer_by) ++in_time_;
}

Result<void> Measures::read_achievements(Store& store, const std::string& partnership) {
  return each(store, partnership, Kind::achievement, [&](const storage::StoredDocument& stored) -> Result<void> {
    if (member_text(stored.document, "state") == "confirmed") ++achievements_[member_text(stored.document, "kind")];
    return {};
  });
}

Result<void> Measures::read_outcomes(Store& store, const std::string& partnership) {
  return each(store, partnership, Kind::outcome, [&](const storage::StoredDocument& stored) -> Result<void> {
    const std::string state = member_text(stored.document, "state");
    if (state != "confirmed" && state != "frozen") return {};
    Outcomes& outcomes = outcomes_[member_text(stored.document, "indicator")];
    ++outcomes.count;
    outcomes.value += stored.document.value("value", 0.0);
    return {};
  });
}

json Measures::exposure_json() const {
  json owners = json::array();
  std::vector<std::int64_t> shown = hidden_;
  for (const auto& [organisation, owner] : owners_) {
    owners.push_back({{"organisation", organisation}, {"profiles", owner.profiles}, {"shown", owner.shown}});
    shown.push_back(owner.shown);
  }
  const auto sum = [](const std::vector<std::int64_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
  };
  if (!hidden_.empty())
    owners.push_back({{"organisation", nullptr}, {"profiles", hidden_.size()}, {"shown", sum(hidden_)}});
  std::stable_sort(owners.begin(), owners.end(), [](const json& a, const json& b) { return a["shown"] > b["shown"]; });
  return {{"days", storage::exposure_window.count()},
          {"shown", sum(shown)},
          {"gini", sum(shown) == 0 ? json() : json(partners::gini(shown))},
          {"owners", std::move(owners)}};
}

json Measures::as_json() const {
  std::map<std::string, std::int64_t> states = interests_;
  std::int64_t sent = 0;
  for (const auto& [state, count] : states) sent += count;
  std::int64_t pairs = 0;
  std::int64_t both = 0;
  for (const auto& [wish, mutual] : wishes_) {
    const auto back = wishes_.find({wish.second, wish.first});
    if (back != wishes_.end() && back->first < wish) continue;  // the pair was counted from the other side
    ++pairs;
    if (mutual || back != wishes_.end()) ++both;
  }
  nlohmann::json achievements = nlohmann::json::array();
  for (const auto& [kind, count] : achievements_) achievements.push_back({{"kind", kind}, {"count", count}});
  nlohmann::json outcomes = nlohmann::json::array();
  for (const auto& [indicator, of] : outcomes_)
    outcomes.push_back({{"indicator", indicator}, {"count", of.count}, {"value", of.value}});
  return {{"interests",
           {{"sent", sent},
            {"waiting", states["sent"]},
            {"mutual", states["mutual"] + states["concluded"]},
            {"declined", states["declined"]},
            {"expired", states["expired"]},
            {"withdrawn", states["withdrawn"]}}},
          {"answers", {{"due", due_}, {"in_time", in_time_}, {"share", share(in_time_, due_)}}},
          {"reciprocity", {{"pairs", pairs}, {"both", both}, {"share", share(both, pairs)}}},
          {"exposure", exposure_json()},
          {"achievements", std::move(achievements)},
          {"outcomes", std::move(outcomes)}};
}

}  // namespace twinlight::server
