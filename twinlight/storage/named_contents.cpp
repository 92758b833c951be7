#include "twinlight/storage/named_contents.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "twinlight/partnership/named_file.h"
#include "twinlight/partnership/state_machine.h"

namespace twinlight::storage {
namespace {

constexpr std::int64_t rows_at_once = 500;

using Taken = std::map<std::string, std::string>;

/// The files that a document names, each with the first field that does. What is no JSON names none.
Taken names_in(const std::string& document) {
  Taken names;
  const auto parsed = nlohmann::json::parse(document, nullptr, /*allow_exceptions=*/false);
  for (const partnership::NamedFile& file : partnership::named_files(parsed)) names.emplace(file.hash, file.pointer);
  return names;
}

Result<void> add_records(Connection& connection, NamedContents& contents) {
  std::string after;
  while (true) {
    const auto rows = TWL_TRY(connection.query(
        "SELECT id, kind, state, document FROM records WHERE id > ? ORDER BY id LIMIT ?", {after, rows_at_once}));
    if (rows.empty()) return {};
    for (const SqlRow& row : rows) {
      if (text(row[2]) == word_of(partnership::State::erased)) continue;
      for (const auto& [hash, field] : names_in(text(row[3])))
        contents[hash].push_back(fmt::format("{} {} {}", text(row[1]), text(row[0]), field));
    }
    after = text(rows.back()[0]);
  }
}

Result<void> add_jobs(Connection& connection, NamedContents& contents) {
  std::string after;
  while (true) {
    const auto rows = TWL_TRY(
        connection.query("SELECT id, queue, result FROM jobs WHERE id > ? ORDER BY id LIMIT ?", {after, rows_at_once}));
    if (rows.empty()) return {};
    for (const SqlRow& row : rows)
      for (const auto& [hash, field] : names_in(text(row[2])))
        contents[hash].push_back(fmt::format("job {} of {}", text(row[0]), text(row[1])));
    after = text(rows.back()[0]);
  }
}

/// Of what is named elsewhere too, that is enough: most changes leave the files of a record as they were.
Result<void> add_audit(Connection& connection, NamedContents& contents) {
  std::int64_t after = 0;
  NamedContents earlier;
  while (true) {
    const auto rows =
        TWL_TRY(connection.query("SELECT sequence, kind, record, version, after_change FROM audit WHERE sequence > ?"
                                 " ORDER BY sequence LIMIT ?",
                                 {after, rows_at_once}));
    if (rows.empty()) break;
    for (const SqlRow& row : rows)
      for (const auto& [hash, field] : names_in(text(row[4])))
        if (std::vector<std::string>& places = earlier[hash]; places.empty())
          places.push_back(fmt::format("{} {} {} of version {}", text(row[1]), text(row[2]), field, integer(row[3])));
    after = integer(rows.back()[0]);
  }
  for (const std::string& hash : TWL_TRY(erased_contents(connection))) earlier.erase(hash);
  contents.merge(earlier);
  return {};
}

}  // namespace

Result<NamedContents> contents_in_use(Connection& connection) {
  NamedContents contents;
  TWL_CHECK(add_records(connection, contents));
  TWL_CHECK(add_jobs(connection, contents));
  return contents;
}

Result<NamedContents> named_contents(Connection& connection) {
  NamedContents contents = TWL_TRY(contents_in_use(connection));
  TWL_CHECK(add_audit(connection, contents));
  return contents;
}

Result<std::vector<std::string>> erased_contents(Connection& connection) {
  std::vector<std::string> hashes;
  for (const SqlRow& row :
       TWL_TRY(connection.query("SELECT i.value FROM record_index i JOIN records r ON r.id = i.record"
                                " WHERE i.kind = 'file' AND i.field = 'hash' GROUP BY i.value"
                                " HAVING MAX(CASE WHEN r.state = 'erased' THEN 0 ELSE 1 END) = 0")))
    hashes.push_back(text(row[0]));
  return hashes;
}

}  // namespace twinlight::storage
