#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/cli/command.h"
#include "twinlight/cli/photometric_output.h"
#include "twinlight/photometry/conversion.h"
#include "twinlight/photometry/operations.h"

namespace twinlight::cli {
namespace {

using photometry::Luminaire;

struct ConvertOptions {
  std::string in;
  std::string out;
  bool json = false;
  std::optional<std::size_t> source;
  bool sum_sources = false;
  std::vector<std::string> add;
  std::vector<std::string> mean_with;
  photometry::Changes changes;
};

struct Input {
  std::vector<Luminaire> sources;
  std::vector<Diagnostic> warnings;  ///< of the file as a whole
};

template <class T>
Result<T> of_file(Result<T> result, const std::string& file) {
  if (!result) result.error().file = file;
  return result;
}

Result<Input> read_input(const std::string& file, const ConvertOptions& options) {
  auto document = TWL_TRY(photometry::read_photometric_document_file(file));
  Input input = {.warnings = document.warnings};
  if (options.sum_sources) {
    input.sources = {TWL_TRY(of_file(sum_of_sources(document), file))};
  } else if (options.source) {
    input.sources = {TWL_TRY(of_file(source_of(document, *options.source), file))};
  } else {
    input.sources = std::move(document.sources);
  }
  return input;
}

/// For what needs one: several have to be chosen from or added up.
Result<Luminaire> the_source(const Input& input, const std::string& file) {
  if (input.sources.size() == 1) return input.sources.front();
  return failure({.message = fmt::format("has {} light sources: choose one by --source or add them by --sum-sources",
                                         input.sources.size()),
                  .file = file,
                  .field = "sources"});
}

/// IN with the files of `others` beside it.
Result<std::vector<Luminaire>> read_with(const Luminaire& first, const std::vector<std::string>& others,
                                         const ConvertOptions& options) {
  std::vector<Luminaire> all = {first};
  for (const std::string& file : others) {
    const Input input = TWL_TRY(read_input(file, options));
    all.push_back(TWL_TRY(the_source(input, file)));
  }
  return all;
}

Result<Input> converted_input(const ConvertOptions& options) {
  Input input = TWL_TRY(read_input(options.in, options));
  const photometry::Changes& changes = options.changes;
  const bool needs_one = changes.flux_lm || changes.power_W || !options.add.empty() || !options.mean_with.empty();
  if (needs_one) {
    Luminaire luminaire = TWL_TRY(the_source(input, options.in));
    const std::vector<Luminaire> samples = TWL_TRY(read_with(luminaire, options.mean_with, options));
    if (samples.size() > 1) luminaire = TWL_TRY(mean(samples));
    const std::vector<Luminaire> parts = TWL_TRY(read_with(luminaire, options.add, options));
    if (parts.size() > 1) luminaire = TWL_TRY(sum(parts));
    input.sources = {std::move(luminaire)};
  }
  for (Luminaire& source : input.sources) source = TWL_TRY(of_file(changed(source, changes), options.in));
  return input;
}

ExitStatus run_convert(const ConvertOptions& options) {
  std::vector<std::string> inputs = options.add;
  inputs.insert(inputs.end(), options.mean_with.begin(), options.mean_with.end());
  inputs.push_back(options.in);
  const auto format = output_format(options.out, inputs);
  if (!format) {
    print_refusal(format.error());
    return ExitStatus::usage;
  }
  const auto output = [&]() -> Result<PhotometricOutput> {
    const Input input = TWL_TRY(converted_input(options));
    PhotometricOutput written = TWL_TRY(write_sources(input.sources, *format, options.out));
    written.warnings.insert(written.warnings.begin(), input.warnings.begin(), input.warnings.end());
    return written;
  }();
  if (!output) return refuse(output.error(), options.json);
  print_losses(*output);
  if (options.json) {
    fmt::print("{}\n", to_json(*output).dump(2));
  } else {
    fmt::print("{}\n", summary(*output));
  }
  return ExitStatus::ok;
}

}  // namespace

void add_convert_command(CLI::App& program, ExitStatus& status) {
  auto options = std::make_shared<ConvertOptions>();
  photometry::Changes& changes = options->changes;
  CLI::App* command = program.add_subcommand("convert", "Write a photometric file in another format, naming each loss");
  command->add_option("IN", options->in, "A photometric file of any format that inspect reads")->required();
  command
      ->add_option("OUT", options->out, "The file to write: .ldt EULUMDAT, .ies LM-63-2019, .xml or .iesxml TM-33-23")
      ->required();
  command->add_flag("--json", options->json, "Write JSON on standard output");
  command->add_option("--source", options->source, "Which of several light sources, counted from 1")
      ->check(CLI::PositiveNumber);
  command->add_flag("--sum-sources", options->sum_sources, "All light sources of a file as one");
  command->add_option("--mean-with", options->mean_with, "A further sample: the mean of all is written")
      ->allow_extra_args(false);
  command->add_option("--add", options->add, "A further luminaire: the sum of all is written")->allow_extra_args(false);
  command->add_option("--lamp-tilt-deg", changes.lamp_tilt_deg, "Apply the LM-63 TILT factor for this lamp position");
  command
      ->add_option("--maintenance", changes.lumen_maintenance, "Lumen maintenance factor: the part of the light left")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--power-w", changes.power_W, "Scale power and light to this input power")
      ->check(CLI::PositiveNumber);
  command->add_option("--flux-lm", changes.flux_lm, "Scale the light to this luminous flux of the luminaire")
      ->check(CLI::PositiveNumber);
  command->add_option("--tilt-deg", changes.tilt_deg, "Tilt the light, so that the nadir goes to this γ")
      ->check(CLI::Range(-180.0, 180.0));
  command->add_option("--tilt-towards-deg", changes.tilt_towards_deg, "C plane towards which it is tilted, default 0");
  command->add_option("--turn-deg", changes.turn_deg,
                      "Turn the light about the vertical, counter-clockwise from above");
  command->callback([options, &status] { status = run_convert(*options); });
}

}  // namespace twinlight::cli
