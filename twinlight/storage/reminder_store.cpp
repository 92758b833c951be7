#include "twinlight/storage/reminder_store.h"

namespace twinlight::storage {

Result<bool> ReminderStore::note(const Reminder& reminder) {
  const std::int64_t added =
      TWL_TRY(connection_.execute("INSERT INTO reminders (record, purpose, person, occasion) VALUES (?, ?, ?, ?)"
                                  " ON CONFLICT (record, purpose, person, occasion) DO NOTHING",
                                  {reminder.record, reminder.purpose, reminder.person, unix_ms(reminder.occasion)}));
  return added == 1;
}

}  // namespace twinlight::storage
