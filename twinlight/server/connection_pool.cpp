#include "twinlight/server/connection_pool.h"

namespace twinlight::server {

Result<ConnectionPool::Lent> ConnectionPool::lend() {
  std::unique_ptr<storage::Connection> connection;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      connection = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!connection) connection = TWL_TRY(open_());
  return Lent(connection.release(), [this](storage::Connection* lent) {
    const std::lock_guard lock(mutex_);
    idle_.emplace_back(lent);
  });
}

}  // namespace twinlight::server
