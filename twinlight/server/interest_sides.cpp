#include "twinlight/server/interest_sides.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "twinlight/server/subject_finder.h"

namespace twinlight::server {

using partnership::Kind;
using partnership::State;

namespace {

constexpr std::array mutual_states{State::mutual, State::concluded};
constexpr std::array asked_kinds{Kind::profile, Kind::product, Kind::need};

}  // namespace

std::string id_asked(const nlohmann::json& interest) {
  for (const Kind kind : asked_kinds)
    if (std::string id = member_text(interest, word_of(kind)); !id.empty()) return id;
  return {};
}

Result<std::optional<storage::StoredDocument>> record_asked(storage::Store& store, const nlohmann::json& interest) {
  for (const Kind kind : asked_kinds)
    if (const std::string id = member_text(interest, word_of(kind)); !id.empty()) return store.find(kind, id);
  return std::nullopt;
}

Result<std::vector<std::string>> sides_of(RecordOwners& owners, const nlohmann::json& interest) {
  std::vector<std::string> sides{member_text(interest, "organisation")};
  if (std::string owner = TWL_TRY(owners.of(id_asked(interest))); !owner.empty()) sides.push_back(std::move(owner));
  return sides;
}

Result<std::vector<std::string>> sides_of(storage::Store& store, const nlohmann::json& interest) {
  RecordOwners owners(store);
  return sides_of(owners, interest);
}

Result<std::vector<std::string>> other_sides(RecordOwners& owners, const nlohmann::json& interest,
                                             const std::string& organisation) {
  auto sides = TWL_TRY(sides_of(owners, interest));
  if (std::ranges::count(sides, organisation) == 0) return std::vector<std::string>();
  std::erase(sides, organisation);
  return sides;
}

Result<std::vector<std::string>> other_sides(storage::Store& store, const nlohmann::json& interest,
                                             const std::string& organisation) {
  RecordOwners owners(store);
  return other_sides(owners, interest, organisation);
}

bool is_mutual(const nlohmann::json& interest) {
  const auto state = partnership::from_word<State>(member_text(interest, "state"));
  return state && std::ranges::count(mutual_states, *state) > 0;
}

Result<std::vector<std::string>> interests_of(storage::Store& store, const std::string& organisation) {
  auto found = TWL_TRY(store.naming(organisation, "organisation", Kind::interest));
  for (const Kind kind : asked_kinds)
    for (const std::string& asked : TWL_TRY(store.naming(organisation, "organisation", kind)))
      for (std::string& interest : TWL_TRY(store.naming(asked, std::string(word_of(kind)), Kind::interest)))
        found.push_back(std::move(interest));
  return found;
}

Result<MutualPartners> mutual_partners(storage::Store& store, const std::vector<std::string>& organisations) {
  MutualPartners partners;
  const std::vector<State> states(mutual_states.begin(), mutual_states.end());
  for (auto& pair : TWL_TRY(store.interest_pairs(organisations, states)))
    partners[{pair.organisation, pair.partnership}].push_back(std::move(pair.other));
  return partners;
}

}  // namespace twinlight::server
