#pragma once

#include <map>
#include <string>
#include <vector>

#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// Hashes of files, each with the places that name it: a kind of record, its id and the field; a change in the audit;
/// a job.
using NamedContents = std::map<std::string, std::vector<std::string>>;

/// Every file that records name as they are, or results of jobs. An erased record names none. Others may go on writing.
Result<NamedContents> contents_in_use(Connection& connection);

/// Those and the files that the audit names, of earlier forms of records; but for erased ones, which may be gone.
Result<NamedContents> named_contents(Connection& connection);

/// The contents of files whose every record, in any partnership, was erased.
Result<std::vector<std::string>> erased_contents(Connection& connection);

}  // namespace twinlight::storage
