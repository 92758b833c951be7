#pragma once

#include <chrono>
#include <optional>

#include "twinlight/foundation/calendar.h"
#include "twinlight/server/http_client.h"
#include "twinlight/storage/connection.h"

namespace twinlight::server {

/// How long a message waits after so many attempts that failed: 5 s first, a day at last, as Standard Webhooks
/// proposes. Nothing after the tenth, which is three days after the first.
std::optional<std::chrono::milliseconds> webhook_wait_after(std::int64_t attempts);

/// Sends the message that has been due the longest. False where none is.
Result<bool> send_next_webhook(storage::Connection& connection, Reach reach, Instant now);

/// Forgets messages that have been over for a month.
Result<void> forget_old_webhook_messages(storage::Connection& connection, Instant now);

}  // namespace twinlight::server
