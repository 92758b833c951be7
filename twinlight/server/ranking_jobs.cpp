#include "twinlight/server/ranking_jobs.h"

#include <algorithm>

#include "twinlight/server/lease_keeper.h"
#include "twinlight/server/webhook_events.h"
#include "twinlight/storage/uuid.h"
#include "twinlight/storage/webhook_store.h"

namespace twinlight::server {
namespace {

using storage::JobQueue;

constexpr const char* queue_name = "rankings";
constexpr std::chrono::seconds lease{20};
// A job that ended the program so often is at fault itself.
constexpr std::int64_t most_attempts = 8;
constexpr std::chrono::milliseconds pause_between_looks{1000};
constexpr std::size_t most_waiting = 50;
constexpr std::size_t most_remembered = 8;
constexpr std::size_t largest_result_bytes = std::size_t{256} << 20U;

Instant clock_now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace

RankingJobs::RankingJobs(PartnershipCatalogues& catalogues, ConnectionPool& connections, storage::FileStore files,
                         LiveJobs& live, unsigned threads)
    : catalogues_(catalogues), connections_(connections), files_(std::move(files)), live_(live), threads_(threads) {
  thread_ = std::thread([this] { serve(); });
}

RankingJobs::~RankingJobs() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

Result<bool> RankingJobs::add(storage::Connection& connection, const std::string& id, const nlohmann::json& request,
                              Instant now) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_ >= most_waiting) return false;
    ++waiting_;
  }
  live_.begin(id, request.value("person", ""));
  const auto added = JobQueue(connection).add(id, queue_name, request.dump(), now);
  if (!added) {
    const std::lock_guard lock(mutex_);
    --waiting_;
    live_.forget(id);
    return failure(added.error());
  }
  changed_.notify_all();
  return true;
}

Result<std::optional<JobStatus>> RankingJobs::find(storage::Connection& connection, const std::string& id) {
  const auto job = TWL_TRY(JobQueue(connection).find(id));
  if (!job || job->queue != queue_name) return std::nullopt;
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

void RankingJobs::serve() {
  while (true) {
    const auto worked = work_once();
    if (worked && *worked) continue;
    std::unique_lock lock(mutex_);
    if (stopping_) return;
    changed_.wait_for(lock, pause_between_looks);
    if (stopping_) return;
  }
}

/// False where nothing waits.
Result<bool> RankingJobs::work_once() {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return false;
  }
  const auto connection = TWL_TRY(connections_.lend());
  JobQueue queue(*connection);
  const auto claim = TWL_TRY(queue.claim(queue_name, storage::new_uuid(clock_now()), clock_now(), lease));
  if (!claim) return false;
  {
    const std::lock_guard lock(mutex_);
    waiting_ -= waiting_ > 0 ? 1 : 0;
  }
  if (const auto done = run(*connection, *claim); !done) {
    TWL_TRY(queue.fail(*claim, failure_json(done.error()), std::nullopt));
    live_.publish(claim->id, {.state = "failed", .progress = {0, 0, "done"}, .person = {}, .why = done.error()});
  }
  return true;
}

/// False where the job is lost to another program. Told to those who want to hear of it, unless nobody was signed in:
/// the id is all that one needs to read it then.
Result<bool> RankingJobs::finish(storage::Connection& connection, const storage::Claim& claim, const std::string& file,
                                 const nlohmann::json& request) {
  auto transaction = TWL_TRY(storage::Transaction::begin(connection));
  const bool done = TWL_TRY(JobQueue(connection).finish(claim, nlohmann::json{{"file", file}}.dump()));
  if (done && !request.value("person", "").empty())
    TWL_CHECK(storage::WebhookStore(connection)
                  .tell({.type = std::string(ranking_done),
                         .partnership = request.value("partnership", ""),
                         .record = claim.id,
                         .at = clock_now()}));
  TWL_CHECK(transaction.commit());
  return done;
}

Result<void> RankingJobs::run(storage::Connection& connection, const storage::Claim& claim) {
  const auto request = nlohmann::json::parse(claim.request, nullptr, false);
  if (!request.is_object() || !request.contains("need")) return failure({.message = "is no request of a ranking"});
  if (claim.attempt > most_attempts) return failure({.message = "was begun too often and never came to an end"});
  const std::string person = request.value("person", "");
  const LeaseKeeper keeper(connections_, claim, lease);
  const auto show = [&](const RankingProgress& progress) {
    live_.publish(claim.id, {.state = "running", .progress = progress, .person = person, .why = {}});
  };
  auto knowledge = TWL_TRY(catalogues_.of(connection, request.value("partnership", "")));
  auto ranking = TWL_TRY(
      rank_catalogue(std::move(knowledge), request["need"], threads_,
                     {.progress = show, .row = [&](const nlohmann::ordered_json& row) {
                        live_.publish_row(claim.id, row.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
                      }}));
  auto json = ranking_json(*ranking);
  json["id"] = claim.id;
  json["need_description"] = request["need"];
  const auto hash = TWL_TRY(files_.put(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
  remember(claim.id, std::move(ranking));
  if (TWL_TRY(finish(connection, claim, hash.hex, request)))
    live_.publish(claim.id, {.state = "done", .progress = {1, 1, "done"}, .person = person, .why = {}});
  else
    live_.forget(claim.id);
  return {};
}

}  // namespace twinlight::server
