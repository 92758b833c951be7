#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "twinlight/server/background_jobs.h"
#include "twinlight/server/partnership_catalogue.h"
#include "twinlight/server/ranking.h"
#include "twinlight/storage/file_store.h"

namespace twinlight::server {

/// Rankings as jobs, and what they gave.
class RankingJobs {
 public:
  RankingJobs(PartnershipCatalogues& catalogues, ConnectionPool& connections, storage::FileStore files, LiveJobs& live,
              unsigned threads, QueueComplaint complain);

  /// Adds a job; false where too many wait already.
  /// @param request  `need`, as JSON of a description, `partnership` and `person`, which may be empty
  Result<bool> add(storage::Connection& connection, const std::string& id, const nlohmann::json& request, Instant now) {
    return jobs_.add(connection, id, request, now);
  }

  /// None where there is no such job.
  Result<std::optional<JobStatus>> find(storage::Connection& connection, const std::string& id);

  /// The bytes of `ranking_json` of a job that is done.
  Result<std::string> result(storage::Connection& connection, const std::string& id);

  /// The ranking itself, from memory or computed again.
  Result<std::shared_ptr<const Ranking>> ranking(storage::Connection& connection, const std::string& id);

 private:
  Result<std::optional<nlohmann::json>> rank(RunningJob& job);
  void remember(const std::string& id, std::shared_ptr<const Ranking> ranking);

  PartnershipCatalogues& catalogues_;
  storage::FileStore files_;
  LiveJobs& live_;
  unsigned threads_;
  std::mutex mutex_;
  std::deque<std::pair<std::string, std::shared_ptr<const Ranking>>> recent_;
  BackgroundJobs jobs_;  ///< ends first
};

}  // namespace twinlight::server
