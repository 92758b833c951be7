#include "twinlight/server/achievement_rules.h"

#include <nlohmann/json.hpp>

#include "twinlight/server/interest_sides.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {

using partnership::Kind;
using storage::Store;
using storage::StoredDocument;
using storage::WriteRefusal;

namespace {

std::vector<Diagnostic> one_fault(const char* field, const char* message) {
  return {{.message = message, .field = field}};
}

/// True where somebody proposed the same kind for this interest, and it still waits for the other side.
Result<bool> waits_already(Store& store, const std::string& interest, const std::string& kind) {
  for (const std::string& source : TWL_TRY(store.naming(interest, "interest"))) {
    const auto found = TWL_TRY(store.find(Kind::achievement, source));
    if (found && member_text(found->document, "state") == "proposed" && member_text(found->document, "kind") == kind)
      return true;
  }
  return false;
}

}  // namespace

Result<std::vector<Diagnostic>> achievement_faults(Store& store, const nlohmann::json& document) {
  constexpr const char* no_interest = "names no interest that your organisation and another have in each other";
  const std::string id = member_text(document, "interest");
  const auto interest = TWL_TRY(store.find(Kind::interest, id));
  if (!interest) return one_fault("/interest", no_interest);
  const std::string state = member_text(interest->document, "state");
  const bool of_both = state == "mutual" || state == "concluded";
  const bool here = member_text(interest->document, "partnership") == member_text(document, "partnership");
  const auto others = TWL_TRY(other_sides(store, interest->document, member_text(document, "organisation")));
  if (!of_both || !here || others.empty()) return one_fault("/interest", no_interest);
  if (TWL_TRY(waits_already(store, id, member_text(document, "kind"))))
    return one_fault("/kind", "was proposed already and waits for an answer");
  return std::vector<Diagnostic>();
}

storage::Written<void> conclude_interest(Store& store, const nlohmann::json& achievement, Instant now) {
  auto found = store.find(Kind::interest, member_text(achievement, "interest"));
  if (!found) return tl::unexpected(WriteRefusal{.faults = {found.error()}});
  if (!*found || member_text((*found)->document, "state") != "mutual") return {};
  StoredDocument interest = **found;
  interest.document["state"] = word_of(partnership::State::concluded);
  const auto written = store.change({.person = {}, .at = now}, partnership::Action::conclude, Kind::interest,
                                    interest.id, interest.version, interest.document);
  if (!written) return tl::unexpected(written.error());
  return {};
}

}  // namespace twinlight::server
