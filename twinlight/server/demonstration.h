#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/server/secrets.h"
#include "twinlight/storage/connection.h"
#include "twinlight/storage/file_store.h"

namespace twinlight::server {

/// Somebody to sign in as.
struct DemonstrationAccount {
  std::string role;
  std::string email;
  std::string password;
};

/// Loads the records and accounts of a demonstration, all or nothing; where the installation has a partnership already
/// it is left as it is.
/// @param folder with numbered record files and accounts.json
Result<std::vector<DemonstrationAccount>> load_demonstration(storage::Connection& connection,
                                                             const storage::FileStore& files,
                                                             const std::filesystem::path& folder, Instant now,
                                                             PasswordCost cost);

}  // namespace twinlight::server
