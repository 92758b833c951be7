#include "twinlight/server/file_endpoints.h"

#include <chrono>

#include "twinlight/partnership/record_document.h"
#include "twinlight/server/light_json.h"
#include "twinlight/server/media_type.h"
#include "twinlight/server/named_files.h"
#include "twinlight/server/readable_record.h"
#include "twinlight/server/record_contract.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using storage::Store;

/// The document of a file, owned as the query says or as the person's first role does.
nlohmann::json file_document(const Call& call) {
  std::string partnership = text_of(call.query, "partnership");
  std::string organisation = text_of(call.query, "organisation");
  for (const partnership::Grant& grant : call.actor.grants) {
    if (!partnership.empty() && grant.partnership.text != partnership) continue;
    if (!organisation.empty() && grant.organisation.text != organisation) continue;
    partnership = grant.partnership.text;
    organisation = grant.organisation.text;
    break;
  }
  return {{"state", word_of(partnership::first_state(Kind::file))},
          {"partnership", partnership},
          {"organisation", organisation},
          {"name", file_name_of(text_of(call.query, "name"))},
          {"media_type", media_type_of_bytes(call.request.body)},
          {"bytes", call.request.body.size()}};
}

/// What the file says, of those kinds that say something of light.
nlohmann::json understanding(const nlohmann::json& document, const std::string& bytes) {
  const std::string type = document.at("media_type");
  if (type == "application/pdf" || type.starts_with("image/")) return nullptr;
  return inspection_json(bytes, document.at("name"));
}

}  // namespace

void FileEndpoints::add_to(Endpoints& endpoints) {
  endpoints["createFile"] = [this](Call& call) { return upload(call); };
  endpoints["getFileContent"] = [this](Call& call) { return content(call); };
  for (const Kind kind : partnership::every<Kind>())
    if (has_collection(kind) && names_files(kind))
      endpoints["get" + schema_name(kind) + "File"] = [this, kind](Call& call) { return named_content(call, kind); };
}

Answer FileEndpoints::upload(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  if (!by_person_.take(call.actor.person.text)) return problem(ProblemKind::too_many);
  return keep(call);
}

Answer FileEndpoints::keep(Call& call) const {
  if (call.request.body.size() > largest_file_bytes) return problem(ProblemKind::too_large);
  if (call.request.body.empty()) return problem(ProblemKind::invalid, {{.message = "is empty", .field = ""}});
  Store store(call.connection);
  RecordView view(store, call.actor);
  nlohmann::json document = file_document(call);
  auto subject = TWL_OWN(view.subjects().subject(Kind::file, "", document));
  if (const auto refusal = partnership::refusal_of(call.actor, partnership::Action::create, subject);
      refusal != partnership::Refusal::none)
    return tl::unexpected(refused(refusal));
  const partnership::FileHash hash = TWL_OWN(files_.put(call.request.body));
  document["hash"] = hash.hex;
  // The same content of the same organisation is one file: sending it again is no mistake.
  auto known = TWL_OWN(find_file_record(store, subject.partnership.text, subject.organisation.text, hash.hex));
  const int status = known ? 200 : 201;
  if (!known) {
    auto written = store.create(change_by(call), Kind::file, document);
    if (!written) return tl::unexpected(refused(written.error()));
    known = *std::move(written);
  }
  subject = TWL_OWN(view.subjects().subject(Kind::file, known->id, known->document));
  Response response = record_response(
      {{"record", view.shown_to_writer(*known, subject)}, {"inspection", understanding(document, call.request.body)}},
      known->version, status);
  response.headers.emplace_back("Location", "/api/v1/files/" + known->id);
  return response;
}

Answer FileEndpoints::content(Call& call) const {
  Store store(call.connection);
  RecordView view(store, call.actor);
  const ReadableRecord found = TWL_ANSWER(find_readable(call, store, view, Kind::file));
  if (found.subject.state == partnership::State::erased) return problem(ProblemKind::absent);
  return bytes_of(call, member_text(found.stored.document, "hash"), member_text(found.stored.document, "name"));
}

/// What the reader sees of the record decides: a hash in a field that is not for them opens nothing.
Answer FileEndpoints::named_content(Call& call, Kind kind) const {
  Store store(call.connection);
  RecordView view(store, call.actor);
  const ReadableRecord found = TWL_ANSWER(find_readable(call, store, view, kind));
  const auto seen = partnership::disclosed(kind, found.stored.document, partnership::sight(call.actor, found.subject));
  const auto named = find_named_file(seen, text_of(call.path, "hash"));
  if (!named) return problem(ProblemKind::absent);
  const std::string partnership = member_text(found.stored.document, "partnership");
  if (TWL_OWN(is_erased_content(store, partnership, named->hash))) return problem(ProblemKind::absent);
  return bytes_of(call, named->hash, named->name);
}

Answer FileEndpoints::bytes_of(const Call& call, const std::string& hash, const std::string& name) const {
  if (!files_.holds({hash})) return problem(ProblemKind::absent);
  const std::string etag = "\"" + hash + "\"";
  Response response{.headers = {{"ETag", etag}, {"Cache-Control", "private, no-cache"}}};
  if (call.request.header("if-none-match") == etag) {
    response.status = 304;
    return response;
  }
  response.body = TWL_OWN(files_.read({hash}, largest_file_bytes));
  const std::string type = media_type_of_bytes(response.body);
  response.headers.emplace_back("Content-Type", type == "text/plain" ? "text/plain; charset=utf-8" : type);
  response.headers.emplace_back("Content-Disposition",
                                content_disposition(name.empty() ? hash : name, is_shown_in_place(type)));
  response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'");
  return response;
}

}  // namespace twinlight::server
