#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include "twinlight/partnership/record_document.h"
#include "twinlight/storage/index_entry.h"
#include "twinlight/storage/page_statement.h"
#include "twinlight/storage/record_rows.h"
#include "twinlight/storage/store.h"

namespace twinlight::storage {
namespace {

std::string cursor_of(const PageKey& key) {
  const nlohmann::json value = key.value ? nlohmann::json(*key.value) : nlohmann::json();
  const std::string plain = nlohmann::json::array({value, key.id}).dump();
  std::string coded(sodium_base64_ENCODED_LEN(plain.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(coded.data(), coded.size(), reinterpret_cast<const unsigned char*>(plain.data()), plain.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  coded.pop_back();  // the terminating zero
  return coded;
}

Result<PageKey> key_of(const std::string& cursor) {
  std::string plain(cursor.size(), '\0');
  std::size_t length = 0;
  const int status =
      sodium_base642bin(reinterpret_cast<unsigned char*>(plain.data()), plain.size(), cursor.data(), cursor.size(),
                        nullptr, &length, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  plain.resize(status == 0 ? length : 0);
  const auto json = nlohmann::json::parse(plain, nullptr, /*allow_exceptions=*/false);
  if (!json.is_array() || json.size() != 2 || !(json[0].is_string() || json[0].is_null()) || !json[1].is_string())
    return failure({.message = "is no cursor of a page", .field = "after"});
  PageKey key{.id = json[1].get<std::string>()};
  if (json[0].is_string()) key.value = json[0].get<std::string>();
  return key;
}

const partnership::FieldDescription* indexed_field(partnership::Kind kind, const std::string& name) {
  for (const auto& field : partnership::fields_of(kind))
    if (field.name == name) return field.indexed || name == "state" ? &field : nullptr;
  return nullptr;
}

Result<void> check(const ListQuery& query) {
  const auto refuse = [](const std::string& field, const char* why) {
    return failure({.message = fmt::format("'{}' {}", field, why), .field = field});
  };
  for (const FieldIs& condition : query.where)
    if (indexed_field(query.kind, condition.field) == nullptr)
      return refuse(condition.field, "is no field that lists are filtered by");
  if (!query.sort_by.empty()) {
    const auto* field = indexed_field(query.kind, query.sort_by);
    if (field == nullptr || field->several) return refuse(query.sort_by, "is no field that lists are sorted by");
  }
  if (query.limit == 0 || query.limit > longest_page) return refuse("limit", "is not from 1 to 1000");
  return {};
}

/// Whether a record may be in the list whose value of the field that is sorted by is not for the reader.
bool may_hide(const ListQuery& query) {
  const auto* field = query.sort_by.empty() ? nullptr : indexed_field(query.kind, query.sort_by);
  if (field == nullptr) return false;
  using enum partnership::Disclosure;
  return !query.levels.has(field->disclosure == identity ? parties : field->disclosure);
}

/// The condition that the fewest records have, as far as a bounded look tells, in the first place: it is walked.
Result<ListQuery> with_rarest_first(Connection& connection, ListQuery query) {
  constexpr std::int64_t far_enough = 1000;
  if (query.where.size() < 2 || !query.sort_by.empty()) return query;
  std::size_t rarest = 0;
  std::size_t fewest = far_enough;
  for (std::size_t i = 0; i < query.where.size(); ++i) {
    const auto rows = TWL_TRY(connection.query(
        "SELECT 1 FROM record_index WHERE partnership = ? AND kind = ? AND field = ? AND value = ? LIMIT ?",
        {query.partnership, std::string(word_of(query.kind)), query.where[i].field, index_value(query.where[i].value),
         far_enough}));
    if (rows.size() >= fewest) continue;
    fewest = rows.size();
    rarest = i;
  }
  std::swap(query.where.front(), query.where[rarest]);
  return query;
}

}  // namespace

Result<Page> Store::page(const ListQuery& query) {
  TWL_CHECK(check(query));
  std::optional<PageKey> after;
  if (!query.after.empty()) after = TWL_TRY(key_of(query.after));
  const bool among_hidden = after && !after->value;
  if (among_hidden && !may_hide(query)) return failure({.message = "is no cursor of a page", .field = "after"});
  Page page;
  std::optional<PageKey> last;
  const auto take = [&](const PageStatement& statement, bool hidden) -> Result<void> {
    for (const SqlRow& row : TWL_TRY(connection_.query(statement.sql, statement.values))) {
      if (page.records.size() == query.limit) {
        page.next = cursor_of(*last);
        return {};
      }
      page.records.push_back(TWL_TRY(stored_document(row)));
      last = {.value = hidden ? std::nullopt : std::optional(text(row.back())), .id = page.records.back().id};
    }
    return {};
  };
  if (!among_hidden) {
    const ListQuery walked = TWL_TRY(with_rarest_first(connection_, query));
    TWL_CHECK(take(page_statement(walked, after, query.limit + 1), false));
  }
  if (page.next.empty() && may_hide(query)) {
    const std::size_t room = query.limit + 1 - page.records.size();
    TWL_CHECK(take(hidden_statement(query, among_hidden ? after : std::nullopt, room), true));
  }
  return page;
}

}  // namespace twinlight::storage
