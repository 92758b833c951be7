#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/partnership/actor.h"
#include "twinlight/partnership/named_file.h"
#include "twinlight/storage/file_store.h"
#include "twinlight/storage/store.h"

/// The files that records name by their content. A hash alone opens nothing: who names a file in a record must have
/// uploaded it, and who wants its bytes must see the field that names it.
namespace twinlight::server {

inline constexpr std::size_t largest_file_bytes = std::size_t{32} << 20U;

using partnership::find_named_file;
using partnership::named_files;
using partnership::NamedFile;

/// What is wrong with the files that a document names and the one before did not: those that neither the owner of the
/// record nor an organisation that the actor acts for uploaded, and photometry that can not be read.
Result<std::vector<Diagnostic>> named_file_faults(storage::Store& store, const storage::FileStore& files,
                                                  const partnership::Actor& actor, const partnership::Subject& subject,
                                                  const nlohmann::json& before, const nlohmann::json& after);

/// The file record of an organisation with this content that was not erased, or nothing.
Result<std::optional<storage::StoredDocument>> find_file_record(storage::Store& store, const std::string& partnership,
                                                                const std::string& organisation,
                                                                const std::string& hash);

/// Whether everybody in the partnership who uploaded this content has erased it. What nobody uploaded, such as what a
/// program made, is not erased.
Result<bool> is_erased_content(storage::Store& store, const std::string& partnership, const std::string& hash);

}  // namespace twinlight::server
