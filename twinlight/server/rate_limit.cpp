#include "twinlight/server/rate_limit.h"

#include <algorithm>

namespace twinlight::server {

double RateLimit::filled(const Bucket& bucket, Clock::time_point now) const {
  const double minutes = std::chrono::duration<double, std::ratio<60>>(now - bucket.at).count();
  return std::min(at_once_, bucket.left + per_minute_ * minutes);
}

/// Whoever has not asked for long is as good as unknown, so that the memory is bounded by those who ask.
void RateLimit::forget_full_ones(Clock::time_point now) {
  std::erase_if(buckets_, [&](const auto& entry) { return filled(entry.second, now) >= at_once_; });
}

bool RateLimit::take(const std::string& who, Clock::time_point now) {
  constexpr std::size_t many = 10'000;
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= many) forget_full_ones(now);
  Bucket& bucket = buckets_.try_emplace(who, Bucket{at_once_, now}).first->second;
  bucket = {filled(bucket, now), now};
  if (bucket.left < 1.0) return false;
  bucket.left -= 1.0;
  return true;
}

}  // namespace twinlight::server
