#include "twinlight/server/region_faults.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/partnership/all_records.h"
#include "twinlight/partnership/rights.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using partnership::Language;
using partnership::Region;

/// As people write it in a table, and as they call it: `guangdong (广东)`.
std::string named(const Region& region, Language reader) {
  return fmt::format("{} ({})", region.code, shown_in(region.name, reader).text);
}

/// In whatever state the organisation is: the right counts.
bool admits(const partnership::Actor& actor, const partnership::Subject& organisation) {
  const auto refusal = partnership::refusal_of(actor, partnership::Action::admit, organisation);
  return refusal == partnership::Refusal::none || refusal == partnership::Refusal::state;
}

}  // namespace

Result<std::vector<Diagnostic>> region_faults(storage::Store& store, Kind kind, const nlohmann::json& document,
                                              Language reader) {
  const bool belongs = kind == Kind::organisation || kind == Kind::membership || kind == Kind::join_request;
  const std::string code = belongs ? member_text(document, "region") : "";
  if (code.empty()) return std::vector<Diagnostic>();
  const auto found = TWL_TRY(store.find(Kind::partnership, member_text(document, "partnership")));
  if (!found) return std::vector<Diagnostic>();  // which is a fault of its own
  const auto partnership = partnership::record_from<partnership::Partnership>(found->document);
  if (!partnership) return failure(partnership.error().front());
  std::vector<std::string> there;
  for (const Region& region : partnership->regions) {
    if (region.code == code) return std::vector<Diagnostic>();
    there.push_back(named(region, reader));
  }
  return std::vector<Diagnostic>{
      {.message = fmt::format("names no region of this partnership; there are: {}", fmt::join(there, ", ")),
       .field = "/region"}};
}

std::vector<Diagnostic> moved_region_faults(const partnership::Actor& actor, const partnership::Subject& before,
                                            const partnership::Subject& after) {
  const bool is_admitted = before.kind == Kind::organisation && before.state != partnership::first_state(before.kind);
  if (!is_admitted || before.regions == after.regions) return {};
  if (admits(actor, before) && admits(actor, after)) return {};
  return {{.message = "is not for you to change", .field = "/region"}};
}

}  // namespace twinlight::server
