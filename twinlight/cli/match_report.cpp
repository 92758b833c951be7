#include "twinlight/cli/match_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "twinlight/cli/data_folder.h"
#include "twinlight/cli/key_file.h"
#include "twinlight/foundation/file.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/report/comparison.h"
#include "twinlight/report/report_json.h"
#include "twinlight/report/report_pdf.h"

namespace twinlight::cli {
namespace {
namespace fs = std::filesystem;

Date today() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

/// The price list of the catalogue, where it has one.
std::optional<report::ReportInput> price_list(const matching::Catalogue& catalogue) {
  constexpr const char* name = "catalogue.csv";
  constexpr std::size_t largest_bytes = std::size_t{64} << 20U;
  const auto bytes = read_file(catalogue.folder / name, largest_bytes);
  if (!bytes) return std::nullopt;
  return report::ReportInput{"prices", name, sha256_hex({*bytes})};
}

/// The file of a product: a variant of a container is named after a "#".
std::string file_of(const matching::CatalogueProduct& product) {
  return product.file.substr(0, product.file.find('#'));
}

report::ReportSubject subject_of(const ReportPlan& plan, const evidence::Need& need,
                                 const matching::Catalogue& catalogue, const matching::Match& match,
                                 const matching::ShortlistEntry& entry) {
  const auto passing = std::count_if(match.shortlist.begin(), match.shortlist.end(),
                                     [](const auto& other) { return other.evidence.found.verdict.pass; });
  report::ReportSubject subject{.need = need,
                                .luminaire = entry.product->luminaire,
                                .price = entry.product->price,
                                .evidence = entry.evidence,
                                .ranking = {.rank = entry.rank,
                                            .evaluated = match.shortlist.size(),
                                            .passing = static_cast<std::size_t>(passing),
                                            .first = first_figures(entry)},
                                .inputs = {{"need", fs::path(need.file).filename().string(), need.sha256},
                                           {"photometry", file_of(*entry.product), entry.product->sha256}},
                                .engine_version = TWINLIGHT_VERSION,
                                .date = plan.date,
                                .enclosure = entry.product->enclosure};
  if (!entry.product->spectrum_file.empty())
    subject.inputs.push_back({"spectrum", entry.product->spectrum_file, entry.product->spectrum_sha256});
  if (auto prices = price_list(catalogue); prices && subject.price) subject.inputs.push_back(*std::move(prices));
  return subject;
}

Result<WrittenReport> write_files(const fs::path& base, int rank, const std::string& json,
                                  const Result<report::PdfReport>& pdf) {
  if (!pdf) return failure(pdf.error());
  WrittenReport written{.rank = rank, .pdf = base.string() + ".pdf", .json = base.string() + ".json"};
  TWL_CHECK(write_file(written.json, json));
  TWL_CHECK(write_file(written.pdf, pdf->bytes));
  return written;
}

Result<WrittenReport> write_report(const ReportPlan& plan, const report::ReportSubject& subject) {
  const std::string stem = fs::path(subject.inputs[1].file).stem().string();
  const std::string json = report::sealed_json(report::report_json(subject), plan.key);
  return write_files(plan.folder / fmt::format("{:02}-{}", subject.ranking.rank, stem), subject.ranking.rank, json,
                     report::sealed_pdf(subject, json, plan.phrases, plan.key));
}

Result<WrittenReport> write_comparison(const ReportPlan& plan, const std::vector<report::ReportSubject>& subjects) {
  const std::string json = report::sealed_json(report::comparison_json(subjects), plan.key);
  return write_files(plan.folder / "comparison", 0, json,
                     report::sealed_comparison_pdf(subjects, json, plan.phrases, plan.key));
}

}  // namespace

Result<ReportPlan> plan_reports(const ReportOptions& options) {
  const Date date = options.date.empty() ? today() : TWL_TRY(parse_date(options.date));
  std::error_code error;
  fs::create_directories(options.folder, error);
  if (!fs::is_directory(options.folder))
    return failure({.message = "can not be made a folder", .file = options.folder});
  const auto language = report::language_of(options.language);
  if (!language) return failure({.message = "expected nl, en or zh", .field = "--language"});
  TWL_CHECK(report::check_fonts(*language));
  auto phrases = TWL_TRY(report::Phrases::load(data_folder() / "report", *language));
  auto key = TWL_TRY(installation_key(options.key_file));
  return ReportPlan{.folder = options.folder,
                    .top = options.top,
                    .compared = options.compared,
                    .date = date,
                    .phrases = std::move(phrases),
                    .key = key};
}

nlohmann::ordered_json reports_json(const std::vector<WrittenReport>& reports) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const WrittenReport& report : reports)
    json.push_back({{"rank", report.rank > 0 ? nlohmann::ordered_json(report.rank) : nlohmann::ordered_json(nullptr)},
                    {"pdf", printable_text(report.pdf.string(), 4000)},
                    {"json", printable_text(report.json.string(), 4000)}});
  return json;
}

Result<std::vector<WrittenReport>> write_reports(const ReportPlan& plan, const evidence::Need& need,
                                                 const matching::Catalogue& catalogue, const matching::Match& match) {
  std::vector<WrittenReport> written;
  std::vector<report::ReportSubject> compared;
  for (std::size_t i = 0; i < std::min(std::max(plan.top, plan.compared), match.shortlist.size()); ++i) {
    report::ReportSubject subject = subject_of(plan, need, catalogue, match, match.shortlist[i]);
    if (i < plan.top) written.push_back(TWL_TRY(write_report(plan, subject)));
    if (i < plan.compared) compared.push_back(std::move(subject));
  }
  if (compared.size() >= 2) written.push_back(TWL_TRY(write_comparison(plan, compared)));
  return written;
}

}  // namespace twinlight::cli
