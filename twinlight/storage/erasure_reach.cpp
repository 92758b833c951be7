#include "twinlight/storage/erasure_reach.h"

namespace twinlight::storage {
namespace {

/// Organisations of memberships that began: what was only asked for makes nobody theirs.
constexpr const char* organisations_of =
    "SELECT o.target FROM record_links p"
    " JOIN records m ON m.id = p.source AND m.kind = 'membership' AND m.state IN ('active', 'ended')"
    " JOIN record_links o ON o.source = m.id AND o.field = 'organisation' WHERE p.target = ? AND p.field = 'person'";

constexpr const char* people_of =
    "SELECT p.target FROM record_links o JOIN records m ON m.id = o.source AND m.kind = 'membership'"
    " JOIN record_links p ON p.source = m.id AND p.field = 'person' WHERE o.target = ? AND o.field = 'organisation'";

constexpr const char* naming = "SELECT source FROM record_links WHERE target = ?";

constexpr const char* written_by = "SELECT DISTINCT record FROM audit WHERE person = ?";

}  // namespace

Result<std::set<std::string>> erasure_reach(Connection& connection, const std::string& person) {
  std::set<std::string> reach{person};
  const auto add = [&](const char* sql, const std::string& id) -> Result<void> {
    for (const SqlRow& row : TWL_TRY(connection.query(sql, {id}))) reach.insert(text(row[0]));
    return {};
  };
  TWL_CHECK(add(naming, person));
  TWL_CHECK(add(written_by, person));
  for (const SqlRow& row : TWL_TRY(connection.query(organisations_of, {person}))) {
    const std::string organisation = text(row[0]);
    reach.insert(organisation);
    TWL_CHECK(add(naming, organisation));
    TWL_CHECK(add(people_of, organisation));
  }
  return reach;
}

}  // namespace twinlight::storage
