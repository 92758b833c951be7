#include "twinlight/server/list_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace twinlight::server {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> listed{{
    {"board", "getBoard"},
    {"catalogue", "listCatalogueProducts"},
    {"measures", "getMeasures"},
    {"transfers", "listTransfers"},
}};

}  // namespace

std::string_view operation_of_list(std::string_view name) {
  const auto found = std::ranges::find(listed, name, [](const auto& list) { return list.first; });
  return found == listed.end() ? std::string_view() : found->second;
}

}  // namespace twinlight::server
