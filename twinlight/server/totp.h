#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "twinlight/foundation/calendar.h"

/// Codes of authenticator apps: TOTP (RFC 6238) with what all apps know, HMAC-SHA-1, 30 s and six digits. The one place
/// that knows OpenSSL.
namespace twinlight::server {

/// RFC 4648 base32 without padding, in capitals.
std::string base32(std::string_view bytes);
/// The bytes of base32; nothing where the text is none.
std::optional<std::string> bytes_of_base32(std::string_view text);

/// How many steps of 30 s since 1970.
std::int64_t totp_step(Instant at);

/// The six digits of a step.
/// @param key  bytes that both sides know
std::string totp_code(std::string_view key, std::int64_t step);

/// The step, now or one before or after it, whose code this is; the newest where several have it.
std::optional<std::int64_t> step_of_code(std::string_view key, std::string_view code, Instant now);

/// What an app reads from a picture: `otpauth://totp/Twinlight:a%40b.example?secret=…&issuer=Twinlight`.
std::string otpauth_address(const std::string& email, const std::string& base32_secret);

}  // namespace twinlight::server
