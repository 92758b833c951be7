#include "twinlight/server/board.h"

#include <algorithm>
#include <array>
#include <optional>

#include "twinlight/server/interest_sides.h"
#include "twinlight/server/record_scan.h"
#include "twinlight/server/record_title.h"
#include "twinlight/server/reminders.h"

namespace twinlight::server {

using nlohmann::json;
using partnership::Kind;
using partnership::Relation;
using partnership::Role;
using partnership::State;
using storage::StoredDocument;

namespace {

std::optional<Instant> end_of(const StoredDocument& record) {
  if (const auto moment = parse_instant(member_text(record.document, "answer_by"))) return *moment;
  if (const auto day = parse_date(member_text(record.document, "expires_on"))) return std::chrono::sys_days(*day);
  return std::nullopt;
}

bool waits_long(const StoredDocument& interest, Instant now) {
  return now - interest.created_at >= unanswered_for_long;
}

bool ends_soon(const StoredDocument& profile, Instant now) {
  const auto last = end_of(profile);
  return last && *last - now <= warn_before_expiry;
}

bool always(const StoredDocument& /*record*/, Instant /*now*/) {
  return true;
}

}  // namespace

bool moderates(const partnership::Actor& actor, const std::string& partnership) {
  return std::ranges::any_of(actor.grants, [&](const partnership::Grant& grant) {
    return grant.partnership.text == partnership &&
           (grant.role == Role::coordinator || grant.role == Role::programme_manager);
  });
}

struct Board::Group {
  const char* name;
  Kind kind;
  std::array<State, 2> states;  ///< the same twice where it is one
  bool (*counts)(const StoredDocument&, Instant);
  bool waits_from_change = false;  ///< else from its creation
};

Result<json> Board::of(const std::string& partnership, std::size_t most) {
  constexpr std::array groups{
      Group{"join_requests", Kind::join_request, {State::submitted, State::submitted}, always, true},
      Group{"applications", Kind::organisation, {State::applied, State::applied}, always},
      Group{"moderation", Kind::profile, {State::submitted, State::submitted}, always, true},
      Group{"interests", Kind::interest, {State::sent, State::sent}, waits_long},
      Group{"introductions", Kind::introduction, {State::sent, State::agreed_by_one}, always},
      Group{"disputes", Kind::achievement, {State::disputed, State::disputed}, always, true},
      Group{"expiring", Kind::profile, {State::published, State::published}, ends_soon},
  };
  json found = json::array();
  for (const Group& group : groups) found.push_back(TWL_TRY(group_json(partnership, group, most)));
  return json{{"groups", std::move(found)}};
}

Result<json> Board::group_json(const std::string& partnership, const Group& group, std::size_t most) {
  std::vector<Waiting> all;
  const auto add = [&](std::vector<StoredDocument> page) -> Result<void> {
    std::erase_if(page, [&](const StoredDocument& record) { return !group.counts(record, now_); });
    TWL_CHECK(subjects_.look_ahead(page));
    std::vector<StoredDocument> of_reader;
    for (StoredDocument& record : page)
      if (TWL_TRY(is_of_reader(record))) of_reader.push_back(std::move(record));
    const Named named = TWL_TRY(named_by(of_reader));
    for (const StoredDocument& record : of_reader) all.push_back(waiting(record, named, group.waits_from_change));
    return {};
  };
  const std::size_t states = group.states[0] == group.states[1] ? 1 : 2;
  for (std::size_t i = 0; i < states; ++i)
    TWL_CHECK(for_each_page_in_state(store_, partnership, group.kind, group.states.at(i), add));
  std::ranges::stable_sort(all, {}, &Waiting::order);
  json items = json::array();
  for (std::size_t i = 0; i < std::min(all.size(), most); ++i) items.push_back(std::move(all[i].item));
  return json{{"group", group.name}, {"count", all.size()}, {"items", std::move(items)}};
}

Result<Board::Named> Board::named_by(const std::vector<StoredDocument>& records) {
  std::vector<std::string> ids;
  for (const StoredDocument& record : records) {
    if (record.kind == Kind::interest) ids.push_back(id_asked(record.document));
    if (record.kind == Kind::introduction)
      for (const char* side : {"second", "first"}) ids.push_back(member_text(record.document, side));
  }
  Named named;
  for (StoredDocument& found : TWL_TRY(store_.find_each(ids))) named[found.id] = std::move(found);
  return named;
}

Board::Waiting Board::waiting(const StoredDocument& record, const Named& named, bool from_change) const {
  const Instant since = from_change ? record.changed_at : record.created_at;
  const auto until = end_of(record);
  std::string title = title_of(record, language_);
  json page = {{"kind", word_of(record.kind)}, {"id", record.id}};
  const auto stands_for = [&](const std::string& id) {
    const auto other = named.find(id);
    if (other == named.end()) return;
    title += (title.empty() ? "" : " · ") + title_of(other->second, language_);
    page = {{"kind", word_of(other->second.kind)}, {"id", id}};
  };
  if (record.kind == Kind::interest) stands_for(id_asked(record.document));
  if (record.kind == Kind::introduction)
    for (const char* side : {"second", "first"}) stands_for(member_text(record.document, side));
  const bool ends = record.kind == Kind::profile && member_text(record.document, "state") == "published";
  return Waiting{.item = {{"kind", word_of(record.kind)},
                          {"id", record.id},
                          {"title", std::move(title)},
                          {"since", instant_text(since)},
                          {"until", until ? json(instant_text(*until)) : json()},
                          {"page", std::move(page)}},
                 .order = ends && until ? *until : since};
}

Result<bool> Board::is_of_reader(const StoredDocument& record) {
  const auto subject = TWL_TRY(subjects_.subject(record.kind, record.id, record.document));
  if (!partnership::may(reader_, partnership::Action::read, subject)) return false;
  return std::ranges::any_of(reader_.grants, [&](const partnership::Grant& grant) {
    const Relation relation = partnership::relation_of(reader_, grant, subject);
    if (relation == Relation::elsewhere) return false;
    if (grant.role == Role::programme_manager) return true;
    return grant.role == Role::coordinator && (relation == Relation::region || relation == Relation::own_organisation);
  });
}

}  // namespace twinlight::server
