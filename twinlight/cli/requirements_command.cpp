#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/cli/command.h"
#include "twinlight/cli/data_folder.h"
#include "twinlight/cli/market_text.h"
#include "twinlight/cli/requirement_text.h"
#include "twinlight/evidence/shown_figures.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/photometric_file.h"
#include "twinlight/requirements/requirement_json.h"

namespace twinlight::cli {
namespace {

using nlohmann::ordered_json;
using requirements::Language;
using requirements::Requirement;
using requirements::RequirementSet;

struct RequirementsOptions {
  std::string domain;
  std::string market;
  std::string date;
  std::string language = "en";
  std::string id;
  std::string product_file;
  std::string photometric_file;
  bool json = false;
  bool all = false;
};

Language requirements_language(const RequirementsOptions& options) {
  if (options.language == "nl") return Language::nl;
  return options.language == "zh" ? Language::zh : Language::en;
}

Result<RequirementSet> load_requirements() {
  return RequirementSet::load(data_folder() / "requirements");
}

Result<std::optional<requirements::Date>> date_of(const RequirementsOptions& options) {
  if (options.date.empty()) return std::optional<requirements::Date>();
  return std::optional<requirements::Date>(TWL_TRY(requirements::parse_date(options.date)));
}

Result<std::string> list(const RequirementsOptions& options) {
  const RequirementSet set = TWL_TRY(load_requirements());
  const auto date = TWL_TRY(date_of(options));
  std::vector<Requirement> rows;
  for (const Requirement& row : set.rows()) {
    if (!options.domain.empty() && row.domain != options.domain) continue;
    if (!options.market.empty() && row.market != options.market && row.market != "any") continue;
    if (date && !row.in_force.contains(*date)) continue;
    rows.push_back(row);
  }
  if (!options.json) return requirement_list_text(rows, requirements_language(options));
  ordered_json array = ordered_json::array();
  for (const Requirement& row : rows) array.push_back(to_json(row));
  return array.dump(1) + "\n";
}

Result<std::string> show(const RequirementsOptions& options) {
  const RequirementSet set = TWL_TRY(load_requirements());
  const Requirement row = TWL_TRY(set.find(options.id));
  if (options.json) return to_json(row, set).dump(1) + "\n";
  return requirement_text(row, set, requirements_language(options));
}

Result<std::string> examine_product(const RequirementsOptions& options) {
  const RequirementSet set = TWL_TRY(load_requirements());
  const requirements::Date date = TWL_TRY(requirements::parse_date(options.date));
  requirements::Product product = TWL_TRY(requirements::read_product(std::filesystem::path(options.product_file)));
  if (!options.photometric_file.empty()) {
    const photometry::Luminaire luminaire =
        TWL_TRY(photometry::read_photometric_file(std::filesystem::path(options.photometric_file)));
    product.figures.merge(evidence::figures_shown_by(luminaire));  // what the description states comes first
  }
  const requirements::MarketReport report = examine(product, set, options.market, date);
  if (options.json) return to_json(product, report).dump(1) + "\n";
  return market_report_text(product, report, requirements_language(options), options.all);
}

template <class Produce>
ExitStatus run_requirements(const RequirementsOptions& options, Produce produce) {
  const Result<std::string> text = produce(options);
  if (!text) return refuse(text.error(), options.json);
  fmt::print("{}", *text);
  return ExitStatus::ok;
}

void add_common(CLI::App* command, RequirementsOptions& options) {
  command->add_option("--language", options.language, "nl, en or zh; by default en")
      ->check(CLI::IsMember({"nl", "en", "zh"}));
  command->add_flag("--json", options.json, "Write JSON on standard output");
}

}  // namespace

void add_requirements_command(CLI::App& program, ExitStatus& status) {
  auto options = std::make_shared<RequirementsOptions>();
  CLI::App* command =
      program.add_subcommand("requirements", "What domains ask of light and markets of a product, on a day");
  command->require_subcommand(1);

  CLI::App* listing = command->add_subcommand("list", "The rows of a domain or a market");
  listing->add_option("--domain", options->domain, "general, education, care, agriculture or product")
      ->check(CLI::IsMember({"general", "education", "care", "agriculture", "product"}));
  listing->add_option("--market", options->market, "eu or china; rows that hold anywhere are always listed")
      ->check(CLI::IsMember({"eu", "china"}));
  listing->add_option("--date", options->date, "Only what is in force on this day, YYYY-MM-DD");
  add_common(listing, *options);
  listing->callback([options, &status] { status = run_requirements(*options, list); });

  CLI::App* showing = command->add_subcommand("show", "One row in full, with its sources");
  showing->add_option("ID", options->id, "Its id, for instance en12464-1:2021/44.1")->required();
  add_common(showing, *options);
  showing->callback([options, &status] { status = run_requirements(*options, show); });

  CLI::App* product = command->add_subcommand("product", "A product held against the rules of a market on a day");
  product->add_option("FILE", options->product_file, "The product: a TOML file (docs/requirements.md)")->required();
  product->add_option("--photometry", options->photometric_file,
                      "Its photometric file: figures that the description does not state");
  product->add_option("--market", options->market, "eu or china")->required()->check(CLI::IsMember({"eu", "china"}));
  product->add_option("--date", options->date, "The day it is shipped, YYYY-MM-DD")->required();
  product->add_flag("--all", options->all, "Show the rules that do not apply too");
  add_common(product, *options);
  product->callback([options, &status] { status = run_requirements(*options, examine_product); });
}

}  // namespace twinlight::cli
