#include "twinlight/server/record_view.h"

#include <algorithm>

#include "twinlight/partnership/record_document.h"
#include "twinlight/server/introduction_sides.h"

namespace twinlight::server {

using partnership::Action;

bool RecordView::hides(const partnership::Subject& subject, const nlohmann::json& record,
                       const std::string& field) const {
  return !field.empty() && partnership::is_held_back(actor_, subject) && !record["document"].contains(field);
}

bool RecordView::is_found(const partnership::Subject& subject, const nlohmann::json& record) const {
  return std::ranges::none_of(filtered_by_, [&](const std::string& field) { return hides(subject, record, field); });
}

Result<std::optional<nlohmann::json>> RecordView::seen(const storage::StoredDocument& stored, Place place) {
  const auto subject = TWL_TRY(subjects_.subject(stored.kind, stored.id, stored.document));
  if (!partnership::may(actor_, Action::read, subject)) return std::nullopt;
  auto record = shown_to_writer(stored, subject);
  if (!is_found(subject, record)) return std::nullopt;
  if (hides(subject, record, sorted_by_) != (place == Place::hidden)) return std::nullopt;
  return record;
}

Result<std::optional<nlohmann::json>> RecordView::shown(const storage::StoredDocument& stored) {
  return seen(stored, Place::shown);
}

Result<std::optional<nlohmann::json>> RecordView::shown_unplaced(const storage::StoredDocument& stored) {
  return seen(stored, Place::hidden);
}

void RecordView::asked_by(const storage::ListQuery& query, bool by_value) {
  for (const storage::FieldIs& condition : query.where) filtered_by_.push_back(condition.field);
  sorted_by_ = by_value ? query.sort_by : "";
}

nlohmann::json RecordView::shown_to_writer(const storage::StoredDocument& stored,
                                           const partnership::Subject& subject) const {
  nlohmann::json may = nlohmann::json::array();
  nlohmann::json document = partnership::disclosed(stored.kind, stored.document, partnership::sight(actor_, subject));
  if (stored.kind == partnership::Kind::introduction) keep_own_note(actor_, subject, document);
  for (const Action action : partnership::every<Action>()) {
    const bool changes = action == Action::edit || partnership::is_transition(stored.kind, action);
    if (changes && partnership::may(actor_, action, subject)) may.push_back(word_of(action));
  }
  return {{"id", stored.id},
          {"kind", word_of(stored.kind)},
          {"version", stored.version},
          {"created_at", instant_text(stored.created_at)},
          {"changed_at", instant_text(stored.changed_at)},
          {"may", std::move(may)},
          {"document", std::move(document)}};
}

}  // namespace twinlight::server
