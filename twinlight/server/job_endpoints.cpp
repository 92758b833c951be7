#include "twinlight/server/job_endpoints.h"

#include <algorithm>
#include <array>

namespace twinlight::server {
namespace {

/// Others, such as letters, nobody waits for.
constexpr std::array<std::string_view, 3> followed{"rankings", "exports", "imports"};

tl::expected<JobStatus, Problem> status(Call& call, LiveJobs& live) {
  const std::string id = text_of(call.path, "id");
  const auto job = TWL_OWN(storage::JobQueue(call.connection).find(id));
  if (!job || std::ranges::count(followed, job->queue) == 0) return problem(ProblemKind::absent);
  JobStatus found = live.find(id).value_or(status_of(*job));
  if (!found.person.empty() && found.person != call.actor.person.text) return problem(ProblemKind::absent);
  return found;
}

Answer follow(Call& call, LiveJobs& live) {
  const JobStatus found = TWL_ANSWER(status(call, live));
  Response response{
      .headers = {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}}};
  response.stream = [&live, id = text_of(call.path, "id"), found](const std::shared_ptr<EventStream>& stream) {
    live.follow(id, found, stream);
  };
  return response;
}

}  // namespace

void add_job_endpoints(Endpoints& endpoints, LiveJobs& live) {
  endpoints["getJob"] = [&live](Call& call) -> Answer {
    return json_response(job_json(text_of(call.path, "id"), TWL_ANSWER(status(call, live))));
  };
  endpoints["followJob"] = [&live](Call& call) { return follow(call, live); };
}

}  // namespace twinlight::server
