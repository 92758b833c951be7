#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "twinlight/report/report_pdf.h"

/// Products of one shortlist side by side.
namespace twinlight::report {

inline constexpr std::size_t most_compared = 5;

/// What each product's own report says, in one object: the need once, `products` in the order of the subjects, the
/// inputs of all. Keys are a contract (docs/report.md).
/// @param subjects  2 to most_compared, of one need, engine and date
nlohmann::ordered_json comparison_json(const std::vector<ReportSubject>& subjects);

/// The comparison as a signed PDF, with its JSON file attached: a column for each product, then their pictures.
/// @param json_file what `sealed_json` gave for the same subjects
Result<PdfReport> sealed_comparison_pdf(const std::vector<ReportSubject>& subjects, const std::string& json_file,
                                        const Phrases& say, const SigningKey& key);

/// Whether a report is a comparison.
bool is_comparison(const nlohmann::ordered_json& report);

}  // namespace twinlight::report
