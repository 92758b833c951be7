#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <chrono>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "twinlight/cli/command.h"
#include "twinlight/cli/data_folder.h"
#include "twinlight/cli/match_report.h"
#include "twinlight/cli/match_table.h"
#include "twinlight/cli/progress_bar.h"
#include "twinlight/cli/what_if_text.h"
#include "twinlight/evidence/need_file.h"
#include "twinlight/foundation/calendar.h"
#include "twinlight/matching/catalogue_file.h"
#include "twinlight/matching/catalogue_match.h"
#include "twinlight/matching/match_json.h"
#include "twinlight/matching/what_if_json.h"
#include "twinlight/report/comparison.h"

namespace twinlight::cli {
namespace {

constexpr unsigned most_threads = 256;
constexpr std::size_t most_lines = 1'000'000;  ///< more than any catalogue has products

struct MatchCommandOptions {
  std::string need_file;
  std::string catalogue;
  bool json = false;
  std::size_t top = 25;
  bool top_given = false;
  std::size_t exact = 0;  ///< 0: the usual number of the way of ranking
  unsigned threads = 0;   ///< 0: as many as the machine has
  std::vector<std::string> what_if;
  ReportOptions report;
};

/// What is read before anything is computed.
struct MatchInput {
  evidence::Need need;
  matching::Catalogue catalogue;
  std::optional<matching::CatalogueFile> file;  ///< where the catalogue is one
  matching::ProductColumns own_columns;         ///< where it is a folder
  double import_seconds = 0.0;

  const matching::ProductColumns& columns() const { return file ? file->columns() : own_columns; }
};

unsigned thread_count(const MatchCommandOptions& options) {
  return options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

Result<MatchInput> read_match_input(const MatchCommandOptions& options) {
  const auto requirements = TWL_TRY(requirements::RequirementSet::load(data_folder() / "requirements"));
  const auto grids = TWL_TRY(evidence::GridList::load(data_folder() / "energy" / "grids.toml"));
  evidence::Need need = TWL_TRY(evidence::read_need(std::filesystem::path(options.need_file), requirements, grids));
  const auto start = Clock::now();
  MatchInput input{.need = std::move(need)};
  if (std::error_code error; std::filesystem::is_regular_file(options.catalogue, error)) {
    input.file = TWL_TRY(matching::CatalogueFile::open(options.catalogue));
    input.catalogue = input.file->catalogue();
  } else {
    input.catalogue = TWL_TRY(matching::read_catalogue(options.catalogue, thread_count(options)));
    input.own_columns = matching::columns_of(input.catalogue, thread_count(options));
  }
  input.import_seconds = seconds_since(start);
  return input;
}

/// The bar of one phase after the other.
class PhaseBars {
 public:
  void show(std::string_view phase, std::size_t done, std::size_t total) {
    if (!bar_ || phase != phase_) bar_.emplace(std::string(phase), total);
    phase_ = phase;
    bar_->show(done);
  }

 private:
  std::string_view phase_;
  std::optional<ProgressBar> bar_;
};

Result<matching::Match> find_matches(MatchInput& input, const MatchCommandOptions& options) {
  const unsigned threads = thread_count(options);
  std::size_t exact = options.exact > 0 ? options.exact : matching::usual_exact(input.need);
  if (options.top_given) exact = std::max(exact, options.top);
  PhaseBars bars;
  const matching::CatalogueMatchOptions usual;
  matching::CatalogueMatchOptions how{.threads = threads,
                                      .exact = exact,
                                      .varied = std::max({usual.varied, options.report.top, options.report.compared}),
                                      .progress = [&bars](std::string_view phase, std::size_t done, std::size_t total) {
                                        bars.show(phase, done, total);
                                      }};
  // A catalogue file holds no luminaires: those that are needed are read from where they came from.
  if (input.file)
    how.read_luminaires = [&](const std::vector<std::size_t>& numbers) {
      return read_luminaires(*input.file, numbers, threads, input.catalogue);
    };
  matching::Match match = TWL_TRY(match_catalogue(input.need, input.catalogue, input.columns(), how));
  match.seconds.import = input.import_seconds;
  return match;
}

/// None where no report is wanted.
Result<std::optional<ReportPlan>> planned_reports(const ReportOptions& options) {
  if (options.folder.empty()) return std::nullopt;
  return TWL_TRY(plan_reports(options));
}

struct AnsweredQuestion {
  matching::WhatIf change;
  std::vector<matching::WhatIfAnswer> answers;
};

Result<std::vector<matching::WhatIf>> questions(const MatchCommandOptions& options, const evidence::Need& need) {
  std::vector<matching::WhatIf> changes;
  for (const std::string& text : options.what_if) {
    changes.push_back(TWL_TRY(matching::parse_what_if(text)));
    TWL_CHECK(matching::check_what_if_can_be_asked(need, changes.back()));
  }
  return changes;
}

Result<std::vector<AnsweredQuestion>> answers(const MatchCommandOptions& options, const MatchInput& input,
                                              const matching::Match& match) {
  std::vector<AnsweredQuestion> answered;
  const std::size_t entries = options.json && !options.top_given ? match.shortlist.size() : options.top;
  for (const matching::WhatIf& change : TWL_TRY(questions(options, input.need))) {
    const auto found = TWL_TRY(what_if(input.need, match, change, entries, thread_count(options)));
    answered.push_back({change, found});
  }
  return answered;
}

void print_match(const MatchCommandOptions& options, const MatchInput& input, const matching::Match& match,
                 const std::vector<AnsweredQuestion>& answered, const std::vector<WrittenReport>& reports) {
  if (!options.json) {
    fmt::print("{}", match_text(input.need, input.catalogue, match, options.top));
    for (const AnsweredQuestion& question : answered)
      fmt::print("{}", what_if_text(input.need, question.change, question.answers));
    for (const WrittenReport& report : reports)
      fmt::print("{}: {}\n", report.rank > 0 ? fmt::format("report on {}", report.rank) : "comparison",
                 report.pdf.string());
    return;
  }
  const std::size_t entries = options.top_given ? options.top : match.shortlist.size();
  auto json = matching::match_json(input.need, input.catalogue, match,
                                   {.entries = entries, .engine_version = TWINLIGHT_VERSION});
  if (!answered.empty()) json["what_if"] = nlohmann::ordered_json::array();
  for (const AnsweredQuestion& question : answered)
    json["what_if"].push_back(matching::what_if_json(input.need, question.change, question.answers));
  if (!options.report.folder.empty()) json["reports"] = reports_json(reports);
  fmt::print("{}\n", json.dump(1));
}

ExitStatus run_match(const MatchCommandOptions& options) {
  Result<MatchInput> input = read_match_input(options);
  if (!input) return refuse(input.error(), options.json);
  if (const auto asked = questions(options, input->need); !asked) return refuse(asked.error(), options.json);
  const auto plan = planned_reports(options.report);
  if (!plan) return refuse(plan.error(), options.json);
  for (const Diagnostic& diagnostic : input->catalogue.refused) print_refusal(diagnostic);

  const Result<matching::Match> found = find_matches(*input, options);
  if (!found) return refuse(found.error(), options.json);
  const matching::Match& match = *found;
  const auto answered = answers(options, *input, match);
  if (!answered) return refuse(answered.error(), options.json);
  Result<std::vector<WrittenReport>> reports;
  if (*plan) reports = write_reports(**plan, input->need, input->catalogue, match);
  print_match(options, *input, match, *answered, reports.value_or(std::vector<WrittenReport>{}));
  if (!reports) print_refusal(reports.error());
  return input->catalogue.refused.empty() && reports ? ExitStatus::ok : ExitStatus::refused;
}

void add_report_options(CLI::App& command, ReportOptions& options) {
  CLI::Option* folder =
      command.add_option("--report", options.folder, "Write a signed evidence report of the best product here");
  command.add_option("--report-top", options.top, "Write one for each of so many of the shortlist")
      ->check(CLI::Range(std::size_t{1}, most_lines))
      ->needs(folder);
  command.add_option("--report-compare", options.compared, "Write a comparison of so many of the shortlist (2 to 5)")
      ->check(CLI::Range(std::size_t{2}, report::most_compared))
      ->needs(folder);
  command.add_option("--language", options.language, "The language of the report; by default en")
      ->check(CLI::IsMember({"nl", "en", "zh"}))
      ->needs(folder);
  command.add_option("--report-date", options.date, "The date of the report (YYYY-MM-DD); by default today")
      ->check([](const std::string& text) {
        const auto date = parse_date(text);
        return date ? std::string() : date.error().message;
      })
      ->needs(folder);
  command
      .add_option("--key", options.key_file, "The key file to sign with; by default that of TWINLIGHT_KEY or the user")
      ->needs(folder);
}

}  // namespace

void add_match_command(CLI::App& program, ExitStatus& status) {
  auto options = std::make_shared<MatchCommandOptions>();
  CLI::App* command = program.add_subcommand("match", "Rank the products of a catalogue for a need");
  command->add_option("NEED", options->need_file, "The need: a TOML file (docs/needs.md)")->required();
  command
      ->add_option("--catalogue", options->catalogue,
                   "A folder of *.ldt, *.ies, *.xml, *.iesxml and *.gldf files, or a catalogue file")
      ->required();
  command->add_flag("--json", options->json, "Write JSON on standard output");
  CLI::Option* top = command->add_option("--top", options->top, "Lines to show; by default 25, all with --json")
                         ->check(CLI::Range(std::size_t{1}, most_lines));
  command
      ->add_option(
          "--exact", options->exact,
          "How many products, best by the rank stage, are evaluated exactly; by default 100, or 20 where drafts rank "
          "them (docs/method.md)")
      ->check(CLI::Range(std::size_t{1}, most_lines));
  command->add_option("--threads", options->threads, "Threads to use; by default as many as there are cores")
      ->check(CLI::Range(1U, most_threads));
  command->add_option("--what-if", options->what_if,
                      "What becomes of the shortlist, as KEY=NUMBER,…: " + matching::what_if_keys());
  add_report_options(*command, options->report);
  command->callback([options, top, &status] {
    options->top_given = top->count() > 0;
    status = run_match(*options);
  });
}

}  // namespace twinlight::cli
