#include "twinlight/server/periodic_jobs.h"

#include <optional>

namespace twinlight::server {

PeriodicJobs::~PeriodicJobs() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  thread_.join();
}

Result<void> PeriodicJobs::run_once() {
  const auto connection = TWL_TRY(connections_.lend());
  std::optional<Diagnostic> first;
  for (const Chore& chore : chores_)
    if (const auto done = chore(*connection, now_()); !done && !first) first = done.error();
  if (first) return failure(*first);
  return {};
}

void PeriodicJobs::start(std::function<void(const Diagnostic&)> failed) {
  thread_ = std::thread([this, failed = std::move(failed)] {
    constexpr std::chrono::minutes pause{1};
    std::unique_lock lock(mutex_);
    while (!stopping_) {
      lock.unlock();
      if (const auto done = run_once(); !done) failed(done.error());
      lock.lock();
      stop_.wait_for(lock, pause, [this] { return stopping_; });
    }
  });
}

}  // namespace twinlight::server
