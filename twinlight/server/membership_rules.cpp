#include "twinlight/server/membership_rules.h"

#include <nlohmann/json.hpp>

#include "twinlight/server/subject_finder.h"

namespace twinlight::server {

using partnership::Kind;

bool acts_or_acted(const nlohmann::json& membership) {
  const std::string state = member_text(membership, "state");
  return state == "active" || state == "ended";
}

Result<std::vector<Diagnostic>> membership_faults(storage::Store& store, const nlohmann::json& membership,
                                                  const std::string& asked_by) {
  const std::string person = member_text(membership, "person");
  if (person == asked_by) return std::vector<Diagnostic>();
  bool acts_elsewhere = false;
  for (const auto& [named, held] : TWL_TRY(store.records_naming({person}, "person", Kind::membership))) {
    const bool is_colleague = member_text(held.document, "state") == "active" &&
                              member_text(held.document, "organisation") == member_text(membership, "organisation");
    if (is_colleague) return std::vector<Diagnostic>();
    acts_elsewhere = acts_elsewhere || acts_or_acted(held.document);
  }
  if (!acts_elsewhere) return std::vector<Diagnostic>();
  return std::vector<Diagnostic>{
      {.message = "acts for others, or did, and asks for this role themselves", .field = "/person"}};
}

Result<std::vector<Diagnostic>> admission_faults(storage::Store& store, const storage::StoredDocument& membership) {
  const auto entries = TWL_TRY(store.history(membership.id));
  return membership_faults(store, membership.document, entries.empty() ? "" : entries.front().person);
}

}  // namespace twinlight::server
