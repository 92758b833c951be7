#pragma once

#include <filesystem>

#include "twinlight/server/background_jobs.h"
#include "twinlight/server/import_rows.h"

/// Tables that become records, by jobs.
namespace twinlight::server {

inline constexpr const char* imports_queue = "imports";

/// A table that somebody sent.
struct ImportRequest {
  std::string person;  ///< id
  std::string token;   ///< id of the API token, where a program sent it for them
  partnership::Kind kind = partnership::Kind::organisation;
  std::string partnership;  ///< id
  partnership::Language language = partnership::Language::en;
  bool dry_run = true;
};
nlohmann::json json_of(const ImportRequest& request);
Result<ImportRequest> import_request(const nlohmann::json& json);

/// Where the table of a job lies, and its report once it is done.
std::filesystem::path import_upload(const std::filesystem::path& folder, const std::string& job);
std::filesystem::path import_report(const std::filesystem::path& folder, const std::string& job);

/// The table in what was sent: CSV, or a zip archive with one CSV file and the files that it names.
/// Fails where it is neither.
Result<ImportTable> table_of_upload(std::string_view bytes, const ImportRequest& request);

/// Does the job: row by row; those that are refused keep nobody else out. A dry run undoes all that it did. An import
/// that began and did not end is begun anew, and finds what it made.
Result<std::optional<nlohmann::json>> import_table(RunningJob& job, const std::filesystem::path& folder,
                                                   const ImportMeans& means);

}  // namespace twinlight::server
