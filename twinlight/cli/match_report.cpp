#include "twinlight/cli/match_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "twinlight/cli/data_folder.h"
#include "twinlight/cli/key_file.h"
#include "twinlight/foundation/file.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/report/report_json.h"
#include "twinlight/report/report_pdf.h"

namespace twinlight::cli {
namespace {
namespace fs = std::filesystem;

std::chrono::year_month_day today() {
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
                                            .passing = static_cast<std::size_t>(passing)},
                                .inputs = {{"need", fs::path(need.file).filename().string(), need.sha256},
                                           {"photometry", file_of(*entry.product), entry.product->sha256}},
                                .engine_version = TWINLIGHT_VERSION,
                                .date = plan.date};
  if (auto prices = price_list(catalogue); prices && subject.price) subject.inputs.push_back(*std::move(prices));
  return subject;
}

Result<WrittenReport> write_report(const ReportPlan& plan, const report::ReportSubject& subject) {
  const std::string stem = fs::path(subject.inputs[1].file).stem().string();
  const fs::path base = plan.folder / fmt::format("{:02}-{}", subject.ranking.rank, stem);
  WrittenReport written{.rank = subject.ranking.rank, .pdf = base.string() + ".pdf", .json = base.string() + ".json"};
  const std::string json = report::sealed_json(report::report_json(subject), plan.key);
  const report::PdfReport pdf = TWL_TRY(report::sealed_pdf(subject, json, plan.phrases, plan.key));
  TWL_CHECK(write_file(written.json, json));
  TWL_CHECK(write_file(written.pdf, pdf.bytes));
  return written;
}

}  // namespace

Result<ReportPlan> plan_reports(const ReportOptions& options) {
  const auto date = options.date.empty() ? std::optional(today()) : report::parse_date(options.date);
  if (!date)
    return failure({.message = "'" + options.date + "' is no date; expected YYYY-MM-DD", .field = "--report-date"});
  std::error_code error;
  fs::create_directories(options.folder, error);
  if (!fs::is_directory(options.folder))
    return failure({.message = "can not be made a folder", .file = options.folder});
  const auto language = report::language_of(options.language);
  if (!language) return failure({.message = "expected nl, en or zh", .field = "--language"});
  TWL_CHECK(report::check_fonts(*language));
  return ReportPlan{.folder = options.folder,
                    .top = options.top,
                    .date = *date,
                    .phrases = TWL_TRY(report::Phrases::load(data_folder() / "report", *language)),
                    .key = TWL_TRY(installation_key(options.key_file))};
}

nlohmann::ordered_json reports_json(const std::vector<WrittenReport>& reports) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const WrittenReport& report : reports)
    json.push_back({{"rank", report.rank}, {"pdf", report.pdf.string()}, {"json", report.json.string()}});
  return json;
}

Result<std::vector<WrittenReport>> write_reports(const ReportPlan& plan, const evidence::Need& need,
                                                 const matching::Catalogue& catalogue, const matching::Match& match) {
  std::vector<WrittenReport> written;
  for (std::size_t i = 0; i < std::min(plan.top, match.shortlist.size()); ++i)
    written.push_back(TWL_TRY(write_report(plan, subject_of(plan, need, catalogue, match, match.shortlist[i]))));
  return written;
}

}  // namespace twinlight::cli
