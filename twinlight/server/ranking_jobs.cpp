#include "twinlight/server/ranking_jobs.h"

#include <algorithm>

#include "twinlight/server/lease_keeper.h"
#include "twinlight/server/problem.h"
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

JobStatus status_of(const storage::Job& job) {
  JobStatus status;
  const auto request = nlohmann::json::parse(job.request, nullptr, false);
  if (request.is_object()) status.person = request.value("person", "");
  if (job.state == storage::JobState::running) status.state = "running";
  if (job.state == storage::JobState::done) {
    status.state = "done";
    status.progress = {1, 1, "done"};
  }
  if (job.state == storage::JobState::failed) {
    status.state = "failed";
    const auto why = nlohmann::json::parse(job.result, nullptr, false);
    status.why = Diagnostic{.message = why.is_object() ? why.value("message", "") : job.result,
                            .field = why.is_object() ? why.value("field", "") : ""};
  }
  return status;
}

bool is_over(const JobStatus& status) {
  return status.state == "done" || status.state == "failed";
}

}  // namespace

nlohmann::json job_json(const std::string& id, const JobStatus& status) {
  nlohmann::json json = {
      {"id", id},
      {"state", status.state},
      {"progress",
       {{"done", status.progress.done}, {"total", status.progress.total}, {"phase", status.progress.phase}}}};
  if (status.why) json["problem"] = problem_json({ProblemKind::failed, {*status.why}}, partnership::Language::en);
  return json;
}

RankingJobs::RankingJobs(PartnershipCatalogues& catalogues, ConnectionPool& connections, storage::FileStore files,
                         unsigned threads)
    : catalogues_(catalogues), connections_(connections), files_(std::move(files)), threads_(threads) {
  thread_ = std::thread([this] { serve(); });
}

RankingJobs::~RankingJobs() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
  for (const auto& [id, stream] : streams_) stream->close();
}

Result<bool> RankingJobs::add(storage::Connection& connection, const std::string& id, const nlohmann::json& request,
                              Instant now) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_ >= most_waiting) return false;
    ++waiting_;
    live_[id].person = request.value("person", "");
  }
  const auto added = JobQueue(connection).add(id, queue_name, request.dump(), now);
  if (!added) {
    const std::lock_guard lock(mutex_);
    --waiting_;
    live_.erase(id);
    return failure(added.error());
  }
  changed_.notify_all();
  return true;
}

Result<std::optional<JobStatus>> RankingJobs::find(storage::Connection& connection, const std::string& id) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = live_.find(id); found != live_.end()) return found->second;
  }
  const auto job = TWL_TRY(JobQueue(connection).find(id));
  if (!job || job->queue != queue_name) return std::nullopt;
  return status_of(*job);
}

void RankingJobs::follow(const std::string& id, const JobStatus& status, const std::shared_ptr<EventStream>& stream) {
  const std::lock_guard lock(mutex_);
  const auto live = live_.find(id);
  const JobStatus& now = live == live_.end() ? status : live->second;
  if (const auto rows = rows_.find(id); rows != rows_.end())
    for (const std::string& row : rows->second) stream->send("row", row);
  stream->send(is_over(now) ? now.state : "progress", job_json(id, now).dump());
  if (is_over(now) || live == live_.end())
    stream->close();
  else
    streams_.emplace(id, stream);
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

void RankingJobs::publish(const std::string& id, JobStatus status) {
  const std::lock_guard lock(mutex_);
  status.person = live_[id].person;
  const bool over = is_over(status);
  const std::string event = over ? status.state : "progress";
  const std::string data = job_json(id, status).dump();
  const auto [begin, end] = streams_.equal_range(id);
  for (auto stream = begin; stream != end;) {
    const bool there = stream->second->send(event, data);
    if (over) stream->second->close();
    stream = over || !there ? streams_.erase(stream) : std::next(stream);
  }
  if (over) {
    live_.erase(id);
    rows_.erase(id);
  } else {
    live_[id] = std::move(status);
  }
}

void RankingJobs::let_go(const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto [begin, end] = streams_.equal_range(id);
  for (auto stream = begin; stream != end; ++stream) stream->second->close();
  streams_.erase(begin, end);
  live_.erase(id);
  rows_.erase(id);
}

void RankingJobs::publish_row(const std::string& id, const nlohmann::ordered_json& row) {
  const std::lock_guard lock(mutex_);
  const std::string data = row.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  // In the order in which they came: each has its place among those before it.
  rows_[id].push_back(data);
  const auto [begin, end] = streams_.equal_range(id);
  for (auto stream = begin; stream != end;)
    stream = stream->second->send("row", data) ? std::next(stream) : streams_.erase(stream);
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
    const nlohmann::json why = {{"message", done.error().message}, {"field", done.error().field}};
    TWL_TRY(queue.fail(*claim, why.dump(), std::nullopt));
    publish(claim->id, {.state = "failed", .progress = {0, 0, "done"}, .person = {}, .why = done.error()});
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
  const LeaseKeeper keeper(connections_, claim, lease);
  const auto show = [&](const RankingProgress& progress) {
    publish(claim.id, {.state = "running", .progress = progress, .person = {}, .why = {}});
  };
  auto knowledge = TWL_TRY(catalogues_.of(connection, request.value("partnership", "")));
  auto ranking = TWL_TRY(rank_catalogue(
      std::move(knowledge), request["need"], threads_,
      {.progress = show, .row = [&](const nlohmann::ordered_json& row) { publish_row(claim.id, row); }}));
  auto json = ranking_json(*ranking);
  json["id"] = claim.id;
  json["need_description"] = request["need"];
  const auto hash = TWL_TRY(files_.put(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
  remember(claim.id, std::move(ranking));
  if (TWL_TRY(finish(connection, claim, hash.hex, request)))
    publish(claim.id, {.state = "done", .progress = {1, 1, "done"}, .person = {}, .why = {}});
  else
    let_go(claim.id);
  return {};
}

}  // namespace twinlight::server
