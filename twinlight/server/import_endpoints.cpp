#include "twinlight/server/import_endpoints.h"

#include "twinlight/foundation/file.h"
#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/csv_table.h"
#include "twinlight/server/field_names.h"
#include "twinlight/server/import_jobs.h"
#include "twinlight/server/named_files.h"
#include "twinlight/server/record_contract.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {
namespace {

using partnership::Kind;

constexpr std::size_t largest_report_bytes = std::size_t{64} << 20U;

/// The kind that the path names, where tables of it are taken.
tl::expected<Kind, Problem> kind_of(const Call& call) {
  const auto kind = kind_of_collection(text_of(call.path, "collection"));
  if (!kind || !is_imported(*kind)) return problem(ProblemKind::absent);
  return *kind;
}

/// The heading of a table in the reader's language, to be filled in.
Answer blank_table(const Call& call) {
  const Kind kind = TWL_ANSWER(kind_of(call));
  std::vector<std::string> heading;
  for (const ImportColumn& column : import_columns(kind)) heading.push_back(field_name(column.path, call.language));
  return Response{.headers = {{"Content-Type", "text/csv; charset=utf-8"},
                              {"Content-Disposition", "attachment; filename=\"" + collection_of(kind) + ".csv\""}},
                  .body = CsvTable(heading).take()};
}

}  // namespace

void ImportEndpoints::add_to(Endpoints& endpoints) {
  endpoints["importRecords"] = [this](Call& call) { return begin(call); };
  endpoints["getImport"] = [this](Call& call) { return report(call); };
  endpoints["getImportTable"] = [](Call& call) { return blank_table(call); };
}

Answer ImportEndpoints::begin(Call& call) {
  const std::string& person = call.actor.person.text;
  if (person.empty()) return problem(ProblemKind::sign_in);
  const auto kind = TWL_ANSWER(kind_of(call));
  if (kind == Kind::person && !sends_mail_) return problem(ProblemKind::no_mail);  // each row is an invitation
  std::string partnership = TWL_OWN(asked_partnership(call));
  ImportRequest request{.person = person,
                        .token = call.api_token,
                        .kind = kind,
                        .partnership = std::move(partnership),
                        .language = call.language,
                        .dry_run = text_of(call.query, "dry_run") != "false"};
  if (!by_person_.take(person)) return problem(ProblemKind::too_many);
  if (call.request.body.size() > largest_file_bytes) return problem(ProblemKind::too_large);
  storage::Store store(call.connection);
  // What is no table is refused at once, not by a job that fails.
  if (auto table = table_of_upload(call.request.body, request); !table)
    return problem(ProblemKind::invalid, {{.message = table.error().message, .line = table.error().line, .field = ""}});
  const std::string id = storage::new_uuid(call.now);
  if (const auto kept = write_file(import_upload(folder_, id), call.request.body); !kept)
    return problem(ProblemKind::internal, {kept.error()});
  if (!TWL_OWN(jobs_.add(call.connection, id, json_of(request), call.now))) return problem(ProblemKind::busy);
  Response response = json_response({{"job", id}, {"import", id}}, 202);
  response.headers.emplace_back("Location", "/api/v1/jobs/" + id);
  return response;
}

Answer ImportEndpoints::report(Call& call) const {
  const std::string id = text_of(call.path, "id");
  const auto job = TWL_OWN(storage::JobQueue(call.connection).find(id));
  if (!job || job->queue != imports_queue) return problem(ProblemKind::absent);
  const auto parsed = nlohmann::json::parse(job->request, nullptr, false);
  if (!parsed.is_object()) return problem(ProblemKind::absent);
  const ImportRequest request = TWL_OWN(import_request(parsed));
  if (request.person != call.actor.person.text || request.kind != TWL_ANSWER(kind_of(call)))
    return problem(ProblemKind::absent);
  const JobStatus status = status_of(*job);
  if (status.state == "failed") return problem(ProblemKind::failed, {status.why.value_or(Diagnostic{})});
  if (status.state != "done") return problem(ProblemKind::unfinished);
  auto bytes = read_file(import_report(folder_, id), largest_report_bytes);
  if (!bytes) return problem(ProblemKind::absent);  // its time is over
  return Response{.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "private, no-store"}},
                  .body = *std::move(bytes)};
}

}  // namespace twinlight::server
