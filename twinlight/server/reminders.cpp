#include "twinlight/server/reminders.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/interest_sides.h"
#include "twinlight/server/introduction_sides.h"
#include "twinlight/server/letters.h"
#include "twinlight/server/mail_jobs.h"
#include "twinlight/server/people_of.h"
#include "twinlight/server/record_scan.h"
#include "twinlight/server/record_title.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/reminder_store.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using partnership::State;
using storage::Store;
using storage::StoredDocument;

/// Something that people are to be reminded of.
struct Occasion {
  Letter letter = Letter::answer;
  std::string purpose;
  std::string record;  ///< id
  Instant at{};
  std::string page = {};                     ///< of a record; without one, of the work in its partnership
  std::optional<StoredDocument> about = {};  ///< the record in which somebody is interested
  std::optional<StoredDocument> other = {};  ///< the profile that is introduced to it
};

std::optional<std::chrono::sys_days> last_day(const StoredDocument& profile) {
  const auto read = parse_date(member_text(profile.document, "expires_on"));
  return read ? std::optional<std::chrono::sys_days>(*read) : std::nullopt;
}

class Reminders {
 public:
  Reminders(storage::Connection& connection, std::string address, Instant now)
      : connection_(connection), store_(connection), address_(std::move(address)), now_(now) {}

  Result<void> of_answers();
  Result<void> of_introductions();
  Result<void> of_expiring_profiles();
  Result<void> of_expired_profiles();
  Result<void> of_unanswered();
  Result<void> of_news();
  Result<void> of_confirmations();
  int queued() const { return queued_; }

 private:
  Result<Occasion> occasion(Letter letter, const std::string& record, Instant at, const nlohmann::json& interest);
  Result<void> remind(const Occasion& occasion, const std::vector<std::string>& organisations);
  Result<void> write(const Occasion& occasion, const Recipient& recipient);
  Result<void> of_news_of(const StoredDocument& interest);
  Result<void> of_introduction(const StoredDocument& introduction);
  Result<void> of_unanswered_interest(const StoredDocument& interest);
  Result<void> of_unanswered_introduction(const StoredDocument& introduction);
  Result<void> of_profile(const StoredDocument& profile, Letter letter, const char* purpose,
                          std::chrono::sys_days last);

  storage::Connection& connection_;
  Store store_;
  std::string address_;
  Instant now_;
  int queued_ = 0;
};

/// What each letter about an interest is kept as, so that it goes once.
const char* purpose_of(Letter letter) {
  if (letter == Letter::answer) return "answer";
  if (letter == Letter::unanswered) return "expired";
  return letter == Letter::news ? "news" : "confirm";
}

Result<Occasion> Reminders::occasion(Letter letter, const std::string& record, Instant at,
                                     const nlohmann::json& interest) {
  Occasion made{.letter = letter, .purpose = purpose_of(letter), .record = record, .at = at};
  made.about = TWL_TRY(record_asked(store_, interest));
  return made;
}

/// The reminder and its letter come to be together or not at all.
Result<void> Reminders::write(const Occasion& occasion, const Recipient& recipient) {
  auto transaction = TWL_TRY(storage::Transaction::begin(connection_));
  const bool fresh = TWL_TRY(storage::ReminderStore(connection_)
                                 .note({.record = occasion.record,
                                        .purpose = occasion.purpose,
                                        .person = recipient.person,
                                        .occasion = occasion.at}));
  if (!fresh) return {};
  const std::string partnership = occasion.about ? member_text(occasion.about->document, "partnership") : "";
  const std::string work = TWL_TRY(page_of(store_, address_ + "/work", partnership));
  const LetterFacts facts{.name = recipient.name,
                          .organisation = "",
                          .link = occasion.page.empty() ? work : address_ + occasion.page,
                          .title = occasion.about ? title_of(*occasion.about, recipient.language) : "",
                          .date = date_text(std::chrono::floor<std::chrono::days>(occasion.at)),
                          .partner = occasion.other ? title_of(*occasion.other, recipient.language) : ""};
  TWL_CHECK(queue_mail(connection_, letter(occasion.letter, recipient.language, recipient.email, facts), now_));
  TWL_CHECK(transaction.commit());
  ++queued_;
  return {};
}

Result<void> Reminders::remind(const Occasion& occasion, const std::vector<std::string>& organisations) {
  for (const std::string& organisation : organisations)
    for (const Recipient& recipient : TWL_TRY(people_of(store_, organisation))) TWL_CHECK(write(occasion, recipient));
  return {};
}

Result<void> Reminders::of_answers() {
  return for_each_in_state(store_, Kind::interest, State::sent, [&](const StoredDocument& interest) -> Result<void> {
    const auto answer_by = parse_instant(member_text(interest.document, "answer_by"));
    if (!answer_by || *answer_by <= now_ || *answer_by - now_ > remind_before_end) return {};
    const std::string sender = member_text(interest.document, "organisation");
    return remind(TWL_TRY(occasion(Letter::answer, interest.id, *answer_by, interest.document)),
                  TWL_TRY(other_sides(store_, interest.document, sender)));
  });
}

/// Who has not answered yet.
Result<void> Reminders::of_introduction(const StoredDocument& introduction) {
  const auto answer_by = parse_instant(member_text(introduction.document, "answer_by"));
  if (!answer_by || *answer_by <= now_ || *answer_by - now_ > remind_before_end) return {};
  const auto sides = TWL_TRY(sides_of_introduction(store_, introduction.document));
  for (std::size_t side = 0; side < sides.size(); ++side) {
    if (sides.at(side).agreed) continue;
    Occasion waits{
        .letter = Letter::introduction_waits, .purpose = "answer", .record = introduction.id, .at = *answer_by};
    waits.about = TWL_TRY(store_.find(Kind::profile, sides.at(side).profile));
    waits.other = TWL_TRY(store_.find(Kind::profile, sides.at(1 - side).profile));
    TWL_CHECK(remind(waits, {sides.at(side).owner}));
  }
  return {};
}

Result<void> Reminders::of_introductions() {
  for (const State state : {State::sent, State::agreed_by_one})
    TWL_CHECK(for_each_in_state(store_, Kind::introduction, state,
                                [&](const StoredDocument& introduction) { return of_introduction(introduction); }));
  return {};
}

Result<void> Reminders::of_profile(const StoredDocument& profile, Letter letter, const char* purpose,
                                   std::chrono::sys_days last) {
  return remind({.letter = letter,
                 .purpose = purpose,
                 .record = profile.id,
                 .at = last,
                 .page = "/profiles/" + profile.id,
                 .about = profile},
                {member_text(profile.document, "organisation")});
}

/// Of two warnings that are both due, the later one alone goes.
Result<void> Reminders::of_expiring_profiles() {
  return for_each_in_state(store_, Kind::profile, State::published, [&](const StoredDocument& profile) -> Result<void> {
    const auto last = last_day(profile);
    if (!last || *last - now_ > warn_before_expiry) return {};
    const bool soon = *last - now_ <= warn_again_before_expiry;
    return of_profile(profile, Letter::expiring, soon ? "expiring 7" : "expiring 30", *last);
  });
}

Result<void> Reminders::of_expired_profiles() {
  return for_each_in_state(store_, Kind::profile, State::expired, [&](const StoredDocument& profile) -> Result<void> {
    const auto last = last_day(profile);
    if (!last || now_ - *last > tell_of_expiry) return {};
    return of_profile(profile, Letter::expired, "expired", *last);
  });
}

/// To those who said yes: the others know that they let it pass.
Result<void> Reminders::of_unanswered_introduction(const StoredDocument& introduction) {
  const auto answer_by = parse_instant(member_text(introduction.document, "answer_by"));
  if (!answer_by || now_ - *answer_by > tell_of_expiry) return {};
  const auto sides = TWL_TRY(sides_of_introduction(store_, introduction.document));
  for (std::size_t side = 0; side < sides.size(); ++side) {
    if (!sides.at(side).agreed) continue;
    Occasion over{
        .letter = Letter::introduction_over, .purpose = "expired", .record = introduction.id, .at = *answer_by};
    over.about = TWL_TRY(store_.find(Kind::profile, sides.at(side).profile));
    over.other = TWL_TRY(store_.find(Kind::profile, sides.at(1 - side).profile));
    TWL_CHECK(remind(over, {sides.at(side).owner}));
  }
  return {};
}

Result<void> Reminders::of_unanswered_interest(const StoredDocument& interest) {
  const auto answer_by = parse_instant(member_text(interest.document, "answer_by"));
  if (!answer_by || now_ - *answer_by > tell_of_expiry) return {};
  return remind(TWL_TRY(occasion(Letter::unanswered, interest.id, *answer_by, interest.document)),
                {member_text(interest.document, "organisation")});
}

Result<void> Reminders::of_unanswered() {
  TWL_CHECK(for_each_in_state(store_, Kind::interest, State::expired,
                              [&](const StoredDocument& interest) { return of_unanswered_interest(interest); }));
  return for_each_in_state(store_, Kind::introduction, State::expired, [&](const StoredDocument& introduction) {
    return of_unanswered_introduction(introduction);
  });
}

/// What either side said of it is news; while that waits for confirmation, the other reminder goes.
Result<void> Reminders::of_news_of(const StoredDocument& interest) {
  Instant last = interest.changed_at;
  for (const std::string& id : TWL_TRY(store_.naming(interest.id, "interest"))) {
    const auto said = TWL_TRY(store_.find(Kind::achievement, id));
    if (!said) continue;
    if (member_text(said->document, "state") == "proposed") return {};
    last = std::max(last, said->changed_at);
  }
  if (now_ - last < remind_without_news) return {};
  return remind(TWL_TRY(occasion(Letter::news, interest.id, last, interest.document)),
                TWL_TRY(sides_of(store_, interest.document)));
}

Result<void> Reminders::of_news() {
  return for_each_in_state(store_, Kind::interest, State::mutual,
                           [&](const StoredDocument& interest) { return of_news_of(interest); });
}

Result<void> Reminders::of_confirmations() {
  return for_each_in_state(store_, Kind::achievement, State::proposed, [&](const StoredDocument& said) -> Result<void> {
    if (now_ - said.changed_at < remind_to_confirm) return {};
    const auto interest = TWL_TRY(store_.find(Kind::interest, member_text(said.document, "interest")));
    if (!interest) return {};
    return remind(TWL_TRY(occasion(Letter::confirmation, said.id, said.changed_at, interest->document)),
                  TWL_TRY(other_sides(store_, interest->document, member_text(said.document, "organisation"))));
  });
}

}  // namespace

Result<int> queue_reminders(storage::Connection& connection, const std::string& public_address, Instant now) {
  Reminders reminders(connection, public_address, now);
  TWL_CHECK(reminders.of_answers());
  TWL_CHECK(reminders.of_introductions());
  TWL_CHECK(reminders.of_unanswered());
  TWL_CHECK(reminders.of_news());
  TWL_CHECK(reminders.of_confirmations());
  TWL_CHECK(reminders.of_expiring_profiles());
  TWL_CHECK(reminders.of_expired_profiles());
  return reminders.queued();
}

}  // namespace twinlight::server
