#include "twinlight/server/mail_jobs.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "twinlight/server/clock.h"
#include "twinlight/storage/job_queue.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {
namespace {

constexpr const char* queue_name = "mail";
constexpr std::chrono::minutes lease{2};  // longer than a letter may take

nlohmann::json json_of(const Mail& mail) {
  return {{"to", mail.to}, {"subject", mail.subject}, {"text", mail.text}, {"html", mail.html}};
}

Mail mail_of(const storage::Claim& claim) {
  const auto json = nlohmann::json::parse(claim.request, nullptr, false);
  if (!json.is_object()) return {};
  return {.id = claim.id,
          .to = json.value("to", ""),
          .subject = json.value("subject", ""),
          .text = json.value("text", ""),
          .html = json.value("html", "")};
}

}  // namespace

std::optional<std::chrono::milliseconds> wait_after(std::int64_t attempts) {
  constexpr std::int64_t most_attempts = 20;
  constexpr std::int64_t most_doublings = 9;
  if (attempts >= most_attempts) return std::nullopt;
  const std::int64_t doublings = std::clamp<std::int64_t>(attempts - 1, 0, most_doublings);
  return std::min<std::chrono::milliseconds>(std::chrono::minutes(std::int64_t{1} << doublings), std::chrono::hours(6));
}

Result<bool> send_next_mail(storage::Connection& connection, const MailSender& sender, Instant now) {
  storage::JobQueue queue(connection);
  const auto claim = TWL_TRY(queue.claim(queue_name, storage::new_uuid(now), now, lease));
  if (!claim) return false;
  const auto sent = sender(mail_of(*claim));
  if (sent) {
    TWL_TRY(queue.remove(*claim));
    return true;
  }
  const auto wait = sent.error().for_good ? std::nullopt : wait_after(claim->attempt);
  if (wait)
    TWL_TRY(queue.fail(*claim, sent.error().reason, now + *wait));
  else
    TWL_TRY(queue.give_up(*claim, sent.error().reason));
  return true;
}

Result<void> queue_mail(storage::Connection& connection, const Mail& mail, Instant now) {
  return storage::JobQueue(connection).add(storage::new_uuid(now), queue_name, json_of(mail).dump(), now);
}

MailJobs::MailJobs(ConnectionPool& connections, MailSender sender)
    : connections_(connections), sender_(std::move(sender)) {
  if (sends()) thread_.start([this] { return work_once(); });
}

Result<void> MailJobs::add(storage::Connection& connection, const Mail& mail, Instant now) {
  TWL_CHECK(queue_mail(connection, mail, now));
  thread_.wake();
  return {};
}

Result<bool> MailJobs::work_once() {
  const auto connection = TWL_TRY(connections_.lend());
  return send_next_mail(*connection, sender_, clock_now());
}

}  // namespace twinlight::server
