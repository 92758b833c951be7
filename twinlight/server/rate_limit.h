#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

namespace twinlight::server {

/// So many at once, and so many more a minute, for each of those who ask (a token bucket each).
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;

  RateLimit(double at_once, double per_minute) : at_once_(at_once), per_minute_(per_minute) {}

  /// True where one more is allowed now; it is then counted.
  bool take(const std::string& who, Clock::time_point now = Clock::now());

 private:
  struct Bucket {
    double left = 0.0;
    Clock::time_point at;
  };
  double filled(const Bucket& bucket, Clock::time_point now) const;
  void forget_full_ones(Clock::time_point now);

  double at_once_;
  double per_minute_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace twinlight::server
