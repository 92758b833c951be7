#include "twinlight/server/mail_jobs.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "twinlight/server/clock.h"
#include "twinlight/server/delivery_report.h"
#include "twinlight/server/letter_returns.h"
#include "twinlight/server/masked_address.h"
#include "twinlight/server/service.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/storage/job_queue.h"
#include "twinlight/storage/letter_return_store.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {
namespace {

constexpr const char* letter_queue = "mail";
constexpr std::chrono::minutes letter_lease{2};  // longer than a letter may take

nlohmann::json json_of(const Mail& mail) {
  return {{"to", mail.to},     {"subject", mail.subject},     {"text", mail.text},
          {"html", mail.html}, {"asked_for", mail.asked_for}, {"unsubscribe_link", mail.unsubscribe_link}};
}

Mail mail_of(const storage::Claim& claim) {
  const auto parsed = nlohmann::json::parse(claim.request, nullptr, false);
  if (!parsed.is_object()) return {};
  return {.id = claim.id,
          .to = parsed.value("to", ""),
          .subject = parsed.value("subject", ""),
          .text = parsed.value("text", ""),
          .html = parsed.value("html", ""),
          .asked_for = parsed.value("asked_for", false),
          .unsubscribe_link = parsed.value("unsubscribe_link", "")};
}

/// Why a letter need not be tried; empty where it may go.
Result<std::string> known_hindrance(storage::Connection& connection, const Mail& mail) {
  if (mail.asked_for) return std::string();
  const auto found = TWL_TRY(storage::LetterReturnStore(connection).find(account_email(mail.to)));
  return found ? "letters to this address come back: " + found->status : std::string();
}

constexpr int tried_again_status = 503;  // as if a request had failed, for those who watch the log
constexpr int given_up_status = 500;

/// @param next  nothing: the letter is given up
void log_failure(const MailRoute& route, const storage::Claim& claim, const Mail& mail, const std::string& why,
                 std::optional<Instant> next, Instant now) {
  if (!route.log) return;
  const std::size_t at_sign = mail.to.rfind('@');
  const std::string domain = at_sign == std::string::npos ? "no domain" : mail.to.substr(at_sign + 1);
  const std::string then = next ? "tried again at " + instant_text(*next) : "given up";
  route.log(
      {.at = now,
       .operation = "mail",
       .status = next ? tried_again_status : given_up_status,
       .fault = fmt::format("letter {} to {}: attempt {} failed: {}; {}", claim.id, domain, claim.attempt, why, then)});
}

std::string for_log(const MailRefusal& refusal) {
  const std::string why = refusal.for_log.empty() ? "refused" : refusal.for_log;
  return refusal.status.empty() ? why : why + " (" + refusal.status + ")";
}

/// The instant of the next attempt, or nothing where the letter is given up.
Result<std::optional<Instant>> note_refusal(storage::Connection& connection, const storage::Claim& claim,
                                            const Mail& mail, const MailRefusal& refusal, Instant now) {
  const std::string reason = with_masked_addresses(refusal.reason);
  storage::JobQueue queue(connection);
  if (refusal.for_good && says_address_is_gone(refusal.status))
    TWL_CHECK(storage::LetterReturnStore(connection).mark({account_email(mail.to), now, refusal.status}));
  const auto wait = refusal.for_good ? std::nullopt : wait_after(claim.attempt);
  if (!wait) {
    TWL_TRY(queue.give_up(claim, reason));
    return std::nullopt;
  }
  const Instant next = now + *wait;
  TWL_TRY(queue.fail(claim, reason, next));
  return next;
}

}  // namespace

std::optional<std::chrono::milliseconds> wait_after(std::int64_t attempts) {
  constexpr std::int64_t most_attempts = 20;
  constexpr std::int64_t most_doublings = 9;
  if (attempts >= most_attempts) return std::nullopt;
  const std::int64_t doublings = std::clamp<std::int64_t>(attempts - 1, 0, most_doublings);
  return std::min<std::chrono::milliseconds>(std::chrono::minutes(std::int64_t{1} << doublings), std::chrono::hours(6));
}

Result<bool> send_next_mail(storage::Connection& connection, const MailRoute& route, Instant now) {
  storage::JobQueue queue(connection);
  const auto claim = TWL_TRY(queue.claim(letter_queue, storage::new_uuid(now), now, letter_lease));
  if (!claim) return false;
  Mail mail = mail_of(*claim);
  if (const std::string hindrance = TWL_TRY(known_hindrance(connection, mail)); !hindrance.empty()) {
    TWL_TRY(queue.give_up(*claim, hindrance));
    log_failure(route, *claim, mail, hindrance, std::nullopt, now);
    return true;
  }
  if (route.takes_returns) {
    mail.return_token = new_return_token();
    TWL_CHECK(storage::LetterReturnStore(connection).note_sent({mail.return_token, account_email(mail.to)}, now));
  }
  if (const auto sent = route.send(mail); !sent)
    log_failure(route, *claim, mail, for_log(sent.error()),
                TWL_TRY(note_refusal(connection, *claim, mail, sent.error(), now)), now);
  else
    TWL_TRY(queue.remove(*claim));
  return true;
}

Result<void> queue_mail(storage::Connection& connection, const Mail& mail, Instant now) {
  return storage::JobQueue(connection).add(storage::new_uuid(now), letter_queue, json_of(mail).dump(), now);
}

MailJobs::MailJobs(ConnectionPool& connections, MailRoute route, QueueComplaint complain)
    : connections_(connections), route_(std::move(route)) {
  if (sends())
    thread_.start(
        letter_queue, [this] { return work_once(); }, std::move(complain));
}

Result<void> MailJobs::add(storage::Connection& connection, const Mail& mail, Instant now) {
  TWL_CHECK(queue_mail(connection, mail, now));
  thread_.wake();
  return {};
}

Result<bool> MailJobs::work_once() {
  const auto connection = TWL_TRY(connections_.lend());
  return send_next_mail(*connection, route_, clock_now());
}

}  // namespace twinlight::server
