#pragma once

#include <memory>
#include <string>

#include "twinlight/server/connection_pool.h"
#include "twinlight/server/http_message.h"
#include "twinlight/server/service.h"

namespace twinlight::server {

/// What a monitoring system asks a server for, in the text format of Prometheus: requests by operation and status, how
/// long they took, jobs by queue and state, complaints of queues, addresses that letters come back from. Nothing of it
/// names a person. For several threads. The one place that knows prometheus-cpp.
class Metrics {
 public:
  explicit Metrics(const std::string& version);
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  void count(const AccessEntry& entry);
  /// Of a queue that can not be worked off.
  void count_complaint(const std::string& queue);

  /// Fails where the database does not answer.
  Result<std::string> text(storage::Connection& connection);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// Answers GET /metrics and nothing else.
Handler metrics_handler(Metrics& metrics, ConnectionPool& connections);

}  // namespace twinlight::server
