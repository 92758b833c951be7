#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "twinlight/report/seal.h"

namespace twinlight::report {

inline constexpr std::size_t largest_report_bytes = std::size_t{64} << 20U;

enum class ReportKind { json, pdf, unknown };
std::string_view to_string(ReportKind kind);

/// A report that was read and held against its signature.
struct VerifiedReport {
  ReportKind kind = ReportKind::unknown;
  SealVerification seal;           ///< of the file and, where it is a PDF, of the JSON attached to it
  nlohmann::ordered_json content;  ///< what the report says; null unless its signature is good
};

/// Checks every byte of a report. Never fails: what is wrong is in the seal's faults.
VerifiedReport verify_report(std::string_view file);

}  // namespace twinlight::report
