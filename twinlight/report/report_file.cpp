#include "twinlight/report/report_file.h"

#include "twinlight/report/pdf_file.h"

namespace twinlight::report {
namespace {

/// What the JSON says, or null where it is not the JSON of a report.
nlohmann::ordered_json parsed_report(std::string_view json) {
  auto content = nlohmann::ordered_json::parse(json, nullptr, false);
  return content.is_object() ? std::move(content) : nlohmann::ordered_json(nullptr);
}

/// The JSON within a PDF, which carries a seal of its own; what is wrong with it becomes a fault of the PDF.
std::string verified_attachment(std::string_view pdf, SealVerification& seal) {
  const auto complain = [&](std::string message) {
    seal.faults.push_back({"attachment", 0, pdf.size(), std::move(message)});
    return std::string();
  };
  Result<std::string> json = attachment_of(pdf);
  if (!json) return complain(json.error().message);
  const SealVerification inner = verify_seal(*json);
  if (!inner.intact()) return complain(inner.faults.front().part + ": " + inner.faults.front().message);
  if (inner.public_key != seal.public_key) return complain("is signed with another key than the document");
  return *std::move(json);
}

}  // namespace

std::string_view to_string(ReportKind kind) {
  switch (kind) {
    case ReportKind::json:
      return "json";
    case ReportKind::pdf:
      return "pdf";
    case ReportKind::unknown:
      break;
  }
  return "unknown";
}

VerifiedReport verify_report(std::string_view file) {
  VerifiedReport report{.seal = verify_seal(file)};
  if (file.substr(0, 1) == "{") report.kind = ReportKind::json;
  if (file.substr(0, 5) == "%PDF-") report.kind = ReportKind::pdf;
  if (!report.seal.intact()) return report;
  const std::string json = report.kind == ReportKind::pdf ? verified_attachment(file, report.seal) : std::string(file);
  if (report.seal.intact()) report.content = parsed_report(json);
  if (report.content.is_null() && report.seal.intact())
    report.seal.faults.push_back({"file", 0, file.size(), "is signed, but is no evidence report"});
  return report;
}

}  // namespace twinlight::report
