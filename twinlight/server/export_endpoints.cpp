#include "twinlight/server/export_endpoints.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/foundation/file.h"
#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/export_jobs.h"
#include "twinlight/server/record_contract.h"
#include "twinlight/server/record_list.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {
namespace {

using partnership::Kind;

constexpr std::size_t largest_table_bytes = std::size_t{1} << 30U;
constexpr std::string_view media_types[] = {"text/csv; charset=utf-8",
                                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};

/// A list that can not be is refused at once, not by a job that fails.
Result<void> check(storage::Store& store, const ExportRequest& request, const partnership::Actor& actor) {
  storage::ListQuery query = TWL_TRY(list_query(request.asked, actor, request.kind, request.partnership));
  query.limit = 1;
  TWL_TRY(store.page(query));
  return {};
}

/// What is filtered and sorted by; the fault where a filter is no field.
tl::expected<NamedValues, Problem> asked_of(const nlohmann::json& body, Kind kind) {
  NamedValues asked;
  if (body.contains("sort")) asked.emplace("sort", body["sort"].get<std::string>());
  const auto filters = body.value("filters", nlohmann::json::object());
  for (const auto& [name, value] : filters.items()) {
    const auto fields = partnership::fields_of(kind);
    if (std::ranges::count(fields, name, &partnership::FieldDescription::name) == 0)
      return problem(ProblemKind::invalid, {{.message = "is no field", .field = "/filters/" + name}});
    asked.emplace(name, value.get<std::string>());
  }
  return asked;
}

}  // namespace

void ExportEndpoints::add_to(Endpoints& endpoints) {
  endpoints["exportRecords"] = [this](Call& call) { return begin(call); };
  endpoints["getExport"] = [this](Call& call) { return table(call); };
}

Answer ExportEndpoints::begin(Call& call) {
  const std::string& person = call.actor.person.text;
  if (person.empty()) return problem(ProblemKind::sign_in);
  const auto kind = kind_of_collection(text_of(call.path, "collection"));
  if (!kind) return problem(ProblemKind::absent);
  if (!by_person_.take(person)) return problem(ProblemKind::too_many);
  storage::Store store(call.connection);
  ExportRequest request{
      .person = person,
      .kind = *kind,
      .partnership = call.body.value("partnership", ""),
      .asked = TWL_ANSWER(asked_of(call.body, *kind)),
      .format =
          partnership::from_word<TableFormat>(call.body.at("format").get<std::string>()).value_or(TableFormat::csv),
      .language = call.language};
  if (request.partnership.empty() && *kind != Kind::partnership)
    request.partnership = TWL_OWN(default_partnership(store, call.actor));
  if (const auto checked = check(store, request, call.actor); !checked)
    return problem(ProblemKind::invalid, {checked.error()});
  const std::string id = storage::new_uuid(call.now);
  if (!TWL_OWN(jobs_.add(call.connection, id, json_of(request), call.now))) return problem(ProblemKind::busy);
  Response response = json_response({{"job", id}, {"export", id}}, 202);
  response.headers.emplace_back("Location", "/api/v1/jobs/" + id);
  return response;
}

Answer ExportEndpoints::table(Call& call) const {
  const std::string id = text_of(call.path, "id");
  const auto job = TWL_OWN(storage::JobQueue(call.connection).find(id));
  if (!job || job->queue != exports_queue) return problem(ProblemKind::absent);
  const auto json = nlohmann::json::parse(job->request, nullptr, false);
  if (!json.is_object()) return problem(ProblemKind::absent);
  const ExportRequest request = TWL_OWN(export_request(json));
  const std::string collection = collection_of(request.kind);
  if (request.person != call.actor.person.text || collection != text_of(call.path, "collection"))
    return problem(ProblemKind::absent);
  const JobStatus status = status_of(*job);
  if (status.state == "failed") return problem(ProblemKind::failed, {status.why.value_or(Diagnostic{})});
  if (status.state != "done") return problem(ProblemKind::unfinished);
  auto bytes = read_file(export_file(folder_, id, request.format), largest_table_bytes);
  if (!bytes) return problem(ProblemKind::absent);  // its time is over
  const Date day = std::chrono::floor<std::chrono::days>(call.now);
  return Response{
      .headers = {{"Content-Type", std::string(media_types[static_cast<std::size_t>(request.format)])},
                  {"Content-Disposition", fmt::format("attachment; filename=\"{}-{}.{}\"", collection, date_text(day),
                                                      partnership::word_of(request.format))},
                  {"Cache-Control", "private, no-store"}},
      .body = *std::move(bytes)};
}

}  // namespace twinlight::server
