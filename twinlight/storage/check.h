#pragma once

#include <cstdint>
#include <vector>

#include "twinlight/storage/connection.h"
#include "twinlight/storage/file_store.h"

/// Whether an installation is whole.
namespace twinlight::storage {

struct CheckReport {
  std::int64_t records = 0;
  std::int64_t files = 0;          ///< that are named: each is read
  std::int64_t failed_jobs = 0;    ///< given up after too many attempts: no fault, but somebody has to look
  std::vector<Diagnostic> faults;  ///< `field` names the place: a kind of record and its id, a file, the database
};

/// Reads all that an installation keeps and says what does not fit: a damaged database or record, a record that the
/// columns beside it, its index, links or audit do not go with, a file that is named anywhere (`named_contents`) and
/// that is missing or has other bytes. The database has to have the newest form. Others may go on writing.
Result<CheckReport> check_installation(Connection& connection, const FileStore& files);

}  // namespace twinlight::storage
