#pragma once

#include <set>
#include <string>

#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// The records, by id, in which somebody's name is taken for theirs: their own, those that name them or that they
/// wrote, and of each organisation that they acted for itself, what names it, and its people. Elsewhere the same words
/// may be anybody's, and whoever chooses how they are called must not choose what others lose.
Result<std::set<std::string>> erasure_reach(Connection& connection, const std::string& person);

}  // namespace twinlight::storage
