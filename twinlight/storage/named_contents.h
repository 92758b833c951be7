#pragma once

#include <map>
#include <string>
#include <vector>

#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// Hashes of files, each with the places that name it: a kind of record, its id and the field; a change in the audit;
/// a job.
using NamedContents = std::map<std::string, std::vector<std::string>>;

/// Every file that a database names: in records as they are, in their earlier forms that the audit holds, in results of
/// jobs. An erased record names none. Others may go on writing.
Result<NamedContents> named_contents(Connection& connection);

}  // namespace twinlight::storage
