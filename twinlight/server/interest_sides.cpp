#include "twinlight/server/interest_sides.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "twinlight/server/subject_finder.h"

namespace twinlight::server {

using partnership::Kind;

Result<std::optional<storage::StoredDocument>> record_asked(storage::Store& store, const nlohmann::json& interest) {
  for (const Kind kind : {Kind::profile, Kind::product, Kind::need})
    if (const std::string id = member_text(interest, word_of(kind)); !id.empty()) return store.find(kind, id);
  return std::nullopt;
}

Result<std::vector<std::string>> sides_of(storage::Store& store, const nlohmann::json& interest) {
  std::vector<std::string> sides{member_text(interest, "organisation")};
  if (const auto asked = TWL_TRY(record_asked(store, interest)))
    sides.push_back(member_text(asked->document, "organisation"));
  return sides;
}

Result<std::vector<std::string>> other_sides(storage::Store& store, const nlohmann::json& interest,
                                             const std::string& organisation) {
  auto sides = TWL_TRY(sides_of(store, interest));
  if (std::ranges::count(sides, organisation) == 0) return std::vector<std::string>();
  std::erase(sides, organisation);
  return sides;
}

bool is_mutual(const nlohmann::json& interest) {
  const std::string state = member_text(interest, "state");
  return state == "mutual" || state == "concluded";
}

Result<std::vector<std::string>> interests_of(storage::Store& store, const std::string& organisation) {
  auto found = TWL_TRY(store.naming(organisation, "organisation", Kind::interest));
  for (const Kind kind : {Kind::profile, Kind::product, Kind::need})
    for (const std::string& asked : TWL_TRY(store.naming(organisation, "organisation", kind)))
      for (std::string& interest : TWL_TRY(store.naming(asked, std::string(word_of(kind)), Kind::interest)))
        found.push_back(std::move(interest));
  return found;
}

Result<std::vector<std::string>> mutual_partners(storage::Store& store, const std::string& organisation,
                                                 const std::string& partnership) {
  std::vector<std::string> partners;
  for (const std::string& id : TWL_TRY(interests_of(store, organisation))) {
    const auto interest = TWL_TRY(store.find(Kind::interest, id));
    if (!interest || !is_mutual(interest->document) || member_text(interest->document, "partnership") != partnership)
      continue;
    for (std::string& other : TWL_TRY(other_sides(store, interest->document, organisation)))
      if (std::ranges::count(partners, other) == 0) partners.push_back(std::move(other));
  }
  return partners;
}

}  // namespace twinlight::server
