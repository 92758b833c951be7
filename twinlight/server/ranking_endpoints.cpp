#include "twinlight/server/ranking_endpoints.h"

#include <fmt/format.h>

#include "twinlight/report/report_json.h"
#include "twinlight/report/report_pdf.h"
#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/kept_proof.h"
#include "twinlight/server/readable_record.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {

using partnership::Kind;
using storage::Store;

void RankingEndpoints::add_to(Endpoints& endpoints) {
  endpoints["rank"] = [this](Call& call) { return rank(call); };
  endpoints["getRanking"] = [this](Call& call) { return ranking(call); };
  endpoints["getReport"] = [this](Call& call) { return report(call, /*as_pdf=*/true); };
  endpoints["keepEvaluation"] = [this](Call& call) { return keep(call); };
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
          {{"need", call.body["need"]}, {"person", person}, {"partnership", catalogue_partnership(call)}}, call.now)))
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

Answer RankingEndpoints::ranking(Call& call) {
  TWL_ANSWER(finished(call));
  std::string bytes = TWL_OWN(jobs_.result(call.connection, text_of(call.path, "id")));
  Response response{.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "private, max-age=86400"}}};
  if (const auto top = static_cast<std::size_t>(number_of(call.query, "top", 0)); top > 0) {
    auto parsed = nlohmann::ordered_json::parse(bytes);
    auto& shortlist = parsed["shortlist"];
    if (shortlist.size() > top) shortlist.erase(shortlist.begin() + static_cast<std::ptrdiff_t>(top), shortlist.end());
    bytes = parsed.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
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
  const std::string parsed = report::sealed_json(report::report_json(subject), knowledge_->key);
  Response response{.headers = {{"Cache-Control", "private, no-store"}}};
  const char* extension = as_pdf ? "pdf" : "json";
  response.headers.emplace_back("Content-Disposition",
                                fmt::format("attachment; filename=\"twinlight-report-{}.{}\"", rank, extension));
  response.headers.emplace_back("Content-Type", std::string("application/") + extension);
  if (!as_pdf) {
    response.body = parsed;
    return response;
  }
  const auto& phrases = knowledge_->phrases[static_cast<std::size_t>(call.language)];
  response.body = TWL_OWN(report::sealed_pdf(subject, parsed, phrases, knowledge_->key)).bytes;
  return response;
}

/// The server writes the evaluation, so what it says is what the engine found.
Answer RankingEndpoints::keep(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  TWL_ANSWER(finished(call));
  Store store(call.connection);
  RecordView view(store, call.actor);
  const auto need = TWL_OWN(store.find(Kind::need, call.body.at("need").get<std::string>()));
  if (!need || !TWL_OWN(view.shown(*need)))
    return problem(ProblemKind::invalid, {{.message = "names no need of this partnership", .field = "/need"}});
  const auto ranking = TWL_OWN(jobs_.ranking(call.connection, text_of(call.path, "id")));
  const auto rank = call.body.at("rank").get<std::size_t>();
  if (rank > ranking->match.shortlist.size()) return problem(ProblemKind::absent);
  const matching::ShortlistEntry& entry = ranking->match.shortlist[rank - 1];
  const auto knowledge = TWL_OWN(catalogues_.of(call.connection, member_text(need->document, "partnership")));
  const auto product = knowledge->product_records.find(entry.product->sha256);
  if (product == knowledge->product_records.end())
    return problem(ProblemKind::invalid, {{.message = "names no product of this partnership", .field = "/rank"}});
  nlohmann::json document = evaluation_document(*need, product->second, *ranking, entry, call.now);
  auto subject = TWL_OWN(view.subjects().subject(Kind::evaluation, "", document));
  const auto refusal = partnership::refusal_of(call.actor, partnership::Action::create, subject);
  if (refusal != partnership::Refusal::none) return tl::unexpected(refused(refusal));
  if (const auto kept = keep_report(files_, *ranking, entry, call.now, document); !kept)
    return problem(ProblemKind::internal, {kept.error()});
  const auto written = store.create({call.actor.person, call.now}, Kind::evaluation, document);
  if (!written) return tl::unexpected(refused(written.error()));
  subject = TWL_OWN(view.subjects().subject(Kind::evaluation, written->id, written->document));
  Response response = record_response(view.shown_to_writer(*written, subject), written->version, 201);
  response.headers.emplace_back("Location", "/api/v1/evaluations/" + written->id);
  return response;
}

}  // namespace twinlight::server
