#include "twinlight/server/clock_jobs.h"

#include "twinlight/server/expiry.h"
#include "twinlight/server/reminders.h"
#include "twinlight/storage/job_queue.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {
namespace {

constexpr const char* queue_name = "clock";
constexpr std::chrono::minutes between_passes{10};
constexpr std::chrono::minutes lease{5};
constexpr std::chrono::seconds pause_between_looks{30};

}  // namespace

Result<ClockPass> pass_of_clock(storage::Connection& connection, const std::string& public_address, Instant now) {
  ClockPass pass;
  storage::Store store(connection);
  pass.expired = TWL_TRY(expire_unanswered(store, now));
  if (!public_address.empty()) pass.letters = TWL_TRY(queue_reminders(connection, public_address, now));
  return pass;
}

Result<bool> run_clock_when_due(storage::Connection& connection, const std::string& public_address, Instant now) {
  storage::JobQueue queue(connection);
  TWL_CHECK(queue.add(storage::uuid_of_name(queue_name), queue_name, "{}", now));
  const auto claim = TWL_TRY(queue.claim(queue_name, storage::new_uuid(now), now, lease));
  if (!claim) return false;
  const auto pass = pass_of_clock(connection, public_address, now);
  TWL_TRY(queue.fail(*claim, pass ? "" : to_string(pass.error()), now + between_passes));
  if (!pass) return failure(pass.error());
  return true;
}

ClockJobs::ClockJobs(ConnectionPool& connections, std::string public_address, std::function<Instant()> now)
    : connections_(connections), public_address_(std::move(public_address)), now_(std::move(now)) {
  thread_ = std::thread([this] { serve(); });
}

ClockJobs::~ClockJobs() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

Result<bool> ClockJobs::work_once() {
  const auto connection = TWL_TRY(connections_.lend());
  return run_clock_when_due(*connection, public_address_, now_());
}

void ClockJobs::serve() {
  while (true) {
    // What failed is kept with the job, and tried again when the next pass is due.
    static_cast<void>(work_once());
    std::unique_lock lock(mutex_);
    if (changed_.wait_for(lock, pause_between_looks, [this] { return stopping_; })) return;
  }
}

}  // namespace twinlight::server
