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

/// Of a list with conditions: how many entries in its order are looked at for each record that is wanted, before those
/// of the rarest condition are.
constexpr std::size_t entries_to_try = 32;

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
  const auto parsed = nlohmann::json::parse(plain, nullptr, /*allow_exceptions=*/false);
  if (!parsed.is_array() || parsed.size() != 2 || !(parsed[0].is_string() || parsed[0].is_null()) ||
      !parsed[1].is_string())
    return failure({.message = "is no cursor of this list", .field = "after"});
  PageKey key{.id = parsed[1].get<std::string>()};
  if (parsed[0].is_string()) key.value = parsed[0].get<std::string>();
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

/// Whether a record may be in the list whose value of the field that is sorted by is for the reader. Of an identity it
/// depends on the record.
bool may_show(const ListQuery& query) {
  const auto* field = query.sort_by.empty() ? nullptr : indexed_field(query.kind, query.sort_by);
  return field == nullptr || field->disclosure == partnership::Disclosure::identity ||
         query.levels.has(field->disclosure);
}

/// Whether a record may be in the list whose value of the field that is sorted by is not for the reader.
bool may_hide(const ListQuery& query) {
  const auto* field = query.sort_by.empty() ? nullptr : indexed_field(query.kind, query.sort_by);
  if (field == nullptr) return false;
  using enum partnership::Disclosure;
  return !query.levels.has(field->disclosure == identity ? parties : field->disclosure);
}

/// How many records meet the condition, or that bound where they are as many or more. As text: of a computed column
/// SOCI does not know the type on SQLite.
Result<std::int64_t> entries_of(Connection& connection, const ListQuery& query, const FieldIs& condition,
                                std::int64_t bound) {
  const auto rows = TWL_TRY(connection.query(
      "SELECT CAST(COUNT(*) AS TEXT) FROM (SELECT 1 FROM record_index WHERE partnership = ? AND kind = ? AND field = ?"
      " AND value = ? LIMIT ?) e",
      {query.partnership, std::string(word_of(query.kind)), condition.field, index_value(condition.value), bound}));
  return std::stoll(text(rows[0][0]));
}

/// The conditions in the order of how few records meet them: the first is gone over, and of what remains each looks up
/// less than the one before. Counts no further than it must to know which is the first, and on PostgreSQL only whether
/// one is rare: it joins common ones in an order of its own.
Result<ListQuery> with_rarest_first(Connection& connection, ListQuery query) {
  if (query.where.size() < 2) return query;
  constexpr std::int64_t rare = 1000;
  const std::int64_t highest_bound = connection.backend() == Backend::postgresql ? rare : 1'000'000;
  for (std::int64_t bound = rare; bound <= highest_bound; bound *= 8) {
    std::vector<std::pair<std::int64_t, FieldIs>> counted;
    for (const FieldIs& condition : query.where)
      counted.emplace_back(TWL_TRY(entries_of(connection, query, condition, bound)), condition);
    std::ranges::stable_sort(counted, {}, &std::pair<std::int64_t, FieldIs>::first);
    if (counted.front().first == bound) continue;
    std::ranges::transform(counted, query.where.begin(), &std::pair<std::int64_t, FieldIs>::second);
    break;
  }
  return query;
}

/// Gathers one page from the rows of one or more statements.
class PageGatherer {
 public:
  PageGatherer(Connection& connection, ListQuery query) : connection_(connection), query_(std::move(query)) {}

  /// Those whose value is for the reader. Where many meet the conditions they stand among the next entries; what does
  /// not fill the page from these is found from the rarest condition.
  Result<void> take_shown(const std::optional<PageKey>& after) {
    Range next{.after = after, .until = {}};
    if (!query_.where.empty()) {
      const PageStatement key = key_statement(query_, after, entries_to_try * room());
      const auto rows = TWL_TRY(connection_.query(key.sql, key.values));
      if (!rows.empty()) next.until = {.value = text(rows[0][1]), .id = text(rows[0][0])};
    }
    TWL_CHECK(take(walking_statement(query_, next, room()), false));
    if (!next.until || full()) return {};
    page_ = {};
    TWL_CHECK(put_rarest_first());
    return take(choosing_statement(query_, after, room()), false);
  }

  /// Those whose value is not for the reader.
  Result<void> take_hidden(const std::optional<PageKey>& after) {
    TWL_CHECK(put_rarest_first());
    return take(hidden_statement(query_, after, room()), true);
  }

  bool full() const { return !page_.next.empty(); }
  Page page() && { return std::move(page_); }

 private:
  Result<void> put_rarest_first() {
    if (!rarest_is_first_) query_ = TWL_TRY(with_rarest_first(connection_, std::move(query_)));
    rarest_is_first_ = true;
    return {};
  }

  /// One more than the page holds tells that another follows.
  std::size_t room() const { return query_.limit + 1 - page_.records.size(); }

  Result<void> take(const PageStatement& statement, bool hidden) {
    for (const SqlRow& row : TWL_TRY(connection_.query(statement.sql, statement.values))) {
      if (page_.records.size() == query_.limit) {
        page_.next = cursor_of(last_);
        return {};
      }
      page_.records.push_back(TWL_TRY(stored_document(row)));
      last_ = {.value = hidden ? std::nullopt : std::optional(text(row.back())), .id = page_.records.back().id};
    }
    return {};
  }

  Connection& connection_;
  ListQuery query_;
  bool rarest_is_first_ = false;
  Page page_;
  PageKey last_;
};

}  // namespace

Result<Page> Store::page(const ListQuery& asked) {
  TWL_CHECK(check(asked));
  ListQuery query = asked;
  // What nobody is shown orders nothing.
  if (!may_show(query)) query.sort_by.clear();
  std::optional<PageKey> after;
  if (!query.after.empty()) after = TWL_TRY(key_of(query.after));
  const bool among_hidden = after && !after->value;
  if (among_hidden && !may_hide(query)) return failure({.message = "is no cursor of this list", .field = "after"});
  PageGatherer gatherer(connection_, query);
  if (!among_hidden) TWL_CHECK(gatherer.take_shown(after));
  if (!gatherer.full() && may_hide(query)) TWL_CHECK(gatherer.take_hidden(among_hidden ? after : std::nullopt));
  return std::move(gatherer).page();
}

}  // namespace twinlight::storage
