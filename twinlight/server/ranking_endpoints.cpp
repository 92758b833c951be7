#include "twinlight/server/ranking_endpoints.h"

#include <fmt/format.h>

#include "twinlight/report/report_json.h"
#include "twinlight/report/report_pdf.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {

void RankingEndpoints::add_to(Endpoints& endpoints) {
  endpoints["rank"] = [this](Call& call) { return rank(call); };
  endpoints["getJob"] = [this](Call& call) -> Answer {
    return json_response(job_json(text_of(call.path, "id"), TWL_ANSWER(status(call))));
  };
  endpoints["followJob"] = [this](Call& call) { return follow(call); };
  endpoints["getRanking"] = [this](Call& call) { return ranking(call); };
  endpoints["getReport"] = [this](Call& call) { return report(call, /*as_pdf=*/true); };
  endpoints["getReportData"] = [this](Call& call) { return report(call, /*as_pdf=*/false); };
}

Answer RankingEndpoints::rank(Call& call) {
  const std::string& person = call.actor.person.text;
  const bool allowed = person.empty() ? by_visitor_.take(call.request.remote_address) : by_person_.take(person);
  if (!allowed) return problem(ProblemKind::too_many);
  // A need that can not be is refused at once, not by a job that fails.
  if (const auto need = need_from(*knowledge_, call.body["need"]); !need)
    return problem(ProblemKind::invalid, {{.message = need.error().message, .field = "/need" + need.error().field}});
  const std::string id = storage::new_uuid(call.now);
  if (!TWL_OWN(jobs_.add(
          call.connection, id,
          {{"need", call.body["need"]}, {"person", person}, {"partnership", catalogue_partnership(call.actor)}},
          call.now)))
    return problem(ProblemKind::busy);
  Response response = json_response({{"job", id}, {"ranking", id}}, 202);
  response.headers.emplace_back("Location", "/api/v1/jobs/" + id);
  return response;
}

tl::expected<JobStatus, Problem> RankingEndpoints::status(Call& call) {
  auto found = TWL_OWN(jobs_.find(call.connection, text_of(call.path, "id")));
  if (!found || (!found->person.empty() && found->person != call.actor.person.text))
    return problem(ProblemKind::absent);
  return *std::move(found);
}

tl::expected<JobStatus, Problem> RankingEndpoints::finished(Call& call) {
  JobStatus found = TWL_ANSWER(status(call));
  if (found.state == "failed") return problem(ProblemKind::failed, {found.why.value_or(Diagnostic{})});
  if (found.state != "done") return problem(ProblemKind::unfinished);
  return found;
}

Answer RankingEndpoints::follow(Call& call) {
  const JobStatus found = TWL_ANSWER(status(call));
  Response response{
      .headers = {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}}};
  response.stream = [this, id = text_of(call.path, "id"), found](const std::shared_ptr<EventStream>& stream) {
    jobs_.follow(id, found, stream);
  };
  return response;
}

Answer RankingEndpoints::ranking(Call& call) {
  TWL_ANSWER(finished(call));
  std::string bytes = TWL_OWN(jobs_.result(call.connection, text_of(call.path, "id")));
  Response response{.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "private, max-age=86400"}}};
  if (const auto top = static_cast<std::size_t>(number_of(call.query, "top", 0)); top > 0) {
    auto json = nlohmann::ordered_json::parse(bytes);
    auto& shortlist = json["shortlist"];
    if (shortlist.size() > top) shortlist.erase(shortlist.begin() + static_cast<std::ptrdiff_t>(top), shortlist.end());
    bytes = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }
  response.body = std::move(bytes);
  return response;
}

Answer RankingEndpoints::report(Call& call, bool as_pdf) {
  TWL_ANSWER(finished(call));
  const auto ranking = TWL_OWN(jobs_.ranking(call.connection, text_of(call.path, "id")));
  const auto rank = static_cast<std::size_t>(number_of(call.query, "rank", 1));
  if (rank > ranking->match.shortlist.size()) return problem(ProblemKind::absent);
  const Date today = std::chrono::floor<std::chrono::days>(call.now);
  const auto subject = TWL_OWN(report_subject(*ranking, ranking->match.shortlist[rank - 1], today));
  const std::string json = report::sealed_json(report::report_json(subject), knowledge_->key);
  Response response{.headers = {{"Cache-Control", "private, no-store"}}};
  const char* extension = as_pdf ? "pdf" : "json";
  response.headers.emplace_back("Content-Disposition",
                                fmt::format("attachment; filename=\"twinlight-report-{}.{}\"", rank, extension));
  response.headers.emplace_back("Content-Type", std::string("application/") + extension);
  if (!as_pdf) {
    response.body = json;
    return response;
  }
  const auto& phrases = knowledge_->phrases[static_cast<std::size_t>(call.language)];
  response.body = TWL_OWN(report::sealed_pdf(subject, json, phrases, knowledge_->key)).bytes;
  return response;
}

}  // namespace twinlight::server
