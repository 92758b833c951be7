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

/// What is filtered and sorted by.
NamedValues values_of(const nlohmann::json& body) {
  NamedValues asked;
  if (body.contains("sort")) asked.emplace("sort", body["sort"].get<std::string>());
  const auto filters = body.value("filters", nlohmann::json::object());
  for (const auto& [name, value] : filters.items()) asked.emplace(name, value.get<std::string>());
  return asked;
}

std::string pointer_of(const std::string& name) {
  return name == "sort" ? "/sort" : "/filters/" + name;
}

/// What the list's own operation would say of them as its parameters. A table is the whole list: it has no pages.
std::vector<Diagnostic> faults_of(const NamedValues& asked, const Contract& contract, std::string_view operation) {
  const auto found = std::ranges::find(contract.operations(), operation, &Operation::id);
  auto faults = parameter_faults(*found, {}, asked, {});
  for (const char* of_page : {"cursor", "limit"})
    if (asked.contains(of_page)) faults.push_back({.message = "is no parameter", .field = of_page});
  for (Diagnostic& fault : faults) fault.field = pointer_of(fault.field);
  return faults;
}

}  // namespace

void ExportEndpoints::add_to(Endpoints& endpoints, const Contract& contract) {
  endpoints["exportRecords"] = [this, &contract](Call& call) { return begin(call, contract); };
  endpoints["getExport"] = [this](Call& call) { return table(call); };
}

tl::expected<ExportRequest, Problem> ExportEndpoints::request_of(Call& call, const Contract& contract) const {
  const std::string collection = text_of(call.path, "collection");
  const auto kind = kind_of_collection(collection);
  if (!kind && !lists_.contains(collection)) return problem(ProblemKind::absent);
  const auto format = partnership::from_word<TableFormat>(call.body.at("format").get<std::string>());
  ExportRequest request{.person = call.actor.person.text,
                        .kind = kind.value_or(Kind::organisation),
                        .list = kind ? "" : collection,
                        .partnership = call.body.value("partnership", ""),
                        .asked = values_of(call.body),
                        .format = format.value_or(TableFormat::csv),
                        .language = call.language};
  const std::string operation = kind ? list_operation(*kind) : std::string(operation_of_list(collection));
  auto faults = faults_of(request.asked, contract, operation);
  if (!faults.empty()) return problem(ProblemKind::invalid, std::move(faults));
  storage::Store store(call.connection);
  if (request.partnership.empty() && kind != Kind::partnership)
    request.partnership = TWL_OWN(default_partnership(store, call.actor));
  return request;
}

/// A list that can not be, or is not for who asks, is refused at once, not by a job that fails.
tl::expected<void, Problem> ExportEndpoints::check(Call& call, const ExportRequest& request) const {
  if (const auto table = lists_.find(request.list); table != lists_.end()) {
    Call as_list = call;
    as_list.query = query_of(request);
    return table->second.page(as_list, "").map([](const RowPage&) {});
  }
  const auto refused = [](const Diagnostic& fault) {
    return problem(ProblemKind::invalid, {{.message = fault.message, .field = pointer_of(fault.field)}});
  };
  auto query = list_query(request.asked, call.actor, request.kind, request.partnership);
  if (!query) return refused(query.error());
  query->limit = 1;
  storage::Store store(call.connection);
  if (const auto page = store.page(*query); !page) return refused(page.error());
  return {};
}

Answer ExportEndpoints::begin(Call& call, const Contract& contract) {
  const std::string& person = call.actor.person.text;
  if (person.empty()) return problem(ProblemKind::sign_in);
  const ExportRequest request = TWL_ANSWER(request_of(call, contract));
  if (!by_person_.take(person)) return problem(ProblemKind::too_many);
  if (auto checked = check(call, request); !checked) return tl::unexpected(std::move(checked).error());
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
  const auto parsed = nlohmann::json::parse(job->request, nullptr, false);
  if (!parsed.is_object()) return problem(ProblemKind::absent);
  const ExportRequest request = TWL_OWN(export_request(parsed));
  const std::string collection = collection_of(request);
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
