#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "twinlight/server/connection_pool.h"
#include "twinlight/server/live_jobs.h"
#include "twinlight/server/partnership_catalogue.h"
#include "twinlight/server/ranking.h"
#include "twinlight/storage/file_store.h"
#include "twinlight/storage/job_queue.h"

namespace twinlight::server {

/// Rankings one after the other on a thread of their own, from a queue in the database: a job that was taken survives
/// the end of the program.
class RankingJobs {
 public:
  RankingJobs(PartnershipCatalogues& catalogues, ConnectionPool& connections, storage::FileStore files, LiveJobs& live,
              unsigned threads);
  /// Stops after the ranking that is under way.
  ~RankingJobs();
  RankingJobs(const RankingJobs&) = delete;
  RankingJobs& operator=(const RankingJobs&) = delete;

  /// Adds a job; false where too many wait already.
  Result<bool> add(storage::Connection& connection, const std::string& id, const nlohmann::json& request, Instant now);

  /// None where there is no such job.
  Result<std::optional<JobStatus>> find(storage::Connection& connection, const std::string& id);

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
  void remember(const std::string& id, std::shared_ptr<const Ranking> ranking);

  PartnershipCatalogues& catalogues_;
  ConnectionPool& connections_;
  storage::FileStore files_;
  LiveJobs& live_;
  unsigned threads_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::size_t waiting_ = 0;
  std::deque<std::pair<std::string, std::shared_ptr<const Ranking>>> recent_;
  std::thread thread_;
};

}  // namespace twinlight::server
