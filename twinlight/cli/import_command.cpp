#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "twinlight/cli/command.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/matching/catalogue_import.h"
#include "twinlight/matching/match_json.h"

namespace twinlight::cli {
namespace {

struct ImportCommandOptions {
  std::string folder;
  std::string catalogue_file;
  bool json = false;
};

nlohmann::ordered_json summary_json(const ImportCommandOptions& options, const matching::ImportSummary& summary,
                                    double seconds) {
  nlohmann::ordered_json refused = nlohmann::ordered_json::array();
  for (const Diagnostic& diagnostic : summary.refused) refused.push_back(matching::refusal_json(diagnostic));
  return {{"catalogue", printable_text(options.catalogue_file, 4000)},
          {"folder", printable_text(options.folder, 4000)},
          {"products", summary.products},
          {"added", summary.added},
          {"replaced", summary.replaced},
          {"unchanged", summary.unchanged},
          {"removed", summary.removed},
          {"too_narrow_for_the_basis", summary.too_narrow},
          {"refused", std::move(refused)},
          {"seconds", seconds}};
}

ExitStatus run_import(const ImportCommandOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  const auto summary = matching::import_products(options.folder, options.catalogue_file,
                                                 std::max(1U, std::thread::hardware_concurrency()));
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (!summary) return refuse(summary.error(), options.json);
  for (const Diagnostic& diagnostic : summary->refused) print_refusal(diagnostic);
  if (options.json) {
    fmt::print("{}\n", summary_json(options, *summary, seconds).dump(2));
  } else {
    fmt::print("{}: {} products; {} added, {} replaced, {} unchanged, {} removed, {} refused in {:.1f} s\n",
               options.catalogue_file, summary->products, summary->added, summary->replaced, summary->unchanged,
               summary->removed, summary->refused.size(), seconds);
    if (summary->too_narrow > 0)
      fmt::print("{} have beams too narrow for the basis of directions: they are ranked roughly\n",
                 summary->too_narrow);
  }
  return summary->refused.empty() ? ExitStatus::ok : ExitStatus::refused;
}

}  // namespace

void add_import_command(CLI::App& program, ExitStatus& status) {
  CLI::App* import = program.add_subcommand("import", "Read files into what other commands use");
  import->require_subcommand(1);
  auto options = std::make_shared<ImportCommandOptions>();
  CLI::App* products = import->add_subcommand("products", "Read photometric files into a catalogue file");
  products
      ->add_option("DIR", options->folder,
                   "A folder of *.ldt, *.ies, *.xml, *.iesxml and *.gldf files, catalogue.csv beside them")
      ->required();
  products->add_option("--catalogue", options->catalogue_file, "The catalogue file: made, or added to")->required();
  products->add_flag("--json", options->json, "Write JSON on standard output");
  products->callback([options, &status] { status = run_import(*options); });
}

}  // namespace twinlight::cli
