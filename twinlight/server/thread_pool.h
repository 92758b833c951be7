#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace twinlight::server {

/// Threads that do what is put in a queue of bounded length.
class ThreadPool {
 public:
  ThreadPool(unsigned threads, std::size_t longest_queue);
  /// Finishes what was taken.
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  /// False where the queue is full or the pool is stopped: the work was not taken.
  bool post(std::function<void()> work);

  /// Finishes what was taken, takes no more.
  void stop();

 private:
  void serve();

  const std::size_t longest_queue_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace twinlight::server
