#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "twinlight/server/connection_pool.h"
#include "twinlight/storage/job_queue.h"

namespace twinlight::server {

/// Extends the lease of a job while this lives, on a thread of its own: however long a step of the work takes, the
/// worker keeps the job, and another one gets it soon after this program died. A lease that is lost is not won back;
/// `JobQueue::finish` tells of it.
class LeaseKeeper {
 public:
  LeaseKeeper(ConnectionPool& connections, storage::Claim claim, std::chrono::milliseconds lease);
  ~LeaseKeeper();
  LeaseKeeper(const LeaseKeeper&) = delete;
  LeaseKeeper& operator=(const LeaseKeeper&) = delete;

 private:
  void keep();

  ConnectionPool& connections_;
  storage::Claim claim_;
  std::chrono::milliseconds lease_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool over_ = false;
  std::thread thread_;
};

}  // namespace twinlight::server
