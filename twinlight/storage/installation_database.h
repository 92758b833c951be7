#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "twinlight/storage/connection.h"

/// The database of an installation, whose data folder keeps which kind it is: nobody who forgets to name the PostgreSQL
/// is to find an empty database and take it for the installation's.
namespace twinlight::storage {

/// Of the data folder: the word of the kind, without the address, which may hold a password.
inline constexpr const char* database_kind_name = "database.kind";
inline constexpr const char* sqlite_database_name = "twinlight.db";

enum class Opening {
  existing,  ///< an installation has to be there
  may_make,  ///< one is made where there is none, with its folder
};

/// The database, brought to the newest form. Fails where the folder says that the installation is kept in the other
/// kind of database. A folder that does not say, as older programs left it, may be of either.
/// @param address of PostgreSQL; empty: SQLite in the folder
Result<std::unique_ptr<Connection>> open_installation_database(const std::filesystem::path& folder,
                                                               const std::string& address, Opening opening);

/// Fails where the folder says that the installation is kept in another kind of database.
Result<void> check_database_kind(const std::filesystem::path& folder, Backend kind);

/// Writes into the folder which kind its database is.
Result<void> note_database_kind(const std::filesystem::path& folder, Backend kind);

}  // namespace twinlight::storage
