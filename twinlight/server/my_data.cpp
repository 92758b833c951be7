#include "twinlight/server/my_data.h"

#include <algorithm>
#include <map>
#include <span>

#include "twinlight/server/record_view.h"
#include "twinlight/storage/personal_data.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;
using storage::Store;

/// The records that name the person: as the person sees them, or, where they are not for them, that they do.
Result<json> naming_records(Store& store, RecordView& view, const std::vector<storage::Naming>& namings) {
  std::vector<std::string> ids;
  for (const storage::Naming& naming : namings) ids.push_back(naming.record);
  std::map<std::string, json> documents;
  for (std::size_t from = 0; from < ids.size(); from += storage::longest_page) {
    const auto some = std::span(ids).subspan(from, std::min(ids.size() - from, storage::longest_page));
    const auto found = TWL_TRY(store.find_each({some.begin(), some.end()}));
    TWL_CHECK(view.subjects().look_ahead(found));
    for (const storage::StoredDocument& record : found)
      if (auto shown = TWL_TRY(view.shown(record))) documents[record.id] = std::move((*shown)["document"]);
  }
  json items = json::array();
  for (const auto& [kind, record, field] : namings)
    items.push_back({{"kind", kind}, {"id", record}, {"field", field}, {"document", documents[record]}});
  return items;
}

Result<json> data_of(Call& call) {
  Store store(call.connection);
  RecordView view(store, call.actor);
  const std::string& person = call.actor.person.text;
  json data = TWL_TRY(storage::personal_data_of(call.connection, person));
  const auto own = TWL_TRY(store.find(Kind::person, person));
  data["made_at"] = instant_text(call.now);
  data["person"] = {{"id", person}, {"document", own ? own->document : json()}};
  const auto namings = TWL_TRY(storage::records_naming(call.connection, person));
  data["records"] = TWL_TRY(naming_records(store, view, namings));
  return data;
}

Answer my_data(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  Response response = json_response(TWL_OWN(data_of(call)));
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"twinlight-my-data.json\"");
  return response;
}

}  // namespace

void add_my_data_endpoints(Endpoints& endpoints) {
  endpoints["getMyData"] = my_data;
}

}  // namespace twinlight::server
