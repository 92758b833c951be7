#pragma once

#include <string>
#include <vector>

#include "twinlight/server/secret_box.h"
#include "twinlight/storage/second_factor_store.h"

namespace twinlight::server {

/// A secret for an authenticator app, base32: 160 bits, as RFC 4226 advises.
std::string new_app_secret();

/// Ten codes of 80 bits, `abcd-efgh-jkmn-pqrs`, each good once in the place of one of the app.
std::vector<std::string> new_recovery_codes();

/// What is kept of a recovery code, however it is written.
std::string recovery_code_hash(const std::string& code);

enum class TakenCode { none, of_app, of_recovery };

/// Takes a code of the app or a recovery code, once each. `none` where it is neither or was taken before.
/// @param box  that the secret of the app was sealed by
Result<TakenCode> take_code(storage::Connection& connection, const SecretBox& box, const storage::SecondFactor& factor,
                            const std::string& code, Instant now);

/// Seals what an earlier program kept open. Fails where something was sealed by another key: this is not the file that
/// belongs to the database.
Result<void> seal_app_secrets(storage::Connection& connection, const SecretBox& box);

}  // namespace twinlight::server
