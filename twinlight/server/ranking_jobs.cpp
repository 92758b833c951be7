#include "twinlight/server/ranking_jobs.h"

#include <algorithm>

#include "twinlight/server/clock.h"
#include "twinlight/server/webhook_events.h"
#include "twinlight/storage/webhook_store.h"

namespace twinlight::server {
namespace {

using storage::JobQueue;

constexpr const char* rankings_queue = "rankings";
constexpr std::size_t most_remembered = 8;
constexpr std::size_t largest_result_bytes = std::size_t{256} << 20U;

/// Told to those who want to hear of it, unless nobody was signed in: the id is all that one needs to read it then.
Result<void> tell(const RunningJob& job) {
  if (job.request.value("person", "").empty()) return {};
  return storage::WebhookStore(job.connection)
      .tell({.type = std::string(ranking_done),
             .partnership = job.request.value("partnership", ""),
             .record = job.claim.id,
             .at = clock_now()});
}

std::string text_of_json(const nlohmann::ordered_json& told) {
  return told.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

RankingJobs::RankingJobs(PartnershipCatalogues& catalogues, ConnectionPool& connections, storage::FileStore files,
                         LiveJobs& live, unsigned threads, QueueComplaint complain)
    : catalogues_(catalogues),
      files_(std::move(files)),
      live_(live),
      threads_(threads),
      jobs_(
          rankings_queue, connections, live, [this](RunningJob& job) { return rank(job); }, std::move(complain)) {}

Result<std::optional<JobStatus>> RankingJobs::find(storage::Connection& connection, const std::string& id) {
  const auto job = TWL_TRY(JobQueue(connection).find(id));
  if (!job || job->queue != rankings_queue) return std::nullopt;
  const auto live = live_.find(id);
  return live ? *live : status_of(*job);
}

Result<std::string> RankingJobs::result(storage::Connection& connection, const std::string& id) {
  const auto job = TWL_TRY(JobQueue(connection).find(id));
  const auto named = nlohmann::json::parse(job ? job->result : "", nullptr, false);
  if (!named.is_object()) return failure({.message = "the result of this job is lost"});
  return files_.read({named.value("file", "")}, largest_result_bytes);
}

Result<std::shared_ptr<const Ranking>> RankingJobs::ranking(storage::Connection& connection, const std::string& id) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(recent_, id, [](const auto& entry) { return entry.first; });
    if (found != recent_.end()) return found->second;
  }
  const auto job = TWL_TRY(JobQueue(connection).find(id));
  const auto request = nlohmann::json::parse(job ? job->request : "", nullptr, false);
  if (!request.is_object()) return failure({.message = "the request of this job is lost"});
  auto knowledge = TWL_TRY(catalogues_.of(connection, request.value("partnership", "")));
  auto computed =
      TWL_TRY(rank_catalogue(std::move(knowledge), request.at("need"), threads_,
                             {.progress = [](const RankingProgress&) {}, .row = [](const nlohmann::ordered_json&) {}}));
  remember(id, computed);
  return computed;
}

void RankingJobs::remember(const std::string& id, std::shared_ptr<const Ranking> ranking) {
  const std::lock_guard lock(mutex_);
  recent_.emplace_back(id, std::move(ranking));
  if (recent_.size() > most_remembered) recent_.pop_front();
}

Result<std::optional<nlohmann::json>> RankingJobs::rank(RunningJob& job) {
  if (!job.request.contains("need")) return failure({.message = "is no request of a ranking"});
  auto knowledge = TWL_TRY(catalogues_.of(job.connection, job.request.value("partnership", "")));
  auto ranking =
      TWL_TRY(rank_catalogue(std::move(knowledge), job.request["need"], threads_,
                             {.progress = job.show, .row = [&](const auto& row) { job.show_row(text_of_json(row)); }}));
  auto told = ranking_json(*ranking);
  told["id"] = job.claim.id;
  told["need_description"] = job.request["need"];
  const auto hash = TWL_TRY(files_.put(text_of_json(told)));
  remember(job.claim.id, std::move(ranking));
  job.at_end = [&job] { return tell(job); };
  return nlohmann::json{{"file", hash.hex}};
}

}  // namespace twinlight::server
