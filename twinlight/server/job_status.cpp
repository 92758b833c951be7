#include "twinlight/server/job_status.h"

#include "twinlight/server/problem.h"

namespace twinlight::server {

nlohmann::json job_json(const std::string& id, const JobStatus& status) {
  nlohmann::json told = {
      {"id", id},
      {"state", status.state},
      {"progress",
       {{"done", status.progress.done}, {"total", status.progress.total}, {"phase", status.progress.phase}}}};
  if (status.why) told["problem"] = problem_json({ProblemKind::failed, {*status.why}}, partnership::Language::en);
  return told;
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

std::string failure_json(const Diagnostic& why) {
  return nlohmann::json{{"message", why.message}, {"field", why.field}}.dump(-1, ' ', false,
                                                                             nlohmann::json::error_handler_t::replace);
}

}  // namespace twinlight::server
