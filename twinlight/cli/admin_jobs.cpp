#include "twinlight/cli/admin_jobs.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/server/clock.h"
#include "twinlight/server/masked_address.h"
#include "twinlight/storage/installation_database.h"
#include "twinlight/storage/job_queue.h"

namespace twinlight::cli {
namespace {
using nlohmann::ordered_json;
using storage::Retry;

struct JobsOptions {
  std::string data;
  std::string database;
  std::string queue;
  std::string job;
  bool failed_alone = false;
  bool json = false;
};

Result<std::unique_ptr<storage::Connection>> open_for_jobs(const JobsOptions& options) {
  return storage::open_installation_database(options.data, options.database, storage::Opening::existing);
}

/// Why the last attempt failed; empty before the first. Jobs that people wait for keep it as JSON.
std::string reason_of(const storage::Job& job) {
  constexpr std::size_t longest_reason = 1000;
  const auto json = nlohmann::json::parse(job.result, nullptr, /*allow_exceptions=*/false);
  const std::string reason = json.is_object() ? json.value("message", "") : job.result;
  return printable_text(server::with_masked_addresses(reason), longest_reason);
}

/// Nothing of what a job has to do: letters hold secrets.
Result<void> list_jobs(const JobsOptions& options) {
  const auto connection = TWL_TRY(open_for_jobs(options));
  ordered_json jobs = ordered_json::array();
  for (const storage::Job& job : TWL_TRY(storage::JobQueue(*connection).unfinished(options.queue))) {
    const bool failed = job.state == storage::JobState::failed;
    if (options.failed_alone && !failed) continue;
    const std::string reason = reason_of(job);
    const std::string due_at = failed ? "" : instant_text(job.due_at);
    jobs.push_back({{"id", job.id},
                    {"queue", job.queue},
                    {"state", partnership::word_of(job.state)},
                    {"attempts", job.attempts},
                    {"due_at", failed ? ordered_json(nullptr) : ordered_json(due_at)},
                    {"reason", reason}});
    if (!options.json)
      fmt::print("{}  {:<9}  {:<7}  {:>3}  {:<24}  {}\n", job.id, job.queue, partnership::word_of(job.state),
                 job.attempts, due_at, reason);
  }
  if (options.json) fmt::print("{}\n", ordered_json{{"jobs", jobs}}.dump(2));
  return {};
}

Result<void> retry_job(const JobsOptions& options) {
  const auto connection = TWL_TRY(open_for_jobs(options));
  const auto refused = [&](const char* why) { return failure({.message = why, .field = options.job}); };
  switch (TWL_TRY(storage::JobQueue(*connection).retry(options.job, server::clock_now()))) {
    case Retry::absent:
      return refused("there is no such job");
    case Retry::under_way:
      return refused("is under way");
    case Retry::done:
      return refused("is done");
    case Retry::emptied:
      return refused("can not be tried again: it was given up, and of what it had to send nothing is kept");
    case Retry::now:
      break;
  }
  if (options.json)
    fmt::print("{}\n", ordered_json{{"id", options.job}, {"state", "waiting"}}.dump(2));
  else
    fmt::print("{} is due now: the server tries it again.\n", options.job);
  return {};
}

/// What was tried again by hand: the newest, for nobody reads on.
Result<void> list_retries(const JobsOptions& options) {
  constexpr std::int64_t most = 1000;
  const auto connection = TWL_TRY(open_for_jobs(options));
  ordered_json retries = ordered_json::array();
  for (const storage::JobRetry& one : TWL_TRY(storage::JobQueue(*connection).retries(most))) {
    const std::string at = instant_text(one.at);
    retries.push_back({{"at", at}, {"id", one.job}, {"queue", one.queue}, {"attempts", one.attempts}});
    if (!options.json) fmt::print("{}  {}  {:<9}  {:>3}\n", at, one.job, one.queue, one.attempts);
  }
  if (options.json) fmt::print("{}\n", ordered_json{{"retries", retries}}.dump(2));
  return {};
}

using JobsWork = Result<void> (*)(const JobsOptions&);

CLI::App* add_jobs_action(CLI::App& jobs, const char* name, const char* description, JobsWork work,
                          const std::shared_ptr<JobsOptions>& options, ExitStatus& status) {
  CLI::App* command = jobs.add_subcommand(name, description);
  command->add_option("--data", options->data, "Folder of the installation")->required();
  command->add_option("--database", options->database, "postgresql://…; by default SQLite in the data folder");
  command->add_flag("--json", options->json, "Write JSON");
  command->callback([work, options, &status] {
    const auto done = work(*options);
    status = done ? ExitStatus::ok : refuse(done.error(), options->json);
  });
  return command;
}

}  // namespace

void add_jobs_actions(CLI::App& admin, ExitStatus& status) {
  const auto options = std::make_shared<JobsOptions>();
  CLI::App* jobs = admin.add_subcommand("jobs", "Letters, rankings and other work that waits or failed");
  jobs->require_subcommand(1);
  CLI::App* list =
      add_jobs_action(*jobs, "list", "What is not done, the longest due first", list_jobs, options, status);
  list->add_option("--queue", options->queue, "mail, rankings, webhooks, …; by default all");
  list->add_flag("--failed", options->failed_alone, "Only what was given up");
  CLI::App* retry = add_jobs_action(*jobs, "retry", "Try a job again at once", retry_job, options, status);
  add_jobs_action(*jobs, "retries", "What was tried again so, the newest first", list_retries, options, status);
  retry->add_option("id", options->job, "Of the job, as the list and the log name it")->required();
}

}  // namespace twinlight::cli
