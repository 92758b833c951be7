#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/report/recompute.h"
#include "twinlight/report/report_file.h"
#include "twinlight/report/report_inputs.h"

namespace twinlight::cli {

/// All that `twinlight verify` found out.
struct Verification {
  std::string file;
  report::VerifiedReport report;
  std::string expected_fingerprint;                        ///< empty: none was given
  std::optional<std::vector<report::InputStatus>> inputs;  ///< none: not asked for, or the signature is bad
  std::optional<Result<report::JsonComparison>> recomputed;
};

/// Whether everything that was asked for was checked and found good.
bool is_good(const Verification& verification);

/// One line each: what is wrong.
std::vector<std::string> complaints_of(const Verification& verification);

nlohmann::ordered_json to_json(const Verification& verification);
std::string to_text(const Verification& verification);

}  // namespace twinlight::cli
