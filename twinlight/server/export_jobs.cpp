#include "twinlight/server/export_jobs.h"

#include <fmt/format.h>

#include "twinlight/server/field_names.h"
#include "twinlight/server/record_columns.h"
#include "twinlight/server/record_list.h"
#include "twinlight/server/record_walk.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/storage/record_count.h"

namespace twinlight::server {
namespace {

namespace fs = std::filesystem;
using partnership::Kind;
using partnership::Language;

std::vector<std::string> heading_of(const std::vector<RecordColumn>& columns, Language language) {
  std::vector<std::string> names;
  for (const RecordColumn& column : columns) names.push_back(field_name(column.path, language));
  return names;
}

/// Writes the list; false where the program ends.
Result<bool> write_list(RunningJob& job, const ExportRequest& request, TableFile& file,
                        const std::vector<RecordColumn>& columns) {
  storage::Store store(job.connection);
  const auto actor = TWL_TRY(actor_of(store, request.person));
  RecordView view(store, actor);
  storage::ListQuery query = TWL_TRY(list_query(request.asked, actor, request.kind, request.partnership));
  RecordWalk walk(store, view, std::move(query));
  const std::size_t total = TWL_TRY(storage::record_count(job.connection, request.partnership, request.kind));
  do {
    for (const nlohmann::json& shown : TWL_TRY(walk.next(storage::longest_page))) {
      std::vector<TableCell> row;
      for (const RecordColumn& column : columns) row.push_back(cell_of(column, shown));
      TWL_CHECK(file.add_row(row));
    }
    if (!job.show({walk.looked_at(), std::max(total, walk.looked_at()), "exporting"})) return false;
  } while (!walk.cursor().empty());
  return true;
}

}  // namespace

nlohmann::json json_of(const ExportRequest& request) {
  return {{"person", request.person},
          {"kind", word_of(request.kind)},
          {"partnership", request.partnership},
          {"asked", request.asked},
          {"format", partnership::word_of(request.format)},
          {"language", word_of(request.language)}};
}

Result<ExportRequest> export_request(const nlohmann::json& json) {
  const auto kind = partnership::from_word<Kind>(json.value("kind", ""));
  const auto format = partnership::from_word<TableFormat>(json.value("format", ""));
  if (!kind || !format) return failure({.message = "is no request of an export"});
  ExportRequest request{
      .person = json.value("person", ""),
      .kind = *kind,
      .partnership = json.value("partnership", ""),
      .asked = {},
      .format = *format,
      .language = partnership::from_word<Language>(json.value("language", "")).value_or(Language::en)};
  const auto asked = json.value("asked", nlohmann::json::object());
  for (const auto& [name, value] : asked.items())
    if (value.is_string()) request.asked.emplace(name, value.get<std::string>());
  return request;
}

fs::path export_file(const fs::path& folder, const std::string& job, TableFormat format) {
  return folder / fmt::format("{}.{}", job, partnership::word_of(format));
}

Result<std::optional<nlohmann::json>> export_list(RunningJob& job, const fs::path& folder) {
  const ExportRequest request = TWL_TRY(export_request(job.request));
  const std::vector<RecordColumn> columns = columns_of(request.kind);
  const fs::path whole = export_file(folder, job.claim.id, request.format);
  const fs::path part = whole.string() + ".part";
  const auto file = TWL_TRY(TableFile::create(part, request.format, heading_of(columns, request.language)));
  if (!TWL_TRY(write_list(job, request, *file, columns))) return std::nullopt;
  TWL_CHECK(file->finish());
  std::error_code error;
  fs::rename(part, whole, error);
  if (error) return failure({.message = "can not be put in place: " + error.message(), .file = whole.string()});
  return nlohmann::json::object();
}

Result<void> remove_old_tables(const fs::path& folder, std::chrono::days period, Instant now) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const auto written = std::chrono::file_clock::to_sys(entry.last_write_time(error));
    if (!error && now - written > period) fs::remove(entry.path(), error);
  }
  if (error) return failure({.message = "can not be cleared: " + error.message(), .file = folder.string()});
  return {};
}

}  // namespace twinlight::server
