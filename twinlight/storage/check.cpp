#include "twinlight/storage/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "twinlight/partnership/record_document.h"
#include "twinlight/storage/index_entry.h"
#include "twinlight/storage/named_contents.h"
#include "twinlight/storage/record_rows.h"
#include "twinlight/storage/schema.h"

namespace twinlight::storage {
namespace {

constexpr std::int64_t records_at_once = 500;

// What lists, rights and statistics go by without reading the document.
constexpr std::array copies{"partnership", "organisation", "state"};
constexpr std::size_t copies_from = 6;  // after those of record_columns

using Entry = std::tuple<std::string, std::string, std::string, std::string, std::int64_t>;

class Check {
 public:
  Check(Connection& connection, const FileStore& files) : connection_(connection), files_(files) {}

  Result<CheckReport> run() {
    TWL_CHECK(database());
    std::string after;
    while (true) {
      // A page and what goes with it as of one moment.
      Transaction transaction = TWL_TRY(Transaction::begin(connection_));
      const auto rows =
          TWL_TRY(connection_.query(fmt::format("SELECT {}, r.{} FROM records r WHERE r.id > ? ORDER BY r.id LIMIT ?",
                                                record_columns, fmt::join(copies, ", r.")),
                                    {after, records_at_once}));
      if (rows.empty()) break;
      for (const SqlRow& row : rows) TWL_CHECK(record(row));
      after = text(rows.back()[1]);
      TWL_CHECK(transaction.commit());
    }
    TWL_CHECK(files());
    const auto failed = TWL_TRY(connection_.query("SELECT id FROM jobs WHERE state = 'failed'"));
    report_.failed_jobs = static_cast<std::int64_t>(failed.size());
    return std::move(report_);
  }

 private:
  void add(std::string place, std::string message) {
    report_.faults.push_back({.message = std::move(message), .field = std::move(place)});
  }

  Result<void> database() {
    const std::int64_t form = TWL_TRY(schema_version(connection_));
    if (form != newest_schema())
      return failure({.message = fmt::format("has form {} instead of {}: run admin migrate", form, newest_schema()),
                      .field = "database"});
    if (connection_.backend() != Backend::sqlite) return {};  // PostgreSQL has amcheck for it
    const auto found = TWL_TRY(connection_.query("PRAGMA integrity_check"));
    for (const SqlRow& row : found)
      if (text(row.front()) != "ok") add("database", text(row.front()));
    return {};
  }

  Result<void> record(const SqlRow& row) {
    ++report_.records;
    const std::string place = text(row[0]) + " " + text(row[1]);
    const auto stored = stored_document(row);
    if (!stored) {
      add(place, "is damaged");
      return {};
    }
    for (const Diagnostic& fault : partnership::faults_of(stored->kind, stored->document))
      add(place, fmt::format("{} {}", fault.field, fault.message));
    columns(row, *stored, place);
    TWL_CHECK(index(*stored, place));
    TWL_CHECK(links(*stored, place));
    TWL_CHECK(audit(*stored, place));
    return {};
  }

  void columns(const SqlRow& row, const StoredDocument& stored, const std::string& place) {
    const std::array expected{partnership_of(stored), text_at(stored.document, "organisation"),
                              text_at(stored.document, "state")};
    static_assert(std::tuple_size_v<decltype(expected)> == copies.size());
    for (std::size_t i = 0; i < copies.size(); ++i)
      if (const std::string& found = text(row[copies_from + i]); found != expected.at(i))
        add(place, fmt::format("is listed with the {} \"{}\" instead of \"{}\"", copies.at(i), found, expected.at(i)));
  }

  Result<void> index(const StoredDocument& stored, const std::string& place) {
    std::vector<Entry> expected;
    for (const IndexEntry& entry : index_entries(stored.kind, stored.document))
      expected.emplace_back(partnership_of(stored), word_of(stored.kind), entry.field, entry.value,
                            partnership::Disclosures(entry.level).bits);
    std::vector<Entry> found;
    const auto rows = TWL_TRY(connection_.query(
        "SELECT partnership, kind, field, value, level FROM record_index WHERE record = ?", {stored.id}));
    for (const SqlRow& row : rows)
      found.emplace_back(text(row[0]), text(row[1]), text(row[2]), text(row[3]), integer(row[4]));
    std::ranges::sort(expected);
    std::ranges::sort(found);
    if (found != expected) add(place, "is not in the index as it is");
    return {};
  }

  Result<void> links(const StoredDocument& stored, const std::string& place) {
    std::vector<std::pair<std::string, std::string>> expected;
    for (const Link& link : links_of(stored.kind, stored.document)) expected.emplace_back(link.field, link.target);
    std::vector<std::pair<std::string, std::string>> found;
    const auto rows =
        TWL_TRY(connection_.query("SELECT field, target FROM record_links WHERE source = ?", {stored.id}));
    for (const SqlRow& row : rows) found.emplace_back(text(row[0]), text(row[1]));
    std::ranges::sort(expected);
    std::ranges::sort(found);
    if (found != expected) add(place, "is not linked with what it names");
    return {};
  }

  /// Each version has an entry; the last one holds what the record holds, unless it was erased.
  Result<void> audit(const StoredDocument& stored, const std::string& place) {
    const auto rows = TWL_TRY(connection_.query(
        "SELECT version, after_change FROM audit WHERE record = ? ORDER BY version DESC LIMIT 1", {stored.id}));
    if (rows.empty() || integer(rows.front()[0]) != stored.version) {
      add(place, "has a change that the audit does not know");
      return {};
    }
    const std::string& after = text(rows.front()[1]);
    if (!after.empty() && nlohmann::json::parse(after, nullptr, /*allow_exceptions=*/false) != stored.document)
      add(place, "is not as its last change left it");
    return {};
  }

  Result<void> files() {
    for (const auto& [hash, places] : TWL_TRY(named_contents(connection_))) {
      ++report_.files;
      const auto bytes = files_.read({hash}, largest_kept_file_bytes);
      if (bytes) continue;
      for (const std::string& place : places)
        add(place, fmt::format("names the file {}, which {}", hash,
                               files_.holds({hash}) ? bytes.error().message : "is not there"));
    }
    return {};
  }

  Connection& connection_;
  const FileStore& files_;
  CheckReport report_;
};

}  // namespace

Result<CheckReport> check_installation(Connection& connection, const FileStore& files) {
  return Check(connection, files).run();
}

}  // namespace twinlight::storage
