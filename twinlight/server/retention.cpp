#include "twinlight/server/retention.h"

#include <algorithm>

#include "twinlight/server/join_requests.h"
#include "twinlight/server/letters.h"
#include "twinlight/server/mail_jobs.h"
#include "twinlight/server/person_erasure.h"
#include "twinlight/server/salutation.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/erasure.h"
#include "twinlight/storage/job_queue.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using storage::Retained;
using storage::Unseen;

constexpr std::chrono::days warned_before{30};
constexpr const char* retention_queue = "retention";
constexpr std::chrono::hours between_retentions{24};
constexpr std::chrono::minutes retention_lease{30};

/// One pass over the rules.
class Pass {
 public:
  Pass(storage::Connection& connection, std::string address, Instant now, bool dry)
      : connection_(connection),
        store_(connection),
        retained_(connection),
        address_(std::move(address)),
        now_(now),
        dry_(dry) {}

  Result<std::int64_t> keep_to(const RetentionRule& rule);
  std::int64_t warnings() const { return warnings_; }

 private:
  Result<std::int64_t> rows(const RetentionRule& rule);
  Result<std::int64_t> invitations(Instant before);
  Result<std::int64_t> remarks(Instant before);
  Result<std::int64_t> inactive_people(const RetentionRule& rule);
  Result<std::int64_t> requests(const std::vector<std::string>& ids);
  Result<void> warn(const Unseen& unseen);
  Result<bool> stays(const Unseen& unseen);
  Result<void> erase(const std::string& person);

  storage::Connection& connection_;
  storage::Store store_;
  storage::RetentionStore retained_;
  std::string address_;
  Instant now_;
  bool dry_;
  std::int64_t warnings_ = 0;
};

Result<std::int64_t> Pass::keep_to(const RetentionRule& rule) {
  switch (rule.what) {
    case Retained::invitations:
      return invitations(now_ - rule.period);
    case Retained::remarks:
      return remarks(now_ - rule.period);
    case Retained::inactive_people:
      return inactive_people(rule);
    case Retained::unconfirmed_requests:
      return requests(TWL_TRY(retained_.unconfirmed_before(now_ - rule.period)));
    case Retained::join_requests:
      return requests(TWL_TRY(retained_.join_requests_before(now_ - rule.period)));
    default:
      return rows(rule);
  }
}

Result<std::int64_t> Pass::rows(const RetentionRule& rule) {
  const Instant before = now_ - rule.period;
  return dry_ ? retained_.due(rule.what, before) : retained_.remove(rule.what, before);
}

Result<void> Pass::erase(const std::string& person) {
  if (const auto done = erase_person(connection_, person, now_); !done) {
    const auto& faults = done.error().faults;
    return failure(faults.empty() ? Diagnostic{.message = "can not be erased", .field = person} : faults.front());
  }
  return {};
}

Result<std::int64_t> Pass::invitations(Instant before) {
  const auto people = TWL_TRY(retained_.invited_before(before, now_));
  for (const std::string& person : people)
    if (!dry_) TWL_CHECK(erase(person));
  return static_cast<std::int64_t>(people.size());
}

Result<std::int64_t> Pass::requests(const std::vector<std::string>& ids) {
  for (const std::string& id : ids)
    if (!dry_) TWL_CHECK(erase_join_request(connection_, id, now_));
  return static_cast<std::int64_t>(ids.size());
}

Result<std::int64_t> Pass::remarks(Instant before) {
  std::int64_t count = 0;
  for (const std::string& id : TWL_TRY(retained_.registrations())) {
    const auto registration = TWL_TRY(store_.find(Kind::registration, id));
    if (!registration || member_text(registration->document, "remarks").empty()) continue;
    const auto event = TWL_TRY(store_.find(Kind::event, member_text(registration->document, "event")));
    const auto ended = event ? parse_instant(member_text(event->document, "ends_at")) : Result<Instant>(Instant{});
    if (!ended || *ended >= before) continue;
    if (!dry_) TWL_CHECK(storage::empty_text(connection_, Kind::registration, id, "remarks", now_));
    ++count;
  }
  return count;
}

/// Whoever keeps the installation would lock it by going.
Result<bool> Pass::stays(const Unseen& unseen) {
  const auto actor = TWL_TRY(actor_of(store_, unseen.person));
  return std::ranges::any_of(
      actor.grants, [](const partnership::Grant& grant) { return grant.role == partnership::Role::administrator; });
}

Result<void> Pass::warn(const Unseen& unseen) {
  const auto person = TWL_TRY(store_.find(Kind::person, unseen.person));
  if (!person) return {};
  const auto language =
      partnership::from_word<partnership::Language>(member_text(person->document, "preferred_language"));
  const LetterFacts facts{.name = written_name(person->document),
                          .organisation = "",
                          .link = address_ + "/sign-in",
                          .date = date_text(std::chrono::floor<std::chrono::days>(now_ + warned_before))};
  auto transaction = TWL_TRY(storage::Transaction::begin(connection_));
  TWL_CHECK(retained_.note_warning(unseen.person, now_));
  TWL_CHECK(queue_mail(connection_,
                       letter(Letter::inactive, language.value_or(partnership::Language::en),
                              member_text(person->document, "email"), facts),
                       now_));
  return transaction.commit();
}

Result<std::int64_t> Pass::inactive_people(const RetentionRule& rule) {
  std::int64_t erased = 0;
  for (const Unseen& unseen : TWL_TRY(retained_.unseen_since(now_ - rule.period + warned_before))) {
    if (TWL_TRY(stays(unseen))) continue;
    if (unseen.warned_at == Instant{}) {
      ++warnings_;
      if (!dry_ && !address_.empty()) TWL_CHECK(warn(unseen));
    } else if (now_ - unseen.warned_at >= warned_before && now_ - unseen.last_seen_at > rule.period) {
      ++erased;
      if (!dry_) TWL_CHECK(erase(unseen.person));
    }
  }
  return erased;
}

Result<RetentionPass> pass_over(Pass& pass, const RetentionRules& rules) {
  RetentionPass done;
  for (const RetentionRule& rule : rules.rules) {
    const auto count = TWL_TRY(pass.keep_to(rule));
    done.counts.push_back({.what = rule.what, .count = count});
  }
  done.warnings = pass.warnings();
  return done;
}

}  // namespace

Result<RetentionPass> retention_due(storage::Connection& connection, const RetentionRules& rules, Instant now) {
  Pass pass(connection, "", now, /*dry=*/true);
  return pass_over(pass, rules);
}

Result<RetentionPass> retain(storage::Connection& connection, const RetentionRules& rules,
                             const std::string& public_address, Instant now) {
  storage::RetentionStore retained(connection);
  TWL_CHECK(retained.begin_counting(now));
  Pass pass(connection, public_address, now, /*dry=*/false);
  const RetentionPass done = TWL_TRY(pass_over(pass, rules));
  for (const RetentionCount& one : done.counts)
    if (one.count > 0) TWL_CHECK(retained.note_run({one.what, now, one.count}));
  return done;
}

Result<bool> retain_when_due(storage::Connection& connection, const RetentionRules& rules,
                             const std::string& public_address, Instant now) {
  storage::JobQueue queue(connection);
  TWL_CHECK(queue.add(storage::uuid_of_name(retention_queue), retention_queue, "{}", now));
  const auto claim = TWL_TRY(queue.claim(retention_queue, storage::new_uuid(now), now, retention_lease));
  if (!claim) return false;
  const auto done = retain(connection, rules, public_address, now);
  TWL_TRY(queue.fail(*claim, done ? "" : to_string(done.error()), now + between_retentions));
  if (!done) return failure(done.error());
  return true;
}

}  // namespace twinlight::server
