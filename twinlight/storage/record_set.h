#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "twinlight/storage/file_store.h"
#include "twinlight/storage/store.h"

namespace twinlight::storage {

/// What stands against a document beyond its own fields, as it does against one that is sent to the server.
using DocumentCheck =
    std::function<Result<std::vector<Diagnostic>>(Store&, partnership::Kind, const nlohmann::json& document)>;

/// Loads records that people wrote by hand: the files `*.json` of a folder whose names begin with a digit, in the order
/// of their names. Each is a list of `{key, kind, actions, document}`: the record is made and then led through the
/// actions. A record that an earlier item made is named with the action `edit` and the fields that become others.
/// In documents `@KEY` names another record, and `file:PATH` a file beside the set, which is put into `files`.
/// Ids are made of the keys (`uuid_of_name`), the same at every load. Fails at the first fault, with file, key and
/// field; what was loaded before it stays.
/// @param check  asked of every document before it is written; may be empty
/// @return the ids by their keys
Result<std::map<std::string, std::string>> load_record_set(Store& store, const FileStore& files,
                                                           const std::filesystem::path& folder, const Change& change,
                                                           const DocumentCheck& check);

}  // namespace twinlight::storage
