// What pages of lists ask of many records at once: one statement however many they are.
#include <fmt/format.h>

#include <unordered_map>

#include "twinlight/storage/record_rows.h"
#include "twinlight/storage/sql_places.h"
#include "twinlight/storage/store.h"

namespace twinlight::storage {
namespace {

using partnership::Kind;

void add(std::vector<SqlValue>& values, const std::vector<std::string>& more) {
  values.insert(values.end(), more.begin(), more.end());
}

Result<std::vector<StoredDocument>> in_order(const std::vector<SqlRow>& rows, const std::vector<std::string>& ids) {
  std::unordered_map<std::string, const SqlRow*> by_id;
  for (const SqlRow& row : rows) by_id.emplace(text(row[1]), &row);
  std::vector<StoredDocument> found;
  for (const std::string& id : ids)
    if (const auto row = by_id.find(id); row != by_id.end()) found.push_back(TWL_TRY(stored_document(*row->second)));
  return found;
}

}  // namespace

Result<std::vector<StoredDocument>> Store::find_each(Kind kind, const std::vector<std::string>& ids) {
  if (ids.empty()) return std::vector<StoredDocument>();
  std::vector<SqlValue> values{std::string(word_of(kind))};
  add(values, ids);
  const auto rows = TWL_TRY(connection_.query(
      fmt::format("SELECT {} FROM records r WHERE r.kind = ? AND r.id IN ({})", record_columns, places(ids.size())),
      values));
  return in_order(rows, ids);
}

Result<std::vector<StoredDocument>> Store::find_each(const std::vector<std::string>& ids) {
  if (ids.empty()) return std::vector<StoredDocument>();
  std::vector<SqlValue> values;
  add(values, ids);
  const auto rows = TWL_TRY(connection_.query(
      fmt::format("SELECT {} FROM records r WHERE r.id IN ({})", record_columns, places(ids.size())), values));
  return in_order(rows, ids);
}

Result<std::map<std::string, std::string>> Store::owners_of(const std::vector<std::string>& ids) {
  std::map<std::string, std::string> owners;
  if (ids.empty()) return owners;
  std::vector<SqlValue> values;
  add(values, ids);
  for (const SqlRow& row : TWL_TRY(connection_.query(
           fmt::format("SELECT id, organisation FROM records WHERE id IN ({})", places(ids.size())), values)))
    owners[text(row[0])] = text(row[1]);
  return owners;
}

Result<std::vector<Store::NamingRecord>> Store::records_naming(const std::vector<std::string>& targets,
                                                               const std::string& field, Kind kind) {
  if (targets.empty()) return std::vector<NamingRecord>();
  std::vector<SqlValue> values{field, std::string(word_of(kind))};
  add(values, targets);
  const auto rows =
      TWL_TRY(connection_.query(fmt::format("SELECT {}, l.target FROM record_links l JOIN records r ON r.id = l.source"
                                            " WHERE l.field = ? AND r.kind = ? AND l.target IN ({}) ORDER BY l.source",
                                            record_columns, places(targets.size())),
                                values));
  std::vector<NamingRecord> found;
  for (const SqlRow& row : rows) {
    const StoredDocument document = TWL_TRY(stored_document(row));
    found.push_back({text(row.back()), document});
  }
  return found;
}

Result<std::vector<Store::InterestPair>> Store::interest_pairs(const std::vector<std::string>& organisations,
                                                               const std::vector<partnership::State>& states) {
  if (organisations.empty() || states.empty()) return std::vector<InterestPair>();
  std::vector<SqlValue> values;
  // Once for those who sent, once for those who own what is named.
  for (int side = 0; side < 2; ++side) {
    for (const auto state : states) values.emplace_back(std::string(word_of(state)));
    add(values, organisations);
  }
  const auto rows = TWL_TRY(connection_.query(
      fmt::format("SELECT i.partnership, i.organisation, a.organisation FROM record_links o"
                  " JOIN records i ON i.id = o.source AND i.kind = 'interest' AND i.state IN ({0})"
                  " JOIN record_links l ON l.source = i.id AND l.field IN ('profile', 'product', 'need')"
                  " JOIN records a ON a.id = l.target"
                  " WHERE o.field = 'organisation' AND o.target IN ({1}) AND a.organisation <> i.organisation"
                  " UNION SELECT i.partnership, a.organisation, i.organisation FROM record_links o"
                  " JOIN records a ON a.id = o.source AND a.kind IN ('profile', 'product', 'need')"
                  " JOIN record_links l ON l.target = a.id AND l.field = a.kind"
                  " JOIN records i ON i.id = l.source AND i.kind = 'interest' AND i.state IN ({0})"
                  " WHERE o.field = 'organisation' AND o.target IN ({1}) AND a.organisation <> i.organisation",
                  places(states.size()), places(organisations.size())),
      values));
  std::vector<InterestPair> pairs;
  for (const SqlRow& row : rows) pairs.push_back({text(row[0]), text(row[1]), text(row[2])});
  return pairs;
}

}  // namespace twinlight::storage
