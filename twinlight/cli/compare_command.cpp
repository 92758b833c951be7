#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/cli/command.h"
#include "twinlight/cli/photometric_output.h"
#include "twinlight/cli/text_table.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/comparison_json.h"
#include "twinlight/photometry/photometric_file.h"

namespace twinlight::cli {
namespace {

using photometry::Comparison;
using photometry::FigureChange;
using photometry::IntensityDifference;
using photometry::Luminaire;

struct CompareOptions {
  std::string before;
  std::string after;
  std::string merge;
  bool json = false;
  double within_percent = 1.0;
};

std::string shown_change(const photometry::Quantity& quantity) {
  return quantity.value ? fmt::format("{:.5g}", *quantity.value) : std::string("–");
}

std::string shown_change(const FigureChange& figure) {
  if (!figure.is_changed()) return "same";
  const photometry::Quantity change = figure.change_percent();
  return change.value ? fmt::format("{:+.2f} %", *change.value) : std::string("changed");
}

void print_difference(const char* label, const IntensityDifference& difference) {
  fmt::print(
      "{:<7}greatest difference {:.4g} cd ({:.2f} % of the maximum) at C {:g}° γ {:g}°, RMS {:.2f} %, "
      "similarity {:.2f} %\n",
      label, difference.greatest_cd, difference.greatest_percent, difference.c_deg, difference.gamma_deg,
      difference.rms_percent, difference.similarity_percent);
}

void print_comparison(const Comparison& comparison, double within_percent) {
  TextTable table;
  table.add_column("figure", TextTable::Align::left);
  for (const char* heading : {"before", "after", "change"}) table.add_column(heading);
  for (const FigureChange& figure : comparison.figures)
    if (figure.before.value || figure.after.value)
      table.add_row({figure.name, shown_change(figure.before), shown_change(figure.after), shown_change(figure)});
  fmt::print("{}\n", table.text());
  for (const photometry::TextChange& text : comparison.texts)
    fmt::print("{}: '{}' → '{}'\n", printable_text(text.name), printable_text(text.before), printable_text(text.after));
  print_difference("light", comparison.light);
  print_difference("shape", comparison.shape);
  const bool same = comparison.same_within_percent <= within_percent;
  fmt::print("{} within {:g} %: flux and intensities agree within {:.3g} %\n",
             same ? "same light" : "not the same light", within_percent, comparison.same_within_percent);
}

ExitStatus run_compare(const CompareOptions& options) {
  Result<photometry::FileFormat> format = photometry::FileFormat::eulumdat;
  if (!options.merge.empty()) format = output_format(options.merge, {options.before, options.after});
  if (!format) {
    print_refusal(format.error());
    return ExitStatus::usage;
  }
  const Result<Luminaire> before = photometry::read_photometric_file(options.before);
  if (!before) return refuse(before.error(), options.json);
  const Result<Luminaire> after = photometry::read_photometric_file(options.after);
  if (!after) return refuse(after.error(), options.json);

  const Comparison comparison = compare(*before, *after);
  nlohmann::ordered_json json = {{"before", printable_text(options.before, 4000)},
                                 {"after", printable_text(options.after, 4000)},
                                 {"within_percent", options.within_percent},
                                 {"same_light", comparison.same_within_percent <= options.within_percent}};
  json.update(to_json(comparison));
  if (!options.json) print_comparison(comparison, options.within_percent);
  if (!options.merge.empty()) {
    const auto output = write_sources({merged(*before, *after)}, *format, options.merge);
    if (!output) return refuse(output.error(), options.json);
    print_losses(*output);
    json["merged"] = to_json(*output);
    if (!options.json) fmt::print("{}\n", summary(*output));
  }
  if (options.json) fmt::print("{}\n", json.dump(2));
  return ExitStatus::ok;
}

}  // namespace

void add_compare_command(CLI::App& program, ExitStatus& status) {
  auto options = std::make_shared<CompareOptions>();
  CLI::App* command =
      program.add_subcommand("compare", "What changed from one photometric file to another, in numbers");
  command->add_option("OLD", options->before, "The file before")->required();
  command->add_option("NEW", options->after, "The file after")->required();
  command->add_flag("--json", options->json, "Write JSON on standard output");
  command
      ->add_option("--within", options->within_percent,
                   "Same light where flux and intensities agree within so many per cent, default 1")
      ->check(CLI::NonNegativeNumber);
  command->add_option("--merge", options->merge,
                      "Write a file with texts, lamps and power of OLD and the light and luminous opening of NEW");
  command->callback([options, &status] { status = run_compare(*options); });
}

}  // namespace twinlight::cli
