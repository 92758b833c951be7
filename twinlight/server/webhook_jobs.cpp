#include "twinlight/server/webhook_jobs.h"

#include <fmt/format.h>

#include <array>

#include "twinlight/server/webhook_message.h"
#include "twinlight/storage/job_queue.h"
#include "twinlight/storage/uuid.h"
#include "twinlight/storage/webhook_store.h"

namespace twinlight::server {
namespace {

using storage::Claim;
using storage::JobQueue;
using storage::WebhookStore;

constexpr std::chrono::minutes delivery_lease{2};  // longer than a request may take
constexpr std::chrono::days kept{30};
constexpr int gone = 410;

bool is_success(int status) {
  return status >= 200 && status < 300;
}

/// What an attempt came to, in words for the administrator; nothing of what the receiver answered is kept.
std::string told(const Result<Reply>& reply) {
  return reply ? fmt::format("HTTP {}", reply->status) : reply.error().message;
}

Result<void> keep_failure(storage::Connection& connection, const Claim& claim, const std::string& webhook,
                          const std::string& why, Instant now) {
  const auto wait = webhook_wait_after(claim.attempt);
  const auto again = wait ? std::optional(now + *wait) : std::nullopt;
  TWL_TRY(JobQueue(connection).fail(claim, why, again));
  if (again) TWL_CHECK(WebhookStore(connection).put_off(webhook, *again));
  return {};
}

}  // namespace

std::optional<std::chrono::milliseconds> webhook_wait_after(std::int64_t attempts) {
  using std::chrono::hours;
  using std::chrono::milliseconds;
  using std::chrono::minutes;
  constexpr auto waits = std::to_array<milliseconds>({std::chrono::seconds(5), minutes(5), minutes(30), hours(2),
                                                      hours(5), hours(10), hours(14), hours(20), hours(24)});
  if (attempts > static_cast<std::int64_t>(waits.size())) return std::nullopt;
  return waits[static_cast<std::size_t>(std::max<std::int64_t>(attempts, 1) - 1)];
}

Result<bool> send_next_webhook(storage::Connection& connection, Reach reach, Instant now) {
  JobQueue queue(connection);
  WebhookStore webhooks(connection);
  const auto claim = TWL_TRY(queue.claim(storage::webhook_queue, storage::new_uuid(now), now, delivery_lease));
  if (!claim) return false;
  const auto delivery = TWL_TRY(webhooks.delivery(claim->id));
  const auto webhook = delivery ? TWL_TRY(webhooks.find(delivery->webhook)) : std::nullopt;
  if (!webhook) {
    TWL_TRY(queue.remove(*claim));
    return true;
  }
  const std::string body = webhook_body(delivery->event);
  const auto reply = http_post(webhook->address, body, webhook_headers(claim->id, body, webhook->secret, now), reach);
  if (reply && is_success(reply->status)) {
    TWL_TRY(queue.finish(*claim, told(reply)));
  } else if (reply && reply->status == gone) {
    TWL_TRY(queue.fail(*claim, told(reply), std::nullopt));
    TWL_CHECK(webhooks.stop(webhook->id));
  } else {
    TWL_CHECK(keep_failure(connection, *claim, webhook->id, told(reply), now));
  }
  return true;
}

Result<void> forget_old_webhook_messages(storage::Connection& connection, Instant now) {
  return WebhookStore(connection).forget_before(now - kept);
}

}  // namespace twinlight::server
