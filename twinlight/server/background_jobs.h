#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/foundation/calendar.h"
#include "twinlight/server/connection_pool.h"
#include "twinlight/server/live_jobs.h"
#include "twinlight/server/queue_thread.h"

namespace twinlight::server {

/// One job while it is worked on.
struct RunningJob {
  storage::Connection& connection;
  const storage::Claim& claim;
  nlohmann::json request;
  /// Tells how far it is; false where the program ends, so that the work is to stop.
  std::function<bool(const RankingProgress&)> show;
  /// Tells a row of what it gives, before it is done.
  std::function<void(const std::string&)> show_row;
  /// What else is written in the transaction that ends the job, if anything.
  std::function<Result<void>()> at_end = {};
};

/// Jobs of one queue, one after the other on a thread of their own: a job that was taken survives the end of the
/// program, and is done again from its beginning where the program ended within it.
class BackgroundJobs {
 public:
  /// Does a job. Gives what is to be kept of it as JSON, or nothing where it stopped because the program ends.
  using Work = std::function<Result<std::optional<nlohmann::json>>(RunningJob&)>;

  BackgroundJobs(const std::string& queue, ConnectionPool& connections, LiveJobs& live, Work work,
                 QueueComplaint complain);
  /// Stops within the job that is under way; it begins anew at the next start.
  ~BackgroundJobs() { stopping_ = true; }
  BackgroundJobs(const BackgroundJobs&) = delete;
  BackgroundJobs& operator=(const BackgroundJobs&) = delete;

  const std::string& queue() const { return queue_; }

  /// Adds a job; false where too many wait already.
  /// @param request  with `person`, whose job it is
  Result<bool> add(storage::Connection& connection, const std::string& id, const nlohmann::json& request, Instant now);

 private:
  Result<bool> work_once();
  Result<void> run(storage::Connection& connection, const storage::Claim& claim);
  static Result<bool> finish(const RunningJob& job, const nlohmann::json& result);

  std::string queue_;
  ConnectionPool& connections_;
  LiveJobs& live_;
  Work work_;
  std::atomic<bool> stopping_ = false;
  std::mutex mutex_;
  std::size_t waiting_ = 0;  ///< added here and not yet begun
  QueueThread thread_;       ///< ends first
};

}  // namespace twinlight::server
