#include "twinlight/server/record_list.h"

#include <algorithm>

#include "twinlight/partnership/record_schema.h"
#include "twinlight/partnership/rights.h"
#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/record_walk.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using partnership::Relation;
using partnership::Role;
using storage::Store;

/// The types that a field may have; one that may be empty has several forms.
std::string types_of(const nlohmann::ordered_json& property) {
  std::string types = property.value("type", nlohmann::ordered_json()).dump();
  const auto forms = property.value("anyOf", nlohmann::ordered_json::array());
  for (const auto& form : forms) types += form.value("type", nlohmann::ordered_json()).dump();
  return types;
}

/// Text of the query as the value that the field holds.
Result<nlohmann::json> filter_value(const nlohmann::ordered_json& properties, const std::string& field,
                                    const std::string& text) {
  const auto property = properties.find(field);
  const std::string types = property == properties.end() ? "" : types_of(*property);
  const auto value = nlohmann::json::parse(text, nullptr, false);
  const auto is_of = [&](const char* type) { return types.find(type) != std::string::npos; };
  if (is_of("boolean") ? !value.is_boolean() : (is_of("integer") || is_of("number")) && !value.is_number())
    return failure({.message = "is of another type than expected", .field = field});
  return is_of("boolean") || is_of("integer") || is_of("number") ? value : nlohmann::json(text);
}

}  // namespace

Result<storage::ListQuery> list_query(const NamedValues& asked, const partnership::Actor& actor, Kind kind,
                                      const std::string& partnership) {
  storage::ListQuery query{.partnership = partnership,
                           .kind = kind,
                           .descending = true,  // ids ascend with time: the newest first
                           .after = text_of(asked, "cursor"),
                           .limit = static_cast<std::size_t>(number_of(asked, "limit", 50)),
                           .levels = filter_levels(actor, partnership)};
  if (std::string sort = text_of(asked, "sort"); !sort.empty()) {
    query.descending = sort.starts_with('-');
    query.sort_by = query.descending ? sort.substr(1) : sort;
  }
  const auto properties = partnership::schema_of(kind)["properties"];
  for (const auto& field : partnership::fields_of(kind))
    if (const auto filter = asked.find(field.name); filter != asked.end() && field.name != "partnership") {
      auto value = TWL_TRY(filter_value(properties, filter->first, filter->second));
      query.where.push_back({filter->first, std::move(value)});
    }
  return query;
}

partnership::Disclosures filter_levels(const partnership::Actor& actor, const std::string& partnership) {
  auto levels = partnership::levels_of(Role::visitor, Relation::elsewhere);
  for (const partnership::Grant& grant : actor.grants)
    if (grant.partnership.text == partnership)
      levels = levels | partnership::levels_of(grant.role, Relation::partnership);
  return levels;
}

Answer list_records(Call& call, Kind kind) {
  Store store(call.connection);
  const std::string partnership =
      kind == Kind::partnership ? text_of(call.query, "partnership") : TWL_OWN(asked_partnership(call));
  auto asked = list_query(call.query, call.actor, kind, partnership);
  if (!asked) return problem(ProblemKind::invalid, {asked.error()});
  const std::size_t wanted = asked->limit;
  RecordView view(store, call.actor);
  RecordWalk walk(store, view, *std::move(asked));
  nlohmann::json items = nlohmann::json::array();
  // Pages whose records are not for the reader are passed over, so that a page is full where there is enough; the bound
  // keeps a request short, and the cursor goes on from there.
  constexpr int most_pages = 20;
  for (int i = 0; i < most_pages && items.size() < wanted; ++i) {
    auto shown = walk.next(wanted - items.size());
    if (!shown) {
      if (shown.error().field == "after") shown.error().field = "cursor";  // its name here
      return problem(ProblemKind::invalid, {shown.error()});
    }
    for (nlohmann::json& record : *shown) items.push_back(std::move(record));
    if (walk.cursor().empty()) break;
  }
  const nlohmann::json next = walk.cursor().empty() ? nlohmann::json() : nlohmann::json(walk.cursor());
  return json_response({{"items", std::move(items)}, {"next", next}});
}

}  // namespace twinlight::server
