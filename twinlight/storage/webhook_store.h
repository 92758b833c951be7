#pragma once

#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/storage/connection.h"
#include "twinlight/storage/job_queue.h"

namespace twinlight::storage {

/// An address that is told what happens in a partnership.
struct Webhook {
  std::string id;
  std::string partnership;
  std::string address;
  std::string secret;                    ///< what messages are signed with, as its receiver was shown it
  std::vector<std::string> events = {};  ///< what it is told of: "profile.publish"
  Instant made_at{};
  bool stopped = false;  ///< its receiver said that it wants no more
};

/// Something that happened: of what, never what is in it.
struct WebhookEvent {
  std::string type;  ///< "profile.publish"
  std::string partnership;
  std::string record;        ///< id
  std::int64_t version = 0;  ///< of the record; 0 where it has none
  Instant at{};
};

/// A message to one address.
struct WebhookDelivery {
  std::string id;  ///< of the message, and of its job
  std::string webhook;
  WebhookEvent event;
  JobState state = JobState::waiting;
  std::int64_t attempts = 0;
  std::string result;  ///< what the last attempt came to
};

/// The queue that deliveries wait in.
inline constexpr const char* webhook_queue = "webhooks";

/// Addresses that are told what happens, and the messages to them. A message waits in the job queue as of the
/// transaction of what it tells.
class WebhookStore {
 public:
  explicit WebhookStore(Connection& connection) : connection_(connection) {}

  Result<void> add(const Webhook& webhook);
  /// Of a partnership, the oldest first.
  Result<std::vector<Webhook>> of(const std::string& partnership);
  Result<std::optional<Webhook>> find(const std::string& id);
  /// With its messages. False where there is none.
  Result<bool> remove(const std::string& id);
  /// Nothing is queued for it from now on, and what waits is given up.
  Result<void> stop(const std::string& id);

  /// Queues a message to each address of the partnership that wants to hear of it, within the caller's transaction.
  Result<void> tell(const WebhookEvent& event);
  /// The same to one address, whatever it wants to hear of.
  Result<void> tell_one(const std::string& webhook, const WebhookEvent& event);

  /// The newest messages to an address.
  Result<std::vector<WebhookDelivery>> newest(const std::string& webhook, std::int64_t limit);
  Result<std::optional<WebhookDelivery>> delivery(const std::string& id);
  /// Queues a message that was delivered or given up once more, with the same id. False where it is neither.
  Result<bool> send_again(const std::string& delivery, Instant now);
  /// What waits for an address that does not answer waits until then at least, so that it holds up no other.
  Result<void> put_off(const std::string& webhook, Instant until);

  /// Forgets messages that are over and older.
  Result<void> forget_before(Instant moment);

 private:
  Result<std::vector<WebhookDelivery>> deliveries(const std::string& where, const SqlRow& values);

  Connection& connection_;
};

}  // namespace twinlight::storage
