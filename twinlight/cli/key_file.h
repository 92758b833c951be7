#pragma once

#include <string>

#include "twinlight/report/signing_key.h"

namespace twinlight::cli {

/// Where the installation's key lies: the file named on the command line, else the environment variable TWINLIGHT_KEY,
/// else `twinlight/signing.key` in the user's data folder (XDG_DATA_HOME, ~/.local/share).
/// Fails where none of these is set.
Result<std::filesystem::path> key_path(const std::string& named);

/// The key to sign with. One that was named must be there; that of the user's data folder is made at first use, which
/// is said on standard error.
Result<report::SigningKey> installation_key(const std::string& named);

}  // namespace twinlight::cli
