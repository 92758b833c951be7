#pragma once

#include <optional>
#include <string>
#include <vector>

#include "twinlight/storage/connection.h"
#include "twinlight/storage/stored_document.h"

/// Records as rows, with the index and the links that go with each. Runs within the caller's transaction.
namespace twinlight::storage {

/// The id of the partnership that a record belongs to; a partnership belongs to itself.
std::string partnership_of(const StoredDocument& stored);

/// The text of a member of a document; empty where it has none.
std::string text_at(const nlohmann::json& document, const char* name);

/// Adds a record; false where one with its id is there already.
Result<bool> insert_record(Connection& connection, const StoredDocument& stored);

/// Puts the record in the place of the version before; false where that is not the current one.
Result<bool> replace_record(Connection& connection, const StoredDocument& stored);

Result<std::optional<StoredDocument>> find_record(Connection& connection, partnership::Kind kind,
                                                  const std::string& id);

/// A fault for each record that this one names and that is not there, is of another kind or of another partnership.
Result<std::vector<Diagnostic>> missing_targets(Connection& connection, const StoredDocument& stored);

/// The columns of a record, for `stored_document`.
inline constexpr std::string_view record_columns = "r.kind, r.id, r.version, r.created_at, r.changed_at, r.document";
Result<StoredDocument> stored_document(const SqlRow& row);

}  // namespace twinlight::storage
