#pragma once

#include <cstddef>
#include <functional>

namespace twinlight::matching {

/// Calls `work(i)` for every i below `count` on up to `threads` threads and waits for all of them. Each i is taken by
/// one thread; which one, and when, is not defined, so `work` writes only to what belongs to i.
void parallel_for(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace twinlight::matching
