#include "twinlight/server/clock_jobs.h"

#include "twinlight/server/expiry.h"
#include "twinlight/server/reminders.h"
#include "twinlight/storage/job_queue.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {
namespace {

constexpr const char* clock_queue = "clock";
constexpr std::chrono::minutes between_clock_passes{10};
constexpr std::chrono::minutes clock_lease{5};

}  // namespace

Result<ClockPass> pass_of_clock(storage::Connection& connection, const std::string& public_address, Instant now) {
  ClockPass pass;
  storage::Store store(connection);
  pass.expired = TWL_TRY(expire_unanswered(store, now));
  pass.expired += TWL_TRY(expire_profiles(store, now));
  if (!public_address.empty()) pass.letters = TWL_TRY(queue_reminders(connection, public_address, now));
  return pass;
}

Result<bool> run_clock_when_due(storage::Connection& connection, const std::string& public_address, Instant now) {
  storage::JobQueue queue(connection);
  TWL_CHECK(queue.add(storage::uuid_of_name(clock_queue), clock_queue, "{}", now));
  const auto claim = TWL_TRY(queue.claim(clock_queue, storage::new_uuid(now), now, clock_lease));
  if (!claim) return false;
  const auto pass = pass_of_clock(connection, public_address, now);
  TWL_TRY(queue.fail(*claim, pass ? "" : to_string(pass.error()), now + between_clock_passes));
  if (!pass) return failure(pass.error());
  return true;
}

}  // namespace twinlight::server
