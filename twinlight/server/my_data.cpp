#include "twinlight/server/my_data.h"

#include "twinlight/server/record_view.h"
#include "twinlight/storage/personal_data.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;
using storage::Store;

/// A record that names the person: as the person sees it, or, where it is not for them, that it does.
Result<json> naming_record(Store& store, RecordView& view, const storage::Naming& naming) {
  json item = {{"kind", naming.kind}, {"id", naming.record}, {"field", naming.field}, {"document", nullptr}};
  const auto kind = partnership::from_word<Kind>(naming.kind);
  const auto found = kind ? TWL_TRY(store.find(*kind, naming.record)) : std::nullopt;
  if (!found) return item;
  if (auto shown = TWL_TRY(view.shown(*found))) item["document"] = std::move((*shown)["document"]);
  return item;
}

Result<json> data_of(Call& call) {
  Store store(call.connection);
  RecordView view(store, call.actor);
  const std::string& person = call.actor.person.text;
  json data = TWL_TRY(storage::personal_data_of(call.connection, person));
  const auto own = TWL_TRY(store.find(Kind::person, person));
  data["made_at"] = instant_text(call.now);
  data["person"] = {{"id", person}, {"document", own ? own->document : json()}};
  data["records"] = json::array();
  for (const auto& naming : TWL_TRY(storage::records_naming(call.connection, person)))
    data["records"].push_back(TWL_TRY(naming_record(store, view, naming)));
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
