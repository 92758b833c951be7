#include "twinlight/storage/webhook_store.h"

#include "twinlight/storage/uuid.h"

namespace twinlight::storage {
namespace {

constexpr const char* select_webhooks = "SELECT id, partnership, address, secret, made_at, stopped FROM webhooks";
constexpr const char* no_request = "{}";  // of a job: what is to be sent stands with the message

Webhook webhook(const SqlRow& row) {
  return {.id = text(row[0]),
          .partnership = text(row[1]),
          .address = text(row[2]),
          .secret = text(row[3]),
          .made_at = instant(row[4]),
          .stopped = integer(row[5]) != 0};
}

WebhookDelivery delivery_of(const SqlRow& row) {
  return {.id = text(row[0]),
          .webhook = text(row[1]),
          .event = {.type = text(row[2]),
                    .partnership = text(row[3]),
                    .record = text(row[4]),
                    .version = integer(row[5]),
                    .at = instant(row[6])},
          .state = partnership::from_word<JobState>(text(row[7])).value_or(JobState::failed),
          .attempts = integer(row[8]),
          .result = text(row[9])};
}

}  // namespace

Result<void> WebhookStore::add(const Webhook& added) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection_));
  TWL_CHECK(connection_.execute(
      "INSERT INTO webhooks (id, partnership, address, secret, made_at, stopped) VALUES (?, ?, ?, ?, ?, 0)",
      {added.id, added.partnership, added.address, added.secret, unix_ms(added.made_at)}));
  for (const std::string& event : added.events)
    TWL_CHECK(connection_.execute("INSERT INTO webhook_events (partnership, event, webhook) VALUES (?, ?, ?)",
                                  {added.partnership, event, added.id}));
  return transaction.commit();
}

Result<std::vector<Webhook>> WebhookStore::of(const std::string& partnership) {
  std::vector<Webhook> webhooks;
  for (const SqlRow& row :
       TWL_TRY(connection_.query(std::string(select_webhooks) + " WHERE partnership = ? ORDER BY id", {partnership})))
    webhooks.push_back(webhook(row));
  for (const SqlRow& row : TWL_TRY(connection_.query(
           "SELECT webhook, event FROM webhook_events WHERE partnership = ? ORDER BY event", {partnership})))
    for (Webhook& one : webhooks)
      if (one.id == text(row[0])) one.events.push_back(text(row[1]));
  return webhooks;
}

Result<std::optional<Webhook>> WebhookStore::find(const std::string& id) {
  const auto rows = TWL_TRY(connection_.query(std::string(select_webhooks) + " WHERE id = ?", {id}));
  if (rows.empty()) return std::nullopt;
  Webhook found = webhook(rows.front());
  for (const SqlRow& row : TWL_TRY(
           connection_.query("SELECT event FROM webhook_events WHERE partnership = ? AND webhook = ? ORDER BY event",
                             {found.partnership, id})))
    found.events.push_back(text(row[0]));
  return found;
}

Result<bool> WebhookStore::remove(const std::string& id) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection_));
  TWL_CHECK(
      connection_.execute("DELETE FROM jobs WHERE id IN (SELECT id FROM webhook_deliveries WHERE webhook = ?)", {id}));
  TWL_CHECK(connection_.execute("DELETE FROM webhook_deliveries WHERE webhook = ?", {id}));
  TWL_CHECK(connection_.execute("DELETE FROM webhook_events WHERE webhook = ?", {id}));
  const std::int64_t removed = TWL_TRY(connection_.execute("DELETE FROM webhooks WHERE id = ?", {id}));
  TWL_CHECK(transaction.commit());
  return removed == 1;
}

Result<void> WebhookStore::stop(const std::string& id) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection_));
  TWL_CHECK(connection_.execute("UPDATE webhooks SET stopped = 1 WHERE id = ?", {id}));
  TWL_CHECK(
      connection_.execute("UPDATE jobs SET state = 'failed', result = 'the receiver wants no more'"
                          " WHERE state = 'waiting' AND id IN (SELECT id FROM webhook_deliveries WHERE webhook = ?)",
                          {id}));
  return transaction.commit();
}

Result<void> WebhookStore::tell(const WebhookEvent& event) {
  for (const SqlRow& row :
       TWL_TRY(connection_.query("SELECT e.webhook FROM webhook_events e JOIN webhooks w ON w.id = e.webhook"
                                 " WHERE e.partnership = ? AND e.event = ? AND w.stopped = 0 ORDER BY e.webhook",
                                 {event.partnership, event.type})))
    TWL_CHECK(tell_one(text(row[0]), event));
  return {};
}

Result<void> WebhookStore::tell_one(const std::string& webhook, const WebhookEvent& event) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection_));
  const std::string id = new_uuid(event.at);
  TWL_CHECK(connection_.execute(
      "INSERT INTO webhook_deliveries (id, webhook, event, partnership, record, version, at) VALUES (?, ?, ?, ?, ?, ?, "
      "?)",
      {id, webhook, event.type, event.partnership, event.record, event.version, unix_ms(event.at)}));
  TWL_CHECK(JobQueue(connection_).add(id, webhook_queue, no_request, event.at));
  return transaction.commit();
}

Result<std::vector<WebhookDelivery>> WebhookStore::deliveries(const std::string& where, const SqlRow& values) {
  std::vector<WebhookDelivery> found;
  for (const SqlRow& row : TWL_TRY(connection_.query(
           "SELECT d.id, d.webhook, d.event, d.partnership, d.record, d.version, d.at, j.state, j.attempts, j.result"
           " FROM webhook_deliveries d JOIN jobs j ON j.id = d.id WHERE " +
               where,
           values)))
    found.push_back(delivery_of(row));
  return found;
}

Result<std::vector<WebhookDelivery>> WebhookStore::newest(const std::string& webhook, std::int64_t limit) {
  return deliveries("d.webhook = ? ORDER BY d.id DESC LIMIT ?", {webhook, limit});
}

Result<std::optional<WebhookDelivery>> WebhookStore::delivery(const std::string& id) {
  auto found = TWL_TRY(deliveries("d.id = ?", {id}));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Result<bool> WebhookStore::send_again(const std::string& delivery, Instant now) {
  const std::int64_t queued =
      TWL_TRY(connection_.execute("UPDATE jobs SET state = 'waiting', due_at = ?, result = ''"
                                  " WHERE id = ? AND queue = ? AND state IN ('done', 'failed')",
                                  {unix_ms(now), delivery, std::string(webhook_queue)}));
  return queued == 1;
}

Result<void> WebhookStore::put_off(const std::string& webhook, Instant until) {
  TWL_CHECK(
      connection_.execute("UPDATE jobs SET due_at = ? WHERE state = 'waiting' AND due_at < ?"
                          " AND id IN (SELECT id FROM webhook_deliveries WHERE webhook = ?)",
                          {unix_ms(until), unix_ms(until), webhook}));
  return {};
}

Result<void> WebhookStore::forget_before(Instant moment) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection_));
  TWL_CHECK(connection_.execute(
      "DELETE FROM jobs WHERE state IN ('done', 'failed') AND id IN (SELECT id FROM webhook_deliveries WHERE at < ?)",
      {unix_ms(moment)}));
  TWL_CHECK(connection_.execute(
      "DELETE FROM webhook_deliveries WHERE at < ? AND id NOT IN (SELECT id FROM jobs WHERE queue = ?)",
      {unix_ms(moment), std::string(webhook_queue)}));
  return transaction.commit();
}

}  // namespace twinlight::storage
