#include "twinlight/partnership/record_document.h"

#include <nlohmann/json.hpp>

#include "twinlight/partnership/all_records.h"

namespace twinlight::partnership {

// Defined for each record type by the file that lists its fields.
template <class Record>
std::vector<FieldDescription> description_of();

namespace {

/// Calls `use.operator()<Record>()` with the record type of the kind; none for audit entries.
template <class Use>
auto with_record_type(Kind kind, const Use& use) -> decltype(use.template operator()<Partnership>()) {
  switch (kind) {
    case Kind::partnership:
      return use.template operator()<Partnership>();
    case Kind::organisation:
      return use.template operator()<Organisation>();
    case Kind::person:
      return use.template operator()<Person>();
    case Kind::membership:
      return use.template operator()<Membership>();
    case Kind::consent:
      return use.template operator()<Consent>();
    case Kind::profile:
      return use.template operator()<Profile>();
    case Kind::product:
      return use.template operator()<Product>();
    case Kind::site:
      return use.template operator()<Site>();
    case Kind::space:
      return use.template operator()<Space>();
    case Kind::need:
      return use.template operator()<Need>();
    case Kind::interest:
      return use.template operator()<Interest>();
    case Kind::file:
      return use.template operator()<StoredFile>();
    case Kind::audit_entry:
      break;
  }
  return {};
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

std::vector<Diagnostic> faults_of(Kind kind, const nlohmann::json& document) {
  return with_record_type(kind, [&]<class R>() {
    auto read = record_from<R>(document);
    return read ? std::vector<Diagnostic>() : std::move(read).error();
  });
}

}  // namespace twinlight::partnership
