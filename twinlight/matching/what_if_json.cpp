#include "twinlight/matching/what_if_json.h"

#include <nlohmann/json.hpp>

#include "twinlight/evidence/evidence_json.h"
#include "twinlight/foundation/nullable.h"
#include "twinlight/foundation/printable_text.h"

namespace twinlight::matching {

using nlohmann::ordered_json;

ordered_json what_if_json(const evidence::Need& need, const WhatIf& change, const std::vector<WhatIfAnswer>& answers) {
  const evidence::Need after = changed(need, change);
  ordered_json rows = ordered_json::array();
  std::size_t passing = 0;
  for (const WhatIfAnswer& answer : answers) {
    if (answer.layout.verdict.pass) ++passing;
    evidence::ProductEvidence evidence = answer.entry->evidence;
    evidence.found = answer.layout;
    evidence.life_cost = answer.life_cost;
    const ordered_json line = evidence::to_json(after, evidence);
    rows.push_back({{"rank", answer.entry->rank},
                    {"file", printable_text(answer.entry->product->file, 4000)},
                    {"verdict", line["verdict"]},
                    {"verdict_confidence", line["verdict_confidence"]},
                    {"checks", line["checks"]},
                    {"a_search_finds_this_layout", answer.is_what_a_search_finds ? ordered_json(true) : nullptr}});
    if (change.changes_cost()) rows.back()["life_cost"] = line["life_cost"];
    if (!answer.is_what_a_search_finds)
      rows.back()["a_search_finds_this_layout_note"] = "not known without one: the figures are of the layout as it is";
  }
  return {{"question", printable_text(change.text)}, {"passing", passing}, {"answers", std::move(rows)}};
}

ordered_json headroom_json(const evidence::Need& need, const evidence::EvaluatedLayout& layout) {
  const auto headroom = headroom_of(need, layout);
  if (!headroom) return nullptr;
  ordered_json json = {{"greatest_target_lx", nullable(headroom->greatest_target_lx)},
                       {"least_maintenance_factor", nullable(headroom->least_maintenance_factor)}};
  if (!headroom->greatest_target_lx) json["greatest_target_lx_note"] = "the requirement asks for no mean illuminance";
  if (!headroom->least_maintenance_factor) json["least_maintenance_factor_note"] = "no binding check turns with it";
  return json;
}

}  // namespace twinlight::matching
