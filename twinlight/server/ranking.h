#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/foundation/calendar.h"
#include "twinlight/matching/match.h"
#include "twinlight/report/report_subject.h"
#include "twinlight/server/knowledge.h"

namespace twinlight::server {

/// How far a ranking is: `total` is 0 where it is not known.
struct RankingProgress {
  std::size_t done = 0;
  std::size_t total = 0;
  std::string_view phase = "ranking";
};

/// Who watches while a catalogue is ranked.
struct RankingWatcher {
  std::function<void(const RankingProgress&)> progress;
  std::function<void(const nlohmann::ordered_json& row)> row;  ///< `row_json` of each as it is proven
};

/// A need with the catalogue ranked for it.
struct Ranking {
  std::shared_ptr<const Knowledge> knowledge;  ///< whose products the match refers to
  evidence::Need need;
  matching::Match match;
};

/// The need that a JSON describes. Fails with `field` a pointer into it.
Result<evidence::Need> need_from(const Knowledge& knowledge, const nlohmann::json& description);

/// The need of a file (docs/needs.md), which may name no other one.
Result<evidence::Need> need_from_toml(const Knowledge& knowledge, const std::string& text);

/// The floor that a need may have, so that nobody keeps the server busy for long.
inline constexpr double largest_floor_m2 = 2000.0;

/// Ranks the catalogue as `twinlight match` does; the best are evaluated exactly.
Result<std::shared_ptr<const Ranking>> rank_catalogue(std::shared_ptr<const Knowledge> knowledge,
                                                      const nlohmann::json& description, unsigned threads,
                                                      const RankingWatcher& watcher);

/// What `twinlight match --json` says of it, with the hash of each file.
nlohmann::ordered_json ranking_json(const Ranking& ranking);

/// An entry of a shortlist as a row of a table: without the values at each point; its rank is its place among those
/// that were proven so far.
nlohmann::ordered_json row_json(const Knowledge& knowledge, const evidence::Need& need,
                                const matching::ShortlistEntry& entry);

/// The subject of the report on one entry of the shortlist. Entries behind the first have their reflectances varied
/// here: seconds.
Result<report::ReportSubject> report_subject(const Ranking& ranking, const matching::ShortlistEntry& entry, Date date);

}  // namespace twinlight::server
