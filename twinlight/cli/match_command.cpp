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
#include "twinlight/cli/data_folder.h"
#include "twinlight/cli/match_table.h"
#include "twinlight/cli/progress_bar.h"
#include "twinlight/evidence/need_file.h"
#include "twinlight/matching/match_json.h"

namespace twinlight::cli {
namespace {

constexpr unsigned most_threads = 256;

struct MatchCommandOptions {
  std::string need_file;
  std::string catalogue_folder;
  bool json = false;
  std::size_t top = 25;
  bool top_given = false;
  unsigned threads = 0;  ///< 0: as many as the machine has
};

/// What is read before anything is computed.
struct MatchInput {
  evidence::Need need;
  matching::Catalogue catalogue;
  double import_seconds = 0.0;
};

unsigned thread_count(const MatchCommandOptions& options) {
  return options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

Result<MatchInput> read_input(const MatchCommandOptions& options) {
  const auto requirements = TWL_TRY(requirements::RequirementSet::load(data_folder() / "requirements"));
  evidence::Need need = TWL_TRY(evidence::read_need(std::filesystem::path(options.need_file), requirements));
  const auto start = std::chrono::steady_clock::now();
  matching::Catalogue catalogue = TWL_TRY(matching::read_catalogue(options.catalogue_folder, thread_count(options)));
  const std::chrono::duration<double> import = std::chrono::steady_clock::now() - start;
  return MatchInput{std::move(need), std::move(catalogue), import.count()};
}

matching::Match run(const MatchInput& input, unsigned threads) {
  const lighting::RoomModel room_model(input.need.room);
  const ProgressBar bar("evaluating", input.catalogue.products.size());
  matching::Match match = matching::match(input.need, input.catalogue, evidence::engine_on(room_model),
                                          {.threads = threads, .progress = [&](std::size_t done) { bar.show(done); }});
  match.seconds.import = input.import_seconds;
  return match;
}

ExitStatus refuse(const MatchCommandOptions& options, const Diagnostic& diagnostic) {
  print_refusal(diagnostic);
  if (options.json) fmt::print("{}\n", nlohmann::ordered_json{{"error", matching::refusal_json(diagnostic)}}.dump(2));
  return ExitStatus::refused;
}

ExitStatus run_match(const MatchCommandOptions& options) {
  const Result<MatchInput> input = read_input(options);
  if (!input) return refuse(options, input.error());
  const matching::Catalogue& catalogue = input->catalogue;
  for (const Diagnostic& diagnostic : catalogue.refused) print_refusal(diagnostic);

  const matching::Match match = run(*input, thread_count(options));
  if (options.json) {
    const std::size_t entries = options.top_given ? options.top : match.shortlist.size();
    fmt::print("{}\n", matching::match_json(input->need, catalogue, match,
                                            {.entries = entries, .engine_version = TWINLIGHT_VERSION})
                           .dump(1));
  } else {
    fmt::print("{}", match_text(input->need, catalogue, match, options.top));
  }
  return catalogue.refused.empty() ? ExitStatus::ok : ExitStatus::refused;
}

}  // namespace

void add_match_command(CLI::App& program, ExitStatus& status) {
  auto options = std::make_shared<MatchCommandOptions>();
  CLI::App* command = program.add_subcommand("match", "Rank the products of a catalogue for a need");
  command->add_option("NEED", options->need_file, "The need: a TOML file (docs/needs.md)")->required();
  command->add_option("--catalogue", options->catalogue_folder, "A folder of *.ldt and *.ies files")->required();
  command->add_flag("--json", options->json, "Write JSON on standard output");
  CLI::Option* top = command->add_option("--top", options->top, "Lines to show; by default 25, all with --json")
                         ->check(CLI::PositiveNumber);
  command->add_option("--threads", options->threads, "Threads to use; by default as many as there are cores")
      ->check(CLI::Range(1U, most_threads));
  command->callback([options, top, &status] {
    options->top_given = top->count() > 0;
    status = run_match(*options);
  });
}

}  // namespace twinlight::cli
