#include "twinlight/server/import_jobs.h"

#include <algorithm>
#include <map>
#include <memory>

#include "twinlight/foundation/file.h"
#include "twinlight/photometry/photometric_file.h"
#include "twinlight/photometry/zip_archive.h"
#include "twinlight/server/clock.h"
#include "twinlight/server/fault_wording.h"
#include "twinlight/server/field_names.h"
#include "twinlight/server/named_files.h"
#include "twinlight/server/sign_in.h"

namespace twinlight::server {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using partnership::Kind;
using partnership::Language;

constexpr std::size_t rows_a_transaction = 200;
constexpr std::string_view zip_begins = "PK\x03\x04";

const photometry::ZipEntry* csv_entry(const photometry::ZipArchive& archive) {
  const auto found = std::ranges::find_if(
      archive.entries(), [](const photometry::ZipEntry& entry) { return entry.name.ends_with(".csv"); });
  return found == archive.entries().end() ? nullptr : &*found;
}

/// What was sent, while its rows are taken.
class Upload {
 public:
  static Result<std::unique_ptr<Upload>> open(std::string_view bytes, const ImportRequest& request) {
    auto upload = std::make_unique<Upload>();
    if (!bytes.starts_with(zip_begins)) {
      upload->table = TWL_TRY(read_import_table(bytes, request.kind, request.language));
      return upload;
    }
    upload->archive_ = std::make_unique<photometry::ZipArchive>(TWL_TRY(photometry::ZipArchive::open(bytes)));
    const auto* entry = csv_entry(*upload->archive_);
    if (entry == nullptr) return failure({.message = "holds no CSV file"});
    const std::string csv = TWL_TRY(upload->archive_->read(*entry, largest_file_bytes));
    upload->table = TWL_TRY(read_import_table(csv, request.kind, request.language));
    return upload;
  }

  /// Unpacked once, however many rows name it: the archive counts what it unpacks.
  Result<std::string> file(const std::string& name) {
    const auto* entry = archive_ ? archive_->find(name) : nullptr;
    if (entry == nullptr) return failure({.message = "names no file of the archive"});
    if (const auto known = unpacked_.find(name); known != unpacked_.end()) return known->second;
    std::string bytes = TWL_TRY(archive_->read(*entry, photometry::largest_photometric_file_bytes));
    return unpacked_.emplace(name, std::move(bytes)).first->second;
  }

  ImportTable table;

 private:
  std::unique_ptr<photometry::ZipArchive> archive_;
  std::map<std::string, std::string, std::less<>> unpacked_;
};

/// Some rows in one transaction; where one of them can not be kept, each in its own.
Result<std::vector<RowOutcome>> take_rows(storage::Connection& connection, ImportRows& rows,
                                          std::span<const ImportRow> some, bool dry_run) {
  std::vector<RowOutcome> outcomes;
  {
    auto transaction = TWL_TRY(storage::Transaction::begin(connection));
    bool spoilt = false;
    for (const ImportRow& row : some) {
      outcomes.push_back(rows.take(row, clock_now()));
      spoilt = spoilt || outcomes.back().spoils;
      if (spoilt) break;
    }
    if (!spoilt && !dry_run) TWL_CHECK(transaction.commit());
    if (!spoilt || some.size() == 1) return outcomes;
  }
  outcomes.clear();
  for (std::size_t i = 0; i < some.size(); ++i)
    for (RowOutcome& outcome : TWL_TRY(take_rows(connection, rows, some.subspan(i, 1), dry_run)))
      outcomes.push_back(std::move(outcome));
  return outcomes;
}

/// By what people know a row again.
std::string title_of(const json& document) {
  for (const char* field : {"name", "title", "model", "email"}) {
    const auto found = document.find(field);
    if (found == document.end()) continue;
    if (found->is_string()) return found->get<std::string>();
    if (found->is_object()) return found->value("text", "");
  }
  return "";
}

/// The column as the heading has it, else as people call the field.
std::string column_words(const ImportTable& table, const std::string& path, Language language) {
  if (const auto known = table.heading_of.find(path); known != table.heading_of.end()) return known->second;
  return field_name(path, language);
}

json row_json(const ImportTable& table, const ImportRow& row, const RowOutcome& outcome, Language language) {
  json faults = json::array();
  for (const ImportRow::Fault& fault : outcome.faults)
    faults.push_back(
        {{"column", column_words(table, fault.column, language)}, {"message", fault_in(language, fault.message)}});
  return {{"row", row.number},
          {"fate", partnership::word_of(outcome.fate)},
          {"title", title_of(row.document)},
          {"faults", std::move(faults)}};
}

json report_json(const ImportRequest& request, const ImportTable& table, const std::vector<RowOutcome>& outcomes) {
  json counts;
  for (const RowFate fate : partnership::every<RowFate>())
    counts[std::string(partnership::word_of(fate))] = std::ranges::count(outcomes, fate, &RowOutcome::fate);
  json rows = json::array();
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    rows.push_back(row_json(table, table.rows[i], outcomes[i], request.language));
  return {{"dry_run", request.dry_run},
          {"counts", std::move(counts)},
          {"unknown_columns", table.unknown_columns},
          {"rows", std::move(rows)}};
}

}  // namespace

json json_of(const ImportRequest& request) {
  return {{"person", request.person},
          {"token", request.token},
          {"kind", word_of(request.kind)},
          {"partnership", request.partnership},
          {"language", word_of(request.language)},
          {"dry_run", request.dry_run}};
}

Result<ImportRequest> import_request(const json& request) {
  const auto kind = partnership::from_word<Kind>(request.value("kind", ""));
  if (!kind) return failure({.message = "is no request of an import"});
  return ImportRequest{
      .person = request.value("person", ""),
      .token = request.value("token", ""),
      .kind = *kind,
      .partnership = request.value("partnership", ""),
      .language = partnership::from_word<Language>(request.value("language", "")).value_or(Language::en),
      .dry_run = request.value("dry_run", true)};
}

fs::path import_upload(const fs::path& folder, const std::string& job) {
  return folder / (job + ".upload");
}

fs::path import_report(const fs::path& folder, const std::string& job) {
  return folder / (job + ".json");
}

Result<ImportTable> table_of_upload(std::string_view bytes, const ImportRequest& request) {
  return std::move(TWL_TRY(Upload::open(bytes, request))->table);
}

Result<std::optional<json>> import_table(RunningJob& job, const fs::path& folder, const ImportMeans& means) {
  const ImportRequest request = TWL_TRY(import_request(job.request));
  const std::string bytes = TWL_TRY(read_file(import_upload(folder, job.claim.id), largest_file_bytes));
  const auto upload = TWL_TRY(Upload::open(bytes, request));
  storage::Store store(job.connection);
  Importer importer{.actor = TWL_TRY(actor_of(store, request.person)),
                    .token = request.token,
                    .partnership = request.partnership,
                    .language = request.language,
                    .is_trial = request.dry_run};
  ImportRows rows(job.connection, means, std::move(importer), request.kind,
                  [&upload](const std::string& name) { return upload->file(name); });
  const std::span<const ImportRow> all(upload->table.rows);
  std::vector<RowOutcome> outcomes;
  while (outcomes.size() < all.size()) {
    const auto some = all.subspan(outcomes.size(), std::min(rows_a_transaction, all.size() - outcomes.size()));
    for (RowOutcome& outcome : TWL_TRY(take_rows(job.connection, rows, some, request.dry_run)))
      outcomes.push_back(std::move(outcome));
    if (!job.show({outcomes.size(), all.size(), "importing"})) return std::nullopt;
  }
  const json report = report_json(request, upload->table, outcomes);
  TWL_CHECK(
      write_file(import_report(folder, job.claim.id), report.dump(-1, ' ', false, json::error_handler_t::replace)));
  return report.at("counts");
}

}  // namespace twinlight::server
