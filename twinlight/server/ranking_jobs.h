#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "twinlight/server/connection_pool.h"
#include "twinlight/server/http_message.h"
#include "twinlight/server/partnership_catalogue.h"
#include "twinlight/server/ranking.h"
#include "twinlight/storage/file_store.h"
#include "twinlight/storage/job_queue.h"

namespace twinlight::server {

/// What is known of a ranking's job.
struct JobStatus {
  std::string state = "queued";  ///< queued, running, done, failed
  RankingProgress progress{0, 0, "queued"};
  std::string person;             ///< who asked; empty for a visitor
  std::optional<Diagnostic> why;  ///< it failed
};
nlohmann::json job_json(const std::string& id, const JobStatus& status);

/// Rankings one after the other on a thread of their own, from a queue in the database: a job that was taken survives
/// the end of the program.
class RankingJobs {
 public:
  RankingJobs(PartnershipCatalogues& catalogues, ConnectionPool& connections, storage::FileStore files,
              unsigned threads);
  /// Stops after the ranking that is under way.
  ~RankingJobs();
  RankingJobs(const RankingJobs&) = delete;
  RankingJobs& operator=(const RankingJobs&) = delete;

  /// Adds a job; false where too many wait already.
  Result<bool> add(storage::Connection& connection, const std::string& id, const nlohmann::json& request, Instant now);

  /// None where there is no such job.
  Result<std::optional<JobStatus>> find(storage::Connection& connection, const std::string& id);

  /// Sends the rows that were proven so far and what becomes of a job to a stream, and closes it with the job.
  void follow(const std::string& id, const JobStatus& status, const std::shared_ptr<EventStream>& stream);

  /// The bytes of `ranking_json` of a job that is done.
  Result<std::string> result(storage::Connection& connection, const std::string& id);

  /// The ranking itself, from memory or computed again.
  Result<std::shared_ptr<const Ranking>> ranking(storage::Connection& connection, const std::string& id);

 private:
  void serve();
  Result<bool> work_once();
  Result<void> run(storage::Connection& connection, const storage::Claim& claim);
  static Result<bool> finish(storage::Connection& connection, const storage::Claim& claim, const std::string& file,
                             const nlohmann::json& request);
  void publish(const std::string& id, JobStatus status);
  /// Of a job that another program has taken over: it tells what becomes of it.
  void let_go(const std::string& id);
  void publish_row(const std::string& id, const nlohmann::ordered_json& row);
  void remember(const std::string& id, std::shared_ptr<const Ranking> ranking);

  PartnershipCatalogues& catalogues_;
  ConnectionPool& connections_;
  storage::FileStore files_;
  unsigned threads_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::size_t waiting_ = 0;
  std::map<std::string, JobStatus> live_;                 ///< queued or running here
  std::map<std::string, std::vector<std::string>> rows_;  ///< proven so far, of those that run here
  std::multimap<std::string, std::shared_ptr<EventStream>> streams_;
  std::deque<std::pair<std::string, std::shared_ptr<const Ranking>>> recent_;
  std::thread thread_;
};

}  // namespace twinlight::server
