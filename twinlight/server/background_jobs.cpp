#include "twinlight/server/background_jobs.h"

#include "twinlight/server/clock.h"
#include "twinlight/server/lease_keeper.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {
namespace {

using storage::JobQueue;

constexpr std::chrono::seconds job_lease{20};
// A job that ended the program so often is at fault itself.
constexpr std::int64_t most_attempts = 8;
constexpr std::size_t most_waiting = 50;

}  // namespace

BackgroundJobs::BackgroundJobs(const std::string& queue, ConnectionPool& connections, LiveJobs& live, Work work,
                               QueueComplaint complain)
    : queue_(queue), connections_(connections), live_(live), work_(std::move(work)) {
  thread_.start(
      queue, [this] { return work_once(); }, std::move(complain));
}

Result<bool> BackgroundJobs::add(storage::Connection& connection, const std::string& id, const nlohmann::json& request,
                                 Instant now) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_ >= most_waiting) return false;
    ++waiting_;
  }
  live_.begin(id, request.value("person", ""));
  if (const auto added = JobQueue(connection).add(id, queue_, request.dump(), now); !added) {
    const std::lock_guard lock(mutex_);
    --waiting_;
    live_.forget(id);
    return failure(added.error());
  }
  thread_.wake();
  return true;
}

/// False where nothing waits.
Result<bool> BackgroundJobs::work_once() {
  if (stopping_) return false;
  const auto connection = TWL_TRY(connections_.lend());
  JobQueue queue(*connection);
  const auto claim = TWL_TRY(queue.claim(queue_, storage::new_uuid(clock_now()), clock_now(), job_lease));
  if (!claim) return false;
  {
    const std::lock_guard lock(mutex_);
    waiting_ -= waiting_ > 0 ? 1 : 0;
  }
  if (const auto done = run(*connection, *claim); !done) {
    const auto request = nlohmann::json::parse(claim->request, nullptr, false);
    TWL_TRY(queue.fail(*claim, failure_json(done.error()), std::nullopt, clock_now()));
    live_.publish(claim->id, {.state = "failed",
                              .progress = {0, 0, "done"},
                              .person = request.is_object() ? request.value("person", "") : "",
                              .why = done.error()});
  }
  return true;
}

/// False where the job is lost to another program.
Result<bool> BackgroundJobs::finish(const RunningJob& job, const nlohmann::json& result) {
  auto transaction = TWL_TRY(storage::Transaction::begin(job.connection));
  const bool done = TWL_TRY(JobQueue(job.connection).finish(job.claim, result.dump(), clock_now()));
  if (done && job.at_end) TWL_CHECK(job.at_end());
  TWL_CHECK(transaction.commit());
  return done;
}

Result<void> BackgroundJobs::run(storage::Connection& connection, const storage::Claim& claim) {
  const auto request = nlohmann::json::parse(claim.request, nullptr, false);
  if (!request.is_object()) return failure({.message = "the request of this job is lost"});
  if (claim.attempt > most_attempts) return failure({.message = "was begun too often and never came to an end"});
  const std::string person = request.value("person", "");
  const LeaseKeeper keeper(connections_, claim, job_lease);
  const auto show = [&](const RankingProgress& progress) {
    live_.publish(claim.id, {.state = "running", .progress = progress, .person = person, .why = {}});
    return !stopping_;
  };
  const auto show_row = [&](const std::string& row) { live_.publish_row(claim.id, row); };
  RunningJob job{.connection = connection, .claim = claim, .request = request, .show = show, .show_row = show_row};
  const auto result = TWL_TRY(work_(job));
  if (!result) {
    TWL_TRY(JobQueue(connection).fail(claim, "", clock_now()));  // for the next start
    return {};
  }
  if (TWL_TRY(finish(job, *result)))
    live_.publish(claim.id, {.state = "done", .progress = {1, 1, "done"}, .person = person, .why = {}});
  else
    live_.forget(claim.id);
  return {};
}

}  // namespace twinlight::server
