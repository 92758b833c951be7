#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "twinlight/report/report_subject.h"
#include "twinlight/report/seal.h"

namespace twinlight::report {

/// Everything that the report says, and the full evaluation behind it; the same for every language. Keys are a
/// contract (docs/report.md). It depends on nothing but the subject: the same subject gives the same bytes.
nlohmann::ordered_json report_json(const ReportSubject& subject);

/// The report as a signed JSON file. Its parts are named by the path of the member that they hold.
std::string sealed_json(const nlohmann::ordered_json& report, const SigningKey& key);

}  // namespace twinlight::report
