#include "twinlight/server/record_list.h"

#include <algorithm>

#include "twinlight/partnership/record_schema.h"
#include "twinlight/partnership/rights.h"
#include "twinlight/server/record_view.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using partnership::Relation;
using partnership::Role;
using storage::Store;

/// Text of the query as the value that the field holds.
nlohmann::json filter_value(const nlohmann::ordered_json& properties, const std::string& field,
                            const std::string& text) {
  const auto property = properties.find(field);
  const auto type = property == properties.end() ? "" : property->value("type", "");
  if (type == "boolean") return text == "true";
  if (type == "integer" || type == "number") {
    auto number = nlohmann::json::parse(text, nullptr, false);
    if (number.is_number()) return number;
  }
  return text;
}

}  // namespace

storage::ListQuery list_query(const NamedValues& asked, const partnership::Actor& actor, Kind kind,
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
    if (const auto filter = asked.find(field.name); filter != asked.end() && field.name != "partnership")
      query.where.push_back({filter->first, filter_value(properties, filter->first, filter->second)});
  return query;
}

namespace {

/// Partnerships are lists of their own: one each.
Result<std::vector<storage::StoredDocument>> all_partnerships(Store& store) {
  std::vector<storage::StoredDocument> found;
  for (const std::string& id : TWL_TRY(store.partnerships()))
    if (auto one = TWL_TRY(store.find(Kind::partnership, id))) found.push_back(*std::move(one));
  return found;
}

Result<void> add_visible(RecordView& view, const std::vector<storage::StoredDocument>& records, nlohmann::json& items) {
  TWL_CHECK(view.subjects().look_ahead(records));
  for (const storage::StoredDocument& stored : records)
    if (auto shown = TWL_TRY(view.shown(stored))) items.push_back(*std::move(shown));
  return {};
}

}  // namespace

Result<std::string> default_partnership(Store& store, const partnership::Actor& actor) {
  if (!actor.grants.empty()) return actor.grants.front().partnership.text;
  const auto all = TWL_TRY(store.partnerships());
  return all.empty() ? std::string() : all.front();
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
  RecordView view(store, call.actor);
  nlohmann::json items = nlohmann::json::array();
  if (kind == Kind::partnership) {
    if (const auto added = add_visible(view, TWL_OWN(all_partnerships(store)), items); !added)
      return problem(ProblemKind::internal, {added.error()});
    return json_response({{"items", items}, {"next", nullptr}});
  }
  std::string partnership = text_of(call.query, "partnership");
  if (partnership.empty()) partnership = TWL_OWN(default_partnership(store, call.actor));
  storage::ListQuery query = list_query(call.query, call.actor, kind, partnership);
  view.asked_by(query);
  const std::size_t wanted = query.limit;
  // Pages whose records are not for the reader are passed over, so that a page is full where there is enough; the bound
  // keeps a request short, and the cursor goes on from there.
  constexpr int most_pages = 20;
  std::string next;
  for (int i = 0; i < most_pages && items.size() < wanted; ++i) {
    query.limit = wanted - items.size();
    const auto page = store.page(query);
    if (!page) return problem(ProblemKind::invalid, {page.error()});
    if (const auto added = add_visible(view, page->records, items); !added)
      return problem(ProblemKind::internal, {added.error()});
    next = query.after = page->next;
    if (next.empty()) break;
  }
  return json_response({{"items", std::move(items)}, {"next", next.empty() ? nlohmann::json() : nlohmann::json(next)}});
}

}  // namespace twinlight::server
