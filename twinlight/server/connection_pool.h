#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "twinlight/storage/connection.h"

namespace twinlight::server {

/// Connections to one database, each lent to one thread at a time.
class ConnectionPool {
 public:
  using Open = std::function<Result<std::unique_ptr<storage::Connection>>()>;
  explicit ConnectionPool(Open open) : open_(std::move(open)) {}

  /// A connection that goes back into the pool with the handle.
  using Lent = std::unique_ptr<storage::Connection, std::function<void(storage::Connection*)>>;
  Result<Lent> lend();

 private:
  Open open_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<storage::Connection>> idle_;
};

}  // namespace twinlight::server
