#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>

namespace twinlight::storage {

/// Turns to write to one SQLite file, within this program, in the order in which they were asked for. SQLite itself
/// lets whoever waits look again now and then: next to somebody who writes again and again, others would wait until
/// they give up.
class WriterQueue {
 public:
  /// The one queue of a file.
  static std::shared_ptr<WriterQueue> of(const std::filesystem::path& file);

  /// Waits for a turn; false where it does not come in time.
  bool take(std::chrono::milliseconds patience);
  /// Ends the turn that was taken.
  void leave();

 private:
  std::mutex mutex_;
  std::condition_variable moved_;
  std::deque<std::uint64_t> tickets_;  ///< the first one has its turn
  std::uint64_t next_ = 0;
};

}  // namespace twinlight::storage
