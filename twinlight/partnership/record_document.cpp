#include "twinlight/partnership/record_document.h"

#include <nlohmann/json.hpp>

#include "twinlight/partnership/all_records.h"
#include "twinlight/partnership/record_schema.h"

namespace twinlight::partnership {

// Defined for each record type by the file that lists its fields.
template <class Record>
std::vector<FieldDescription> description_of();
template <class Record>
nlohmann::ordered_json schema_of();
template <class Record>
nlohmann::json edited_texts(nlohmann::json document, const TextEdit& edit);

namespace {

template <class... Record>
struct Types {};
using Records =
    Types<Partnership, Organisation, Person, Membership, Consent, Profile, Product, Site, Space, Need, Interest,
          Introduction, Achievement, StoredFile, Evaluation, Event, Session, Registration, Meeting, Pilot, Certificate,
          Lead, Exchange, Indicator, Outcome, Newsletter, Subscription, JoinRequest>;

template <class Use, class... Record>
auto with_record_type(Kind kind, const Use& use, Types<Record...> /*of*/) {
  decltype(use.template operator()<Partnership>()) result;
  static_cast<void>(((kind_of<Record> == kind && (result = use.template operator()<Record>(), true)) || ...));
  return result;
}

/// Calls `use.operator()<Record>()` with the record type of the kind; nothing for audit entries, which are no
/// documents.
template <class Use>
auto with_record_type(Kind kind, const Use& use) {
  return with_record_type(kind, use, Records());
}

using Descriptions = std::array<std::vector<FieldDescription>, count_of<Kind>>;

Descriptions all_descriptions() {
  Descriptions all;
  for (const Kind kind : every<Kind>())
    all[static_cast<std::size_t>(kind)] = with_record_type(kind, []<class R>() { return description_of<R>(); });
  return all;
}

}  // namespace

std::span<const FieldDescription> fields_of(Kind kind) {
  static const Descriptions all = all_descriptions();
  return all[static_cast<std::size_t>(kind)];
}

nlohmann::json disclosed(Kind kind, const nlohmann::json& document, Disclosures levels) {
  nlohmann::json shown = nlohmann::json::object();
  for (const FieldDescription& field : fields_of(kind))
    if (const auto found = document.find(field.name); found != document.end() && levels.has(field.disclosure))
      shown[std::string(field.name)] = *found;
  return shown;
}

nlohmann::json with_texts(Kind kind, const nlohmann::json& document, const TextEdit& edit) {
  if (!document.is_object()) return document;
  return with_record_type(kind, [&]<class R>() { return edited_texts<R>(document, edit); });
}

nlohmann::ordered_json schema_of(Kind kind) {
  auto schema = with_record_type(kind, []<class R>() { return schema_of<R>(); });
  if (schema.is_null()) return schema;
  auto& states = schema["properties"]["state"]["enum"] = nlohmann::ordered_json::array();
  for (const KindState& row : kind_states())
    if (row.kind == kind) states.push_back(word_of(row.state));
  return schema;
}

std::vector<Diagnostic> faults_of(Kind kind, const nlohmann::json& document) {
  return with_record_type(kind, [&]<class R>() {
    auto read = record_from<R>(document);
    return read ? std::vector<Diagnostic>() : std::move(read).error();
  });
}

}  // namespace twinlight::partnership
