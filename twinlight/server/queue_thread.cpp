#include "twinlight/server/queue_thread.h"

namespace twinlight::server {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds pause_between_looks{1000};
constexpr std::chrono::minutes calm{1};

/// Whether a failure is news: a queue that fails every second would fill the log.
class News {
 public:
  bool is(const Diagnostic& failed) {
    const Clock::time_point now = Clock::now();
    const std::string words = to_string(failed);
    const bool news = words != last_words_ || now - last_ > calm;
    last_words_ = words;
    last_ = now;
    return news;
  }

 private:
  std::string last_words_;
  Clock::time_point last_;
};

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

void QueueThread::start(std::string queue, Work work, QueueComplaint complain) {
  thread_ = std::thread([this, queue = std::move(queue), work = std::move(work), complain = std::move(complain)] {
    News news;
    while (true) {
      const auto worked = work();
      if (!worked && complain && news.is(worked.error())) complain(queue, worked.error());
      std::unique_lock lock(mutex_);
      if (stopping_) return;
      if (worked && *worked) continue;
      changed_.wait_for(lock, pause_between_looks);
      if (stopping_) return;
    }
  });
}

}  // namespace twinlight::server
