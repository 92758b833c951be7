#include "twinlight/storage/writer_queue.h"

#include <algorithm>
#include <map>

namespace twinlight::storage {

std::shared_ptr<WriterQueue> WriterQueue::of(const std::filesystem::path& file) {
  static std::mutex mutex;
  static std::map<std::filesystem::path, std::weak_ptr<WriterQueue>> queues;
  std::error_code error;
  const std::filesystem::path known = std::filesystem::weakly_canonical(file, error);
  const std::lock_guard lock(mutex);
  std::weak_ptr<WriterQueue>& place = queues[error ? file : known];
  std::shared_ptr<WriterQueue> queue = place.lock();
  if (!queue) place = queue = std::make_shared<WriterQueue>();
  return queue;
}

bool WriterQueue::take(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  const std::uint64_t mine = next_++;
  tickets_.push_back(mine);
  if (moved_.wait_for(lock, patience, [&] { return tickets_.front() == mine; })) return true;
  tickets_.erase(std::ranges::find(tickets_, mine));
  moved_.notify_all();
  return false;
}

void WriterQueue::leave() {
  {
    const std::lock_guard lock(mutex_);
    tickets_.pop_front();
  }
  moved_.notify_all();
}

}  // namespace twinlight::storage
