#include "twinlight/server/list_cursor.h"

#include <nlohmann/json.hpp>

#include "twinlight/foundation/sha256.h"

namespace twinlight::server {
namespace {

/// Before the place: long enough that two lists do not have the same by chance. It keeps nobody from making one up.
std::string mark_of(const nlohmann::json& list) {
  constexpr std::size_t mark_digits = 12;
  return sha256_hex({list.dump()}).substr(0, mark_digits) + ".";
}

}  // namespace

std::string list_cursor(const nlohmann::json& list, const std::string& place) {
  return mark_of(list) + place;
}

std::optional<std::string> place_of_cursor(const nlohmann::json& list, const std::string& cursor) {
  const std::string mark = mark_of(list);
  if (!cursor.starts_with(mark) || cursor.size() == mark.size()) return std::nullopt;
  return cursor.substr(mark.size());
}

}  // namespace twinlight::server
