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

}  // namespace twinlight::server
