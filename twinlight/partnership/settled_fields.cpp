#include "twinlight/partnership/settled_fields.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/partnership/record_document.h"

namespace twinlight::partnership {
namespace {
namespace table_of_settled_fields {
using enum Kind;

constexpr std::string_view supplier_agreed = "the supplier accepted it";

// Fields of kinds that can not be edited once somebody answered (interests, introductions, meetings, outcomes,
// certificates) need no row.
constexpr SettledField fields[] = {
    {membership, "role", State::applied, "rights were decided on it"},
    {membership, "region", State::applied, "rights were decided on it"},
    {achievement, "interest", State::proposed, "both sides of it are asked, and it was mutual then"},
    {session, "event", State::active, "people said that they can attend it there"},
    {registration, "event", State::applied, "its organiser admits to it, and it says where the person is known"},
    {pilot, "supplier", State::planned, "agreed for itself alone"},
    {pilot, "site", State::planned, supplier_agreed},
    {pilot, "products", State::planned, supplier_agreed},
    {pilot, "promise", State::planned, supplier_agreed},
    {pilot, "hypothesis", State::planned, supplier_agreed},
    {pilot, "protocol", State::planned, supplier_agreed},
    {pilot, "measures", State::planned, "the supplier accepted them; baseline and endline come from the pilot"},
    // Who asks to join is nobody's person before they are admitted.
    {join_request, "person", State::fulfilled, "is whom the admission invited"},
};
}  // namespace table_of_settled_fields

/// What nobody filled in may be left out or null.
void drop_blanks(nlohmann::json& value) {
  if (!value.is_structured()) return;
  for (nlohmann::json& part : value) drop_blanks(part);
  if (!value.is_object()) return;
  for (auto part = value.begin(); part != value.end();) {
    const bool blank = part->is_null() || (part->is_structured() && part->empty());
    part = blank ? value.erase(part) : std::next(part);
  }
}

/// The part of a document's field that was agreed on.
nlohmann::json agreed_part(Kind kind, std::string_view field, const nlohmann::json& document) {
  const auto found = document.find(field);
  nlohmann::json value = found == document.end() ? nlohmann::json() : *found;
  drop_blanks(value);
  if (kind == Kind::pilot && field == "measures")
    for (nlohmann::json& measure : value)
      for (const char* measured : {"baseline", "endline"}) measure.erase(measured);
  return value.is_structured() && value.empty() ? nlohmann::json() : value;
}

/// True where the kind's states list the one not before the other.
bool is_reached(Kind kind, State state, State asked) {
  for (const KindState& row : kind_states()) {
    if (row.kind != kind) continue;
    if (row.state == asked) return true;
    if (row.state == state) return false;
  }
  return false;
}

}  // namespace

std::span<const SettledField> settled_fields() {
  return table_of_settled_fields::fields;
}

std::optional<State> settled_from(Kind kind, std::string_view field) {
  for (const SettledField& row : settled_fields())
    if (row.kind == kind && row.name == field) return row.from;
  constexpr std::array<std::string_view, 3> belonging{"partnership", "organisation", "person"};
  if (std::ranges::count(belonging, field) > 0) return first_state(kind);
  return std::nullopt;
}

std::vector<Diagnostic> settled_faults(Kind kind, const nlohmann::json& before, const nlohmann::json& after) {
  const State state = from_word<State>(before.value("state", "")).value_or(first_state(kind));
  std::vector<Diagnostic> faults;
  for (const FieldDescription& field : fields_of(kind)) {
    const auto from = settled_from(kind, field.name);
    if (from && is_reached(kind, state, *from) &&
        agreed_part(kind, field.name, before) != agreed_part(kind, field.name, after))
      faults.push_back({.message = "can not change", .field = "/" + std::string(field.name)});
  }
  return faults;
}

}  // namespace twinlight::partnership
