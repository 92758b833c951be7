#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "twinlight/foundation/calendar.h"
#include "twinlight/server/connection_pool.h"

namespace twinlight::server {

/// What one pass of the clock did.
struct ClockPass {
  int expired = 0;
  int letters = 0;
};

/// Lets happen what time brings about: what was not answered expires, reminders are queued.
/// @param public_address for links in letters; empty where the installation sends none
Result<ClockPass> pass_of_clock(storage::Connection& connection, const std::string& public_address, Instant now);

/// One pass where it is due, of all programs on this database; nothing where another holds it or it is early.
Result<bool> run_clock_when_due(storage::Connection& connection, const std::string& public_address, Instant now);

/// Runs the clock on a thread of its own. Its one job in the database says when the next pass is due, so that a pass
/// that was missed while no program ran is made up for, and several programs make one.
class ClockJobs {
 public:
  ClockJobs(ConnectionPool& connections, std::string public_address, std::function<Instant()> now);
  ~ClockJobs();
  ClockJobs(const ClockJobs&) = delete;
  ClockJobs& operator=(const ClockJobs&) = delete;

 private:
  void serve();
  Result<bool> work_once();

  ConnectionPool& connections_;
  std::string public_address_;
  std::function<Instant()> now_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace twinlight::server
