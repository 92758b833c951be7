#include "twinlight/server/interest_letters.h"

#include <nlohmann/json.hpp>

#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/interest_sides.h"
#include "twinlight/server/introduction_sides.h"
#include "twinlight/server/people_of.h"
#include "twinlight/server/record_title.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {

using partnership::Action;
using partnership::Kind;
using storage::Store;
using storage::StoredDocument;

namespace {

std::string day_of(Instant moment) {
  return date_text(std::chrono::floor<std::chrono::days>(moment));
}

/// Until when an answer is awaited, or today.
std::string date_of(const nlohmann::json& document, bool answered, Instant now) {
  const auto answer_by = parse_instant(member_text(document, "answer_by"));
  return day_of(answered || !answer_by ? now : *answer_by);
}

}  // namespace

Result<void> InterestLetters::tell_of(Call& call, const StoredDocument& record, Action action) const {
  if (!mail_->sends()) return {};
  if (record.kind == Kind::interest) return tell_of_interest(call, record, action);
  if (record.kind == Kind::introduction) return tell_of_introduction(call, record, action);
  return {};
}

Result<void> InterestLetters::tell_of_interest(Call& call, const StoredDocument& interest, Action action) const {
  const bool answered = action == Action::accept || action == Action::decline;
  if (!answered && action != Action::create) return {};
  Store store(call.connection);
  Letter kind = Letter::interest;
  if (answered) kind = action == Action::accept ? Letter::accepted : Letter::declined;
  Notice notice{.letter = kind, .date = date_of(interest.document, answered, call.now)};
  notice.about = TWL_TRY(record_asked(store, interest.document));
  const std::string sender = member_text(interest.document, "organisation");
  if (answered) return write(call, notice, sender);
  for (const std::string& asked : TWL_TRY(other_sides(store, interest.document, sender)))
    TWL_CHECK(write(call, notice, asked));
  return {};
}

Result<void> InterestLetters::tell_of_introduction(Call& call, const StoredDocument& introduction,
                                                   Action action) const {
  const bool agreed = member_text(introduction.document, "state") == word_of(partnership::State::mutual);
  Letter kind = Letter::introduction;
  if (action == Action::decline)
    kind = Letter::not_introduced;
  else if (action == Action::accept && agreed)
    kind = Letter::introduced;
  else if (action != Action::create)
    return {};
  Store store(call.connection);
  Notice notice{.letter = kind, .date = date_of(introduction.document, kind != Letter::introduction, call.now)};
  const auto sides = TWL_TRY(sides_of_introduction(store, introduction.document));
  for (std::size_t side = 0; side < sides.size(); ++side) {
    // Who has not said yes need not be told that nothing comes of it.
    if (kind == Letter::not_introduced && !sides.at(side).agreed) continue;
    notice.about = TWL_TRY(store.find(Kind::profile, sides.at(side).profile));
    notice.other = TWL_TRY(store.find(Kind::profile, sides.at(1 - side).profile));
    TWL_CHECK(write(call, notice, sides.at(side).owner));
  }
  return {};
}

Result<void> InterestLetters::write(Call& call, const Notice& notice, const std::string& organisation) const {
  Store store(call.connection);
  const std::string partnership = notice.about ? member_text(notice.about->document, "partnership") : "";
  const std::string page = TWL_TRY(page_of(store, public_address_ + "/work", partnership));
  for (const Recipient& recipient : TWL_TRY(people_of(store, organisation))) {
    if (recipient.person == call.actor.person.text) continue;
    const LetterFacts facts{.name = recipient.name,
                            .organisation = "",
                            .link = page,
                            .title = notice.about ? title_of(*notice.about, recipient.language) : "",
                            .date = notice.date,
                            .partner = notice.other ? title_of(*notice.other, recipient.language) : ""};
    TWL_CHECK(mail_->add(call.connection, letter(notice.letter, recipient.language, recipient.email, facts), call.now));
  }
  return {};
}

}  // namespace twinlight::server
