#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/server/connection_pool.h"

namespace twinlight::server {

/// What is to be done from time to time: asked again and again what is due now. Each chore keeps in the database how
/// far it came and moves on in the transaction that has the effect, so that it is done once however many programs ask,
/// and goes on after a restart where it was.
class PeriodicJobs {
 public:
  using Chore = std::function<Result<void>(storage::Connection&, Instant now)>;

  PeriodicJobs(ConnectionPool& connections, std::function<Instant()> now)
      : connections_(connections), now_(std::move(now)) {}
  ~PeriodicJobs();
  PeriodicJobs(const PeriodicJobs&) = delete;
  PeriodicJobs& operator=(const PeriodicJobs&) = delete;

  void add(Chore chore) { chores_.push_back(std::move(chore)); }

  /// Every chore once, by the clock; what fails is tried again the next time, and keeps no other from its turn.
  /// Fails with the first of those that failed.
  Result<void> run_once();

  /// Runs them every minute on a thread of its own until this object ends.
  /// @param failed  told what failed
  void start(std::function<void(const Diagnostic&)> failed);

 private:
  ConnectionPool& connections_;
  std::function<Instant()> now_;
  std::vector<Chore> chores_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace twinlight::server
