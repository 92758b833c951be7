#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/word.h"
#include "twinlight/storage/connection.h"

namespace twinlight::storage {

enum class JobState {
  waiting,
  running,
  done,
  failed,  ///< too often: somebody has to look
};

struct Job {
  std::string id;
  std::string queue;
  std::string request;  ///< JSON
  JobState state = JobState::waiting;
  std::int64_t attempts = 0;  ///< claims so far
  std::string result;         ///< JSON when done, the last reason when it failed
  Instant due_at{};           ///< while it waits; while it runs the end of its lease
};

/// What became of a job that somebody wants to be tried again.
enum class Retry {
  now,     ///< it is due
  absent,  ///< there is no such job
  under_way,
  done,
  emptied,  ///< it was given up, and of what it had to do nothing is kept
};

/// That whoever keeps the machine had a job tried again. Names nobody, and stays when the job is gone.
struct JobRetry {
  Instant at{};
  std::string job;  ///< id
  std::string queue;
  std::int64_t attempts = 0;  ///< that it had had
};

struct JobCount {
  std::string queue;
  JobState state = JobState::waiting;
  std::int64_t count = 0;
};

/// A job that a worker holds until its lease ends.
struct Claim {
  std::string id;
  std::string request;
  std::int64_t attempt = 1;  ///< whoever claims after the lease ended has a higher one; the lower one has lost the job
};

/// Work that survives the end of the program. A worker claims a job for the length of a lease; if it dies, another one
/// gets the job when the lease has ended. Done with effect once: make the effect and `finish` in one transaction, which
/// fails for a worker that has lost its claim.
class JobQueue {
 public:
  explicit JobQueue(Connection& connection) : connection_(connection) {}

  /// Adds a job, within the caller's transaction where there is one.
  /// @param id a UUID; adding one that is there already does nothing, so that adding can be repeated
  Result<void> add(const std::string& id, const std::string& queue, const std::string& request, Instant due_at);

  /// The job that has been due the longest, or nothing.
  Result<std::optional<Claim>> claim(const std::string& queue, const std::string& worker, Instant now,
                                     std::chrono::milliseconds lease);

  /// Each of these: false where the worker has lost the job to another one.
  Result<bool> extend(const Claim& claim, Instant lease_end);
  /// @param ended_at  kept for those jobs that are deleted a time after their end
  Result<bool> finish(const Claim& claim, const std::string& result, Instant ended_at = {});
  Result<bool> fail(const Claim& claim, const std::string& reason, std::optional<Instant> retry_at,
                    Instant ended_at = {});

  /// The ends of a job whose request is not to be read again: nothing of it is kept, or the reason alone.
  Result<bool> remove(const Claim& claim);
  Result<bool> give_up(const Claim& claim, const std::string& reason);

  Result<std::optional<Job>> find(const std::string& id);

  /// Those that are not done, the longest due first.
  /// @param queue  empty: of all
  Result<std::vector<Job>> unfinished(const std::string& queue = {});

  /// Makes a job due that waits for its next attempt, or that failed, whose attempts are counted anew then; notes that
  /// it did, in the same transaction.
  Result<Retry> retry(const std::string& id, Instant now);

  /// What `retry` noted, the newest first.
  Result<std::vector<JobRetry>> retries(std::int64_t limit);

  /// How many jobs of each queue are in each state; those that are not there are left out.
  Result<std::vector<JobCount>> counts();

 private:
  Result<bool> update(const Claim& claim, JobState state, Instant due_at, const std::string& result);

  Connection& connection_;
};

}  // namespace twinlight::storage

namespace twinlight::partnership {
template <>
struct Words<storage::JobState> {
  static constexpr std::array<std::string_view, 4> all{"waiting", "running", "done", "failed"};
};
}  // namespace twinlight::partnership
