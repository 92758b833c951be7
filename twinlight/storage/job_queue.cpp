#include "twinlight/storage/job_queue.h"

#include <charconv>

namespace twinlight::storage {
namespace {

std::string word(JobState state) {
  return std::string(partnership::word_of(state));
}

constexpr const char* job_columns = "id, queue, request, state, attempts, result, due_at";

Job job_of(const SqlRow& row) {
  return {.id = text(row[0]),
          .queue = text(row[1]),
          .request = text(row[2]),
          .state = partnership::from_word<JobState>(text(row[3])).value_or(JobState::failed),
          .attempts = integer(row[4]),
          .result = text(row[5]),
          .due_at = instant(row[6])};
}

}  // namespace

Result<void> JobQueue::add(const std::string& id, const std::string& queue, const std::string& request,
                           Instant due_at) {
  TWL_CHECK(
      connection_.execute("INSERT INTO jobs (id, queue, request, state, due_at, attempts, worker, result)"
                          " VALUES (?, ?, ?, 'waiting', ?, 0, '', '') ON CONFLICT (id) DO NOTHING",
                          {id, queue, request, unix_ms(due_at)}));
  return {};
}

Result<std::optional<Claim>> JobQueue::claim(const std::string& queue, const std::string& worker, Instant now,
                                             std::chrono::milliseconds lease) {
  Transaction transaction = TWL_TRY(Transaction::begin(connection_));
  // While a job runs, its due_at is the end of the lease.
  std::string sql =
      "SELECT id, request, attempts FROM jobs WHERE queue = ? AND state IN ('waiting', 'running') AND due_at <= ?"
      " ORDER BY due_at, id LIMIT 1";
  if (connection_.backend() == Backend::postgresql) sql += " FOR UPDATE SKIP LOCKED";
  const auto rows = TWL_TRY(connection_.query(sql, {queue, unix_ms(now)}));
  if (rows.empty()) {
    TWL_CHECK(transaction.commit());
    return std::nullopt;
  }
  const Claim claim{text(rows[0][0]), text(rows[0][1]), integer(rows[0][2]) + 1};
  TWL_CHECK(connection_.execute("UPDATE jobs SET state = 'running', worker = ?, attempts = ?, due_at = ? WHERE id = ?",
                                {worker, claim.attempt, unix_ms(now + lease), claim.id}));
  TWL_CHECK(transaction.commit());
  return claim;
}

Result<bool> JobQueue::update(const Claim& claim, JobState state, Instant due_at, const std::string& result) {
  const std::int64_t touched = TWL_TRY(connection_.execute(
      "UPDATE jobs SET state = ?, due_at = ?, result = ? WHERE id = ? AND attempts = ? AND state = 'running'",
      {word(state), unix_ms(due_at), result, claim.id, claim.attempt}));
  return touched == 1;
}

Result<bool> JobQueue::extend(const Claim& claim, Instant lease_end) {
  return update(claim, JobState::running, lease_end, "");
}

Result<bool> JobQueue::finish(const Claim& claim, const std::string& result, Instant ended_at) {
  return update(claim, JobState::done, ended_at, result);
}

Result<bool> JobQueue::fail(const Claim& claim, const std::string& reason, std::optional<Instant> retry_at,
                            Instant ended_at) {
  return update(claim, retry_at ? JobState::waiting : JobState::failed, retry_at.value_or(ended_at), reason);
}

Result<bool> JobQueue::remove(const Claim& claim) {
  const std::int64_t removed = TWL_TRY(connection_.execute(
      "DELETE FROM jobs WHERE id = ? AND attempts = ? AND state = 'running'", {claim.id, claim.attempt}));
  return removed == 1;
}

Result<bool> JobQueue::give_up(const Claim& claim, const std::string& reason) {
  const std::int64_t touched = TWL_TRY(connection_.execute(
      "UPDATE jobs SET state = 'failed', request = '', result = ? WHERE id = ? AND attempts = ? AND state = 'running'",
      {reason, claim.id, claim.attempt}));
  return touched == 1;
}

Result<std::vector<JobCount>> JobQueue::counts() {
  // As text: of a computed column SOCI does not know the type on SQLite.
  const auto rows =
      TWL_TRY(connection_.query("SELECT queue, state, CAST(COUNT(*) AS TEXT) FROM jobs GROUP BY queue, state"));
  std::vector<JobCount> counts;
  for (const SqlRow& row : rows) {
    JobCount& one =
        counts.emplace_back(JobCount{.queue = text(row[0]), .state = *partnership::from_word<JobState>(text(row[1]))});
    const std::string& number = text(row[2]);
    std::from_chars(number.data(), number.data() + number.size(), one.count);
  }
  return counts;
}

Result<std::optional<Job>> JobQueue::find(const std::string& id) {
  const auto rows = TWL_TRY(connection_.query(std::string("SELECT ") + job_columns + " FROM jobs WHERE id = ?", {id}));
  if (rows.empty()) return std::nullopt;
  return job_of(rows.front());
}

Result<std::vector<Job>> JobQueue::unfinished(const std::string& queue) {
  std::vector<Job> jobs;
  const auto rows = TWL_TRY(connection_.query(
      std::string("SELECT ") + job_columns +
          " FROM jobs WHERE state <> 'done' AND (queue = ? OR CAST(? AS TEXT) = '') ORDER BY due_at, id",
      {queue, queue}));
  for (const SqlRow& row : rows) jobs.push_back(job_of(row));
  return jobs;
}

Result<Retry> JobQueue::retry(const std::string& id, Instant now) {
  const auto job = TWL_TRY(find(id));
  if (!job) return Retry::absent;
  if (job->state == JobState::running) return Retry::under_way;
  if (job->state == JobState::done) return Retry::done;
  if (job->request.empty()) return Retry::emptied;
  const std::int64_t attempts = job->state == JobState::failed ? 0 : job->attempts;
  auto transaction = TWL_TRY(Transaction::begin(connection_));
  // Not where a worker took it meanwhile.
  const std::int64_t touched = TWL_TRY(connection_.execute(
      "UPDATE jobs SET state = 'waiting', due_at = ?, attempts = ? WHERE id = ? AND state = ? AND attempts = ?",
      {unix_ms(now), attempts, id, word(job->state), job->attempts}));
  if (touched != 1) return Retry::under_way;
  TWL_CHECK(connection_.execute("INSERT INTO job_retries (at, job, queue, attempts) VALUES (?, ?, ?, ?)",
                                {unix_ms(now), id, job->queue, job->attempts}));
  TWL_CHECK(transaction.commit());
  return Retry::now;
}

Result<std::vector<JobRetry>> JobQueue::retries(std::int64_t limit) {
  const auto rows = TWL_TRY(
      connection_.query("SELECT at, job, queue, attempts FROM job_retries ORDER BY sequence DESC LIMIT ?", {limit}));
  std::vector<JobRetry> retries;
  for (const SqlRow& row : rows) retries.push_back({instant(row[0]), text(row[1]), text(row[2]), integer(row[3])});
  return retries;
}

}  // namespace twinlight::storage
