#include "twinlight/server/export_endpoints.h"

#include <array>

#include "twinlight/partnership/record_document.h"
#include "twinlight/server/csv_table.h"
#include "twinlight/server/record_contract.h"
#include "twinlight/server/record_list.h"
#include "twinlight/server/record_view.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {
namespace {

using partnership::Kind;

constexpr std::size_t most_rows = 20'000;
constexpr std::array of_record{"id", "version", "created_at", "changed_at"};

std::optional<Kind> kind_of_collection(const std::string& collection) {
  for (const Kind kind : partnership::every<Kind>())
    if (has_collection(kind) && collection_of(kind) == collection) return kind;
  return std::nullopt;
}

std::vector<std::string> columns_of(Kind kind) {
  std::vector<std::string> columns(of_record.begin(), of_record.end());
  for (const auto& field : partnership::fields_of(kind)) columns.emplace_back(field.name);
  return columns;
}

std::vector<std::string> row_of(const nlohmann::json& shown, const std::vector<std::string>& columns) {
  const nlohmann::json& document = shown.at("document");
  std::vector<std::string> row;
  for (const std::string& column : columns) {
    // Some kinds have a field `kind` of their own, so what is of the record stands first.
    const nlohmann::json& from = row.size() < of_record.size() ? shown : document;
    const auto value = from.find(column);
    row.push_back(value == from.end() ? "" : cell_text(*value));
  }
  return row;
}

}  // namespace

void ExportEndpoints::add_to(Endpoints& endpoints) {
  endpoints["exportRecords"] = [this](Call& call) { return export_records(call); };
}

Answer ExportEndpoints::export_records(Call& call) {
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  const auto kind = kind_of_collection(text_of(call.path, "collection"));
  if (!kind || *kind == Kind::partnership) return problem(ProblemKind::absent);
  storage::Store store(call.connection);
  RecordView view(store, call.actor);
  storage::ListQuery query{
      .partnership = text_of(call.query, "partnership"), .kind = *kind, .limit = storage::longest_page};
  if (query.partnership.empty()) query.partnership = TWL_OWN(default_partnership(store, call.actor));
  query.levels = filter_levels(call.actor, query.partnership);
  if (const std::string state = text_of(call.query, "state"); !state.empty()) query.where = {{"state", state}};
  const std::vector<std::string> columns = columns_of(*kind);
  CsvTable table(columns);
  std::size_t rows = 0;
  do {
    const storage::Page page = TWL_OWN(store.page(query));
    for (const storage::StoredDocument& stored : page.records) {
      const auto shown = TWL_OWN(view.shown(stored));
      if (!shown) continue;
      if (++rows > most_rows) return problem(ProblemKind::too_large);
      table.add_row(row_of(*shown, columns));
    }
    query.after = page.next;
  } while (!query.after.empty());
  const std::string name = collection_of(*kind) + ".csv";
  return Response{.headers = {{"Content-Type", "text/csv; charset=utf-8"},
                              {"Content-Disposition", "attachment; filename=\"" + name + "\""},
                              {"Cache-Control", "no-store"}},
                  .body = table.take()};
}

}  // namespace twinlight::server
