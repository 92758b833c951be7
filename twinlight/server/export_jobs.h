#pragma once

#include <filesystem>

#include "twinlight/partnership/kind.h"
#include "twinlight/server/background_jobs.h"
#include "twinlight/server/contract.h"
#include "twinlight/server/list_table.h"
#include "twinlight/server/table_file.h"

/// Lists as tables, made by jobs.
namespace twinlight::server {

inline constexpr const char* exports_queue = "exports";

/// A list that somebody wants as a table.
struct ExportRequest {
  std::string person;  ///< id
  partnership::Kind kind = partnership::Kind::organisation;
  std::string list = {};    ///< name of one that is none of records; empty: `kind` counts
  std::string partnership;  ///< id
  NamedValues asked;        ///< `sort` and filters, as of the list itself
  TableFormat format = TableFormat::csv;
  partnership::Language language = partnership::Language::en;  ///< of the heading
};
nlohmann::json json_of(const ExportRequest& request);
Result<ExportRequest> export_request(const nlohmann::json& json);

/// As paths name it.
std::string collection_of(const ExportRequest& request);

/// As the list itself is asked for.
NamedValues query_of(const ExportRequest& request);

/// Where the table of a job lies in the folder of the installation.
std::filesystem::path export_file(const std::filesystem::path& folder, const std::string& job, TableFormat format);

/// Does the job: of each record what its person reads when it is done, as the list shows it. The file is whole or not
/// there.
Result<std::optional<nlohmann::json>> export_list(RunningJob& job, const std::filesystem::path& folder,
                                                  const ListTables& lists);

/// Removes the files of tables that are older than `period`, and what was never finished.
Result<void> remove_old_tables(const std::filesystem::path& folder, std::chrono::days period, Instant now);

}  // namespace twinlight::server
