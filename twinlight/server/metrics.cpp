#include "twinlight/server/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <mutex>
#include <set>
#include <sstream>

#include "twinlight/storage/job_queue.h"
#include "twinlight/storage/letter_return_store.h"

namespace twinlight::server {
namespace {

constexpr double milliseconds_in_a_second = 1000.0;

/// From a page out of memory to a computation that somebody waits for.
prometheus::Histogram::BucketBoundaries seconds() {
  return {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0};
}

/// Of requests that no operation answers: files of the application, addresses that are none.
std::string operation_of(const AccessEntry& entry) {
  return entry.operation.empty() ? "none" : entry.operation;
}

}  // namespace

struct Metrics::Parts {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>* requests = nullptr;
  prometheus::Family<prometheus::Histogram>* request_seconds = nullptr;
  prometheus::Family<prometheus::Gauge>* jobs = nullptr;
  prometheus::Family<prometheus::Counter>* queue_complaints = nullptr;
  prometheus::Gauge* unreachable_addresses = nullptr;
  std::mutex counting_jobs;
  std::set<prometheus::Gauge*> known_jobs;  ///< of which there may be none any more
};

Metrics::Metrics(const std::string& version) : parts_(std::make_unique<Parts>()) {
  parts_->requests = &prometheus::BuildCounter()
                          .Name("twinlight_requests_total")
                          .Help("Requests answered, by operation of the contract and HTTP status")
                          .Register(parts_->registry);
  parts_->request_seconds = &prometheus::BuildHistogram()
                                 .Name("twinlight_request_seconds")
                                 .Help("From the whole request to the bytes of its answer, by operation")
                                 .Register(parts_->registry);
  parts_->jobs = &prometheus::BuildGauge()
                      .Name("twinlight_jobs")
                      .Help("Jobs in the database, by queue and state")
                      .Register(parts_->registry);
  parts_->queue_complaints = &prometheus::BuildCounter()
                                  .Name("twinlight_queue_complaints_total")
                                  .Help("Times that the log told that a queue can not be worked off, by queue")
                                  .Register(parts_->registry);
  parts_->unreachable_addresses = &prometheus::BuildGauge()
                                       .Name("twinlight_unreachable_addresses")
                                       .Help("Mail addresses that letters came back from, so that none are sent there")
                                       .Register(parts_->registry)
                                       .Add({});
  prometheus::BuildGauge()
      .Name("twinlight_build_info")
      .Help("The program that answers")
      .Register(parts_->registry)
      .Add({{"version", version}})
      .Set(1.0);
}

Metrics::~Metrics() = default;

void Metrics::count(const AccessEntry& entry) {
  const std::string operation = operation_of(entry);
  parts_->requests->Add({{"operation", operation}, {"status", std::to_string(entry.status)}}).Increment();
  parts_->request_seconds->Add({{"operation", operation}}, seconds())
      .Observe(entry.milliseconds / milliseconds_in_a_second);
}

void Metrics::count_complaint(const std::string& queue) {
  parts_->queue_complaints->Add({{"queue", queue}}).Increment();
}

Result<std::string> Metrics::text(storage::Connection& connection) {
  const auto counts = TWL_TRY(storage::JobQueue(connection).counts());
  const std::int64_t unreachable = TWL_TRY(storage::LetterReturnStore(connection).count());
  const std::lock_guard lock(parts_->counting_jobs);
  for (prometheus::Gauge* gauge : parts_->known_jobs) gauge->Set(0.0);
  for (const storage::JobCount& one : counts) {
    prometheus::Gauge& gauge =
        parts_->jobs->Add({{"queue", one.queue}, {"state", std::string(partnership::word_of(one.state))}});
    gauge.Set(static_cast<double>(one.count));
    parts_->known_jobs.insert(&gauge);
  }
  parts_->unreachable_addresses->Set(static_cast<double>(unreachable));
  std::ostringstream text;
  prometheus::TextSerializer().Serialize(text, parts_->registry.Collect());
  return text.str();
}

Handler metrics_handler(Metrics& metrics, ConnectionPool& connections) {
  return [&metrics, &connections](const Request& request) -> Response {
    if (request.path != "/metrics") return {.status = 404, .headers = {}, .body = {}};
    if (request.method != "GET") return {.status = 405, .headers = {{"Allow", "GET"}}, .body = {}};
    const auto connection = connections.lend();
    auto text = connection ? metrics.text(**connection) : Result<std::string>(tl::unexpected(connection.error()));
    if (!text) return {.status = 503, .headers = {}, .body = {}};
    return {.status = 200,
            .headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}},
            .body = *std::move(text)};
  };
}

}  // namespace twinlight::server
