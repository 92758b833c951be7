#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "twinlight/foundation/result.h"
#include "twinlight/partnership/kind.h"

/// The part of the contract that follows from the records themselves: made from the lists of their fields, states and
/// rights, so that it can not drift from them.
namespace twinlight::server {

/// The name of a kind's collection in paths: `organisations`.
std::string collection_of(partnership::Kind kind);

/// The kind of a collection as paths name it; nothing where there is none.
std::optional<partnership::Kind> kind_of_collection(std::string_view collection);

/// The name of a kind's schema: `AuditEntry` for `audit_entry`.
std::string schema_name(partnership::Kind kind);

/// The operation that lists the records of a kind.
std::string list_operation(partnership::Kind kind);

/// The kinds that have a collection: all that are documents.
bool has_collection(partnership::Kind kind);

/// True for the kinds whose records name files by their content; a file's own record does not.
bool names_files(partnership::Kind kind);

/// False for what the program alone finds: nobody claims a proof (`POST /rankings/{id}/evaluations` has it written
/// down).
bool people_create(partnership::Kind kind);

/// Paths of every collection, for `paths` of the contract.
nlohmann::ordered_json record_paths();

/// Schemas of every kind, for `components/schemas`.
nlohmann::ordered_json record_schemas();

/// The text of the contract with its parts between "# records: paths" or "# records: schemas" and "# records: end" made
/// anew. Fails where a mark is missing.
Result<std::string> with_record_parts(const std::string& contract);

}  // namespace twinlight::server
