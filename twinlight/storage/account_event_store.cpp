#include "twinlight/storage/account_event_store.h"

namespace twinlight::storage {

Result<void> AccountEventStore::add(const AccountEvent& event) {
  TWL_CHECK(connection_.execute(
      "INSERT INTO account_events (at, person, actor, act, detail) VALUES (?, ?, ?, ?, ?)",
      {unix_ms(event.at), event.person, event.actor, std::string(partnership::word_of(event.act)), event.detail}));
  return {};
}

Result<std::vector<AccountEvent>> AccountEventStore::newest(const std::string& person, std::int64_t limit) {
  const auto rows =
      TWL_TRY(connection_.query("SELECT at, person, actor, act, detail FROM account_events WHERE person = ?"
                                " ORDER BY sequence DESC LIMIT ?",
                                {person, limit}));
  std::vector<AccountEvent> events;
  for (const SqlRow& row : rows)
    if (const auto act = partnership::from_word<AccountAct>(text(row[3])))
      events.push_back({instant(row[0]), text(row[1]), text(row[2]), *act, text(row[4])});
  return events;
}

}  // namespace twinlight::storage
