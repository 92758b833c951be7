#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "twinlight/storage/connection.h"

/// Copies of a whole installation that keeps its records in SQLite: `twinlight.db`, `files/`, `signing.key`,
/// `secrets.key`.
namespace twinlight::storage {

/// The key by which secrets of the database are sealed; without it they are lost.
inline constexpr const char* secrets_key_name = "secrets.key";

struct BackupSummary {
  std::int64_t records = 0;
  std::int64_t files = 0;
  std::int64_t bytes = 0;          ///< of the files
  std::vector<Diagnostic> faults;  ///< files that are damaged, and those that the database names and that are not there
};

/// What becomes of a copy that lacks a file or has a damaged one.
enum class FaultyCopy {
  refused,
  kept,  ///< for those who have nothing better
};

/// Copies the data folder to a new folder while the installation goes on: the database as it is at one moment, then
/// every file that it can name (files are written before the records that name them). The new folder has its name only
/// when it is whole: the bytes of every file are those of its name, and each that the database names is there. Fails
/// where `copy` exists.
Result<BackupSummary> back_up(const std::filesystem::path& data, const std::filesystem::path& copy,
                              FaultyCopy faulty = FaultyCopy::refused);

/// Makes a data folder of a backup, after the database and every file were found as whole as a backup is. Fails where
/// `data` exists and is not empty.
Result<BackupSummary> restore(const std::filesystem::path& copy, const std::filesystem::path& data,
                              FaultyCopy faulty = FaultyCopy::refused);

}  // namespace twinlight::storage
