#include "twinlight/server/lease_keeper.h"

#include <utility>

#include "twinlight/server/clock.h"

namespace twinlight::server {
namespace {

constexpr int extensions_per_lease = 4;

}  // namespace

LeaseKeeper::LeaseKeeper(ConnectionPool& connections, storage::Claim claim, std::chrono::milliseconds lease)
    : connections_(connections), claim_(std::move(claim)), lease_(lease) {
  thread_ = std::thread([this] { keep(); });
}

LeaseKeeper::~LeaseKeeper() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  ended_.notify_all();
  thread_.join();
}

void LeaseKeeper::keep() {
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, lease_ / extensions_per_lease, [this] { return over_; })) {
    const auto connection = connections_.lend();
    if (!connection) continue;  // there is time to try again
    const auto kept = storage::JobQueue(**connection).extend(claim_, clock_now() + lease_);
    if (kept && !*kept) return;
  }
}

}  // namespace twinlight::server
