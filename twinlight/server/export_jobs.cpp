#include "twinlight/server/export_jobs.h"

#include <fmt/format.h>

#include "twinlight/server/clock.h"
#include "twinlight/server/field_names.h"
#include "twinlight/server/record_columns.h"
#include "twinlight/server/record_contract.h"
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

std::vector<TableCell> cells_of(const std::vector<RecordColumn>& columns, const nlohmann::json& shown) {
  std::vector<TableCell> row;
  for (const RecordColumn& column : columns) row.push_back(cell_of(column, shown));
  return row;
}

/// What a list answers to who may not have it any more, for the one who waits for its table.
Diagnostic refusal_of(const Problem& problem, Language language) {
  if (!problem.faults.empty()) return problem.faults.front();
  return {.message = problem_json(problem, language).at("title")};
}

/// Writes a list that is none of records, asking as its person would; false where the program ends.
Result<bool> write_rows(RunningJob& job, const ExportRequest& request, TableFile& file, const ListTable& table) {
  static const Operation none;
  storage::Store store(job.connection);
  const Request asked;
  Call call{.request = asked,
            .operation = none,
            .path = {},
            .query = query_of(request),
            .body = nullptr,
            .language = request.language,
            .connection = job.connection,
            .now = clock_now()};
  call.actor = TWL_TRY(actor_of(store, request.person));
  std::size_t written = 0;
  std::string after;
  do {
    const auto page = table.page(call, after);
    if (!page) return failure(refusal_of(page.error(), request.language));
    for (const nlohmann::json& row : page->rows) TWL_CHECK(file.add_row(cells_of(table.columns, row)));
    written += page->rows.size();
    after = page->next;
    if (!job.show({written, written + (after.empty() ? 0 : 1), "exporting"})) return false;
  } while (!after.empty());
  return true;
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
    for (const nlohmann::json& shown : TWL_TRY(walk.next(storage::longest_page)))
      TWL_CHECK(file.add_row(cells_of(columns, shown)));
    if (!job.show({walk.looked_at(), std::max(total, walk.looked_at()), "exporting"})) return false;
  } while (!walk.cursor().empty());
  return true;
}

}  // namespace

nlohmann::json json_of(const ExportRequest& request) {
  return {{"person", request.person},
          {"kind", word_of(request.kind)},
          {"list", request.list},
          {"partnership", request.partnership},
          {"asked", request.asked},
          {"format", partnership::word_of(request.format)},
          {"language", word_of(request.language)}};
}

Result<ExportRequest> export_request(const nlohmann::json& kept) {
  const auto kind = partnership::from_word<Kind>(kept.value("kind", ""));
  const auto format = partnership::from_word<TableFormat>(kept.value("format", ""));
  if (!kind || !format) return failure({.message = "is no request of an export"});
  ExportRequest request{
      .person = kept.value("person", ""),
      .kind = *kind,
      .list = kept.value("list", ""),
      .partnership = kept.value("partnership", ""),
      .asked = {},
      .format = *format,
      .language = partnership::from_word<Language>(kept.value("language", "")).value_or(Language::en)};
  const auto asked = kept.value("asked", nlohmann::json::object());
  for (const auto& [name, value] : asked.items())
    if (value.is_string()) request.asked.emplace(name, value.get<std::string>());
  return request;
}

std::string collection_of(const ExportRequest& request) {
  return request.list.empty() ? collection_of(request.kind) : request.list;
}

NamedValues query_of(const ExportRequest& request) {
  NamedValues query = request.asked;
  if (!request.partnership.empty()) query["partnership"] = request.partnership;
  return query;
}

fs::path export_file(const fs::path& folder, const std::string& job, TableFormat format) {
  return folder / fmt::format("{}.{}", job, partnership::word_of(format));
}

Result<std::optional<nlohmann::json>> export_list(RunningJob& job, const fs::path& folder, const ListTables& lists) {
  const ExportRequest request = TWL_TRY(export_request(job.request));
  const auto table = lists.find(request.list);
  if (table == lists.end() && !request.list.empty()) return failure({.message = "is no request of an export"});
  const std::vector<RecordColumn> columns = request.list.empty() ? columns_of(request.kind) : table->second.columns;
  const fs::path whole = export_file(folder, job.claim.id, request.format);
  const fs::path part = whole.string() + ".part";
  const auto file = TWL_TRY(TableFile::create(part, request.format, heading_of(columns, request.language)));
  const bool whole_list = request.list.empty() ? TWL_TRY(write_list(job, request, *file, columns))
                                               : TWL_TRY(write_rows(job, request, *file, table->second));
  if (!whole_list) return std::nullopt;
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
