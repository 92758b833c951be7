#include "twinlight/server/record_changes.h"

#include <algorithm>
#include <array>

#include "twinlight/partnership/record_document.h"

namespace twinlight::server {
namespace {

using partnership::Action;
using partnership::Disclosures;
using partnership::Kind;
using partnership::State;
using Json = nlohmann::json;

constexpr const char* not_yours = "is not for you to change";

/// Set by the program when something happens, by nobody else.
bool is_set_by_program(Kind kind, std::string_view field) {
  constexpr std::array moments{"answered_at", "withdrawn_at", "published_on", "sent_at", "confirmed_at", "arrived_at"};
  if (kind == Kind::interest && field == "outcome") return true;
  if (kind == Kind::person && field == "listed") return true;  // follows from the consent to it
  if (kind == Kind::join_request && (field == "joined" || field == "person" || field == "answer")) return true;
  constexpr std::array of_introductions{"answer", "first_agreed_at", "second_agreed_at", "interest"};
  if (kind == Kind::introduction && std::ranges::count(of_introductions, field) > 0) return true;
  if (kind == Kind::achievement && field == "dispute") return true;  // comes with its action alone
  return kind != Kind::lead && std::ranges::count(moments, field) > 0;
}

/// Fields that come with an action of somebody who may not edit the record.
struct Accompanying {
  Kind kind;
  Action action;
  std::array<std::string_view, 3> fields;
};
constexpr std::array accompanying = std::to_array<Accompanying>({
    {Kind::profile, Action::publish, {"expires_on", "topics"}},
    {Kind::profile, Action::tag, {"topics"}},
    {Kind::profile, Action::send_back, {"review_note"}},
    {Kind::interest, Action::accept, {"answer"}},
    {Kind::interest, Action::decline, {"answer"}},
    {Kind::introduction, Action::decline, {"answer"}},
    {Kind::achievement, Action::dispute, {"dispute"}},
    {Kind::join_request, Action::admit, {"joined"}},
    {Kind::join_request, Action::refuse, {"answer"}},
    {Kind::meeting, Action::plan, {"starts_at", "table", "interpreter"}},
    {Kind::meeting, Action::conclude, {"follow_up"}},
    {Kind::outcome, Action::freeze, {"period"}},
});

bool accompanies(Kind kind, Action action, std::string_view field) {
  return std::ranges::any_of(accompanying, [&](const Accompanying& row) {
    return row.kind == kind && row.action == action && std::ranges::count(row.fields, field) > 0;
  });
}

const Json& member(const Json& document, std::string_view name) {
  static const Json nothing;
  const auto found = document.find(name);
  return found == document.end() ? nothing : *found;
}

Diagnostic refusal(std::string_view field, const char* message) {
  return {.message = message, .field = "/" + std::string(field)};
}

/// 29 February becomes 28.
Date year_after(Date day) {
  const Date later = day + std::chrono::years(1);
  return later.ok() ? later : Date(later.year() / later.month() / std::chrono::last);
}

void set_consequences(Kind kind, Action action, Instant now, Json& document) {
  const Date today = std::chrono::floor<std::chrono::days>(now);
  const auto set_moment = [&](const char* field) { document[field] = instant_text(now); };
  if (kind == Kind::profile && action == Action::publish) {
    document["published_on"] = date_text(today);
    const bool dated = member(document, "expires_on").is_string() && member(document, "expires_on") > date_text(today);
    if (!dated) document["expires_on"] = date_text(year_after(today));
  }
  if (kind == Kind::profile && action == Action::renew && member(document, "state") == word_of(State::published))
    document["expires_on"] = date_text(year_after(today));
  if (kind == Kind::consent && action == Action::withdraw) set_moment("withdrawn_at");
  if (kind == Kind::interest && (action == Action::accept || action == Action::decline)) set_moment("answered_at");
  if (kind == Kind::achievement && action == Action::confirm) set_moment("confirmed_at");
  if (kind == Kind::join_request && action == Action::confirm) set_moment("confirmed_at");
  if (kind == Kind::join_request && (action == Action::admit || action == Action::refuse)) set_moment("answered_at");
  if (kind == Kind::newsletter && action == Action::send) set_moment("sent_at");
  if (kind == Kind::registration && action == Action::check_in) set_moment("arrived_at");
  if (kind == Kind::subscription && action == Action::activate) set_moment("confirmed_at");
}

/// What stays of personal data that is erased: that there was something, where.
Json erased_document(Kind kind, const Json& stored) {
  if (kind != Kind::person && kind != Kind::subscription && kind != Kind::join_request) return stored;
  Json document = {{"partnership", member(stored, "partnership")}};
  if (kind == Kind::person) return document;
  document["language"] = member(stored, "language");
  if (const Json& person = member(stored, "person"); !person.is_null()) document["person"] = person;
  return document;
}

}  // namespace

ChangedDocument new_document(Kind kind, const Json& sent, Disclosures levels) {
  ChangedDocument made{.document = sent};
  const auto first = word_of(partnership::first_state(kind));
  if (!member(sent, "state").is_null() && member(sent, "state") != first)
    made.faults.push_back(refusal("state", "can not change"));
  made.document["state"] = first;
  for (const auto& field : partnership::fields_of(kind)) {
    if (member(sent, field.name).is_null()) continue;
    const bool for_staff = field.disclosure == partnership::Disclosure::staff && !levels.has(field.disclosure);
    if (for_staff || is_set_by_program(kind, field.name)) made.faults.push_back(refusal(field.name, not_yours));
  }
  return made;
}

ChangedDocument edited_document(Kind kind, const Json& stored, const Json& sent, Disclosures levels) {
  ChangedDocument edited{.document = Json::object()};
  for (const auto& field : partnership::fields_of(kind)) {
    const std::string name(field.name);
    const Json& before = member(stored, name);
    const Json& after = member(sent, name);
    const bool stays = name == "state" || !levels.has(field.disclosure) || is_set_by_program(kind, name);
    if (stays && sent.contains(name) && after != before)
      edited.faults.push_back(refusal(name, name == "state" ? "can not change" : not_yours));
    const Json& kept = stays ? before : after;
    if (!kept.is_null()) edited.document[name] = kept;
  }
  return edited;
}

ChangedDocument moved_document(Kind kind, Action action, partnership::State to, const Json& stored, const Json& sent,
                               Disclosures levels, bool may_edit, Instant now) {
  ChangedDocument moved{.document = action == Action::erase ? erased_document(kind, stored) : stored};
  for (const auto& [name, value] : sent.items()) {
    const auto fields = partnership::fields_of(kind);
    const auto field = std::ranges::find(fields, name, &partnership::FieldDescription::name);
    if (field == fields.end()) {
      moved.faults.push_back(refusal(name, "is no field"));
      continue;
    }
    if (member(stored, name) == value) continue;
    const bool seen_and_editable = may_edit && levels.has(field->disclosure) && name != "state";
    if (!accompanies(kind, action, name) && (!seen_and_editable || is_set_by_program(kind, name)))
      moved.faults.push_back(refusal("fields/" + name, not_yours));
    else
      moved.document[name] = value;
  }
  moved.document["state"] = word_of(to);
  set_consequences(kind, action, now, moved.document);
  return moved;
}

}  // namespace twinlight::server
