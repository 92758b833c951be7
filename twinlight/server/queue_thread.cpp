#include "twinlight/server/queue_thread.h"

namespace twinlight::server {
namespace {

constexpr std::chrono::milliseconds pause_between_looks{1000};

}  // namespace

QueueThread::~QueueThread() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void QueueThread::start(Work work) {
  thread_ = std::thread([this, work = std::move(work)] {
    while (true) {
      const auto worked = work();
      std::unique_lock lock(mutex_);
      if (stopping_) return;
      if (worked && *worked) continue;
      changed_.wait_for(lock, pause_between_looks);
      if (stopping_) return;
    }
  });
}

}  // namespace twinlight::server
