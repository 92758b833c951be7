#include "twinlight/server/measure_table.h"

#include <algorithm>
#include <array>

#include "twinlight/server/measure_endpoints.h"
#include "twinlight/server/record_title.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;

/// What names of whom or what the figures beside it are.
constexpr std::array<std::string_view, 3> names_of{"organisation", "kind", "indicator"};

void add_rows(const std::string& measure, const json& value, const json& of, std::vector<json>& rows) {
  if (value.is_array())
    for (const json& item : value) add_rows(measure, item, of, rows);
  if (value.is_number() || value.is_null()) rows.push_back({{"measure", measure}, {"of", of}, {"value", value}});
  if (!value.is_object()) return;
  json named = of;
  for (const auto& [name, part] : value.items())
    if (std::ranges::count(names_of, name) > 0) named = part;
  for (const auto& [name, part] : value.items())
    if (std::ranges::count(names_of, name) == 0)
      add_rows(measure.empty() ? name : measure + "." + name, part, named, rows);
}

/// What people call the organisation or indicator with this id; empty for what is none.
Result<std::string> name_of(storage::Store& store, const std::string& id, partnership::Language language) {
  for (const Kind kind : {Kind::organisation, Kind::indicator})
    if (const auto found = TWL_TRY(store.find(kind, id))) return title_of(*found, language);
  return std::string();
}

tl::expected<RowPage, Problem> page(Call& call) {
  storage::Store store(call.connection);
  RowPage page{.rows = measure_rows(TWL_ANSWER(measures_json(call))), .next = ""};
  for (json& row : page.rows)
    row["name"] = row["of"].is_string() ? TWL_OWN(name_of(store, row["of"], call.language)) : "";
  return page;
}

}  // namespace

std::vector<json> measure_rows(const json& measures) {
  std::vector<json> rows;
  add_rows("", measures, nullptr, rows);
  return rows;
}

ListTable measures_table() {
  using Of = RecordColumn::Of;
  return {.columns = {{"measure", Of::words, true},
                      {"of", Of::words, true},
                      {"name", Of::words, true},
                      {"value", Of::number, true}},
          .page = [](Call& call, const std::string& /*after*/) { return page(call); }};
}

}  // namespace twinlight::server
