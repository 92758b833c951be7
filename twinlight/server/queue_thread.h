#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "twinlight/foundation/result.h"

namespace twinlight::server {

/// A thread that works off a queue in the database, one job after the other, looking for new ones every second.
class QueueThread {
 public:
  /// Does the next job; false where none is due.
  using Work = std::function<Result<bool>()>;

  QueueThread() = default;
  ~QueueThread();
  QueueThread(const QueueThread&) = delete;
  QueueThread& operator=(const QueueThread&) = delete;

  void start(Work work);
  /// Looks at once.
  void wake() { changed_.notify_all(); }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace twinlight::server
