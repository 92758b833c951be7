#include "twinlight/server/interest_sides.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "twinlight/server/subject_finder.h"

namespace twinlight::server {

using partnership::Kind;

Result<std::vector<std::string>> sides_of(storage::Store& store, const nlohmann::json& interest) {
  std::vector<std::string> sides{member_text(interest, "organisation")};
  for (const Kind kind : {Kind::profile, Kind::product, Kind::need}) {
    const std::string id = member_text(interest, word_of(kind));
    if (id.empty()) continue;
    if (const auto named = TWL_TRY(store.find(kind, id))) sides.push_back(member_text(named->document, "organisation"));
  }
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
