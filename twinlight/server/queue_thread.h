#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "twinlight/foundation/result.h"

namespace twinlight::server {

/// Told that a queue can not be worked off, as where the database does not answer: once, until it fails otherwise or
/// nothing failed for a minute.
using QueueComplaint = std::function<void(const std::string& queue, const Diagnostic& what)>;

/// A thread that works off a queue in the database, one job after the other, looking for new ones every second.
class QueueThread {
 public:
  /// Does the next job; false where none is due.
  using Work = std::function<Result<bool>()>;

  QueueThread() = default;
  ~QueueThread();
  QueueThread(const QueueThread&) = delete;
  QueueThread& operator=(const QueueThread&) = delete;

  /// @param complain  may be empty
  void start(std::string queue, Work work, QueueComplaint complain);
  /// Looks at once.
  void wake() { changed_.notify_all(); }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace twinlight::server
