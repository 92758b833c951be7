#include "twinlight/server/record_walk.h"

#include <algorithm>

#include "twinlight/server/list_cursor.h"

namespace twinlight::server {
namespace {

/// Before the places of the last part; no other begins so.
constexpr std::string_view held_back_mark = "h.";

/// Whether places in the list go by the value of a field of people, some of whom may be held back. Where the reader's
/// role alone does not see the field, all places go by id.
bool places_people(const storage::ListQuery& query) {
  if (query.kind != partnership::Kind::person) return false;
  const auto fields = partnership::fields_of(query.kind);
  const auto field = std::ranges::find(fields, query.sort_by, &partnership::FieldDescription::name);
  return field != fields.end() && query.levels.has(field->disclosure);
}

/// Which list it is, in which order.
nlohmann::json list_of(const storage::ListQuery& query) {
  nlohmann::json list = {query.partnership, word_of(query.kind), query.sort_by, query.descending};
  for (const storage::FieldIs& condition : query.where) list.push_back({condition.field, condition.value});
  return list;
}

}  // namespace

RecordWalk::RecordWalk(storage::Store& store, RecordView& view, storage::ListQuery query)
    : store_(store),
      view_(view),
      list_(list_of(query)),
      query_(std::move(query)),
      places_people_(places_people(query_)) {
  if (!query_.after.empty()) {
    const auto place = place_of_cursor(list_, query_.after);
    begins_within_ = place.has_value();
    query_.after = place.value_or("");
  }
  if (places_people_ && query_.after.starts_with(held_back_mark)) {
    query_.after.erase(0, held_back_mark.size());
    among_held_back_ = true;
  }
  view_.asked_by(query_, places_people_);
}

Result<std::vector<nlohmann::json>> RecordWalk::next(std::size_t limit) {
  if (!begins_within_) return failure({.message = "is no cursor of this list", .field = "after"});
  storage::ListQuery query = query_;
  query.limit = limit;
  if (among_held_back_) query.sort_by.clear();
  const storage::Page page = TWL_TRY(store_.page(query));
  TWL_CHECK(view_.subjects().look_ahead(page.records));
  std::vector<nlohmann::json> found;
  for (const storage::StoredDocument& stored : page.records)
    if (auto shown = TWL_TRY(among_held_back_ ? view_.shown_unplaced(stored) : view_.shown(stored)))
      found.push_back(*std::move(shown));
  looked_at_ += page.records.size();
  query_.after = page.next;
  const bool last_part_begins = places_people_ && !among_held_back_ && page.next.empty();
  among_held_back_ = among_held_back_ || last_part_begins;
  const bool ended = page.next.empty() && !last_part_begins;
  cursor_ = ended ? "" : list_cursor(list_, (among_held_back_ ? std::string(held_back_mark) : "") + page.next);
  return found;
}

}  // namespace twinlight::server
