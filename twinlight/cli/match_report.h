#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/matching/match.h"
#include "twinlight/report/phrases.h"
#include "twinlight/report/signing_key.h"

namespace twinlight::cli {

/// What the command line asks of reports.
struct ReportOptions {
  std::string folder;  ///< empty: no report is wanted
  std::size_t top = 1;
  std::size_t compared = 0;  ///< 0: no comparison
  std::string language = "en";
  std::string date;  ///< YYYY-MM-DD; empty: today
  std::string key_file;
};

/// The same, checked before anything long is computed.
struct ReportPlan {
  std::filesystem::path folder;
  std::size_t top = 1;
  std::size_t compared = 0;
  Date date;
  report::Phrases phrases;
  report::SigningKey key;
};

/// Makes the folder where it is missing. Fails on a date that does not exist, a folder that can not be made, a key
/// that can not be read, a font that is not installed.
Result<ReportPlan> plan_reports(const ReportOptions& options);

/// The files that were written for one product, or for the comparison.
struct WrittenReport {
  int rank = 0;  ///< 0: the comparison
  std::filesystem::path pdf;
  std::filesystem::path json;
};

/// Rank and file names, for `reports` of `twinlight match --json`.
nlohmann::ordered_json reports_json(const std::vector<WrittenReport>& reports);

/// Writes the reports of the best products of a shortlist, and their comparison where it is wanted and there are two.
Result<std::vector<WrittenReport>> write_reports(const ReportPlan& plan, const evidence::Need& need,
                                                 const matching::Catalogue& catalogue, const matching::Match& match);

}  // namespace twinlight::cli
