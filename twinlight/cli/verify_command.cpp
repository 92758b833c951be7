#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "twinlight/cli/command.h"
#include "twinlight/cli/data_folder.h"
#include "twinlight/cli/verify_output.h"
#include "twinlight/evidence/need_file.h"
#include "twinlight/evidence/source_spectrum.h"
#include "twinlight/foundation/file.h"
#include "twinlight/photometry/photometric_file.h"
#include "twinlight/report/reported_light.h"
#include "twinlight/spectrum/spectrum_file.h"

namespace twinlight::cli {
namespace {
namespace fs = std::filesystem;

struct VerifyOptions {
  std::string report;
  std::string fingerprint;
  std::vector<std::string> input_folders;
  bool recompute = false;
  bool json = false;
};

/// A container is a product for each of its lights, any other file is one, as in a catalogue.
Result<std::vector<photometry::Luminaire>> lights_of(const std::string& bytes, const std::string& file) {
  if (photometry::kind_of(bytes) == photometry::FileKind::container)
    return TWL_TRY(photometry::read_photometric_document(bytes, file)).sources;
  return std::vector<photometry::Luminaire>{TWL_TRY(photometry::read_photometric(bytes, file))};
}

Result<report::JsonComparison> recompute(const Verification& verification) {
  const auto need_path = report::found_input(*verification.inputs, "need");
  const auto luminaire_path = report::found_input(*verification.inputs, "photometry");
  if (!need_path || !luminaire_path)
    return failure({.message = "the numbers can not be computed again without the need and the photometric file as "
                               "they were: name their folders with --inputs"});
  const auto requirements = TWL_TRY(requirements::RequirementSet::load(data_folder() / "requirements"));
  const auto grids = TWL_TRY(evidence::GridList::load(data_folder() / "energy" / "grids.toml"));
  const evidence::Need need = TWL_TRY(evidence::read_need(*need_path, requirements, grids));
  const std::string bytes = TWL_TRY(read_file(*luminaire_path, photometry::largest_photometric_file_bytes));
  std::vector<photometry::Luminaire> lights = TWL_TRY(lights_of(bytes, luminaire_path->string()));
  if (const auto spectrum_path = report::found_input(*verification.inputs, "spectrum")) {
    const std::string spectrum = TWL_TRY(read_file(*spectrum_path, spectrum::largest_spectrum_file_bytes));
    for (photometry::Luminaire& light : lights)
      TWL_CHECK(evidence::attach_spectrum(light, spectrum, spectrum_path->filename().string()));
  }
  auto luminaire = TWL_TRY(report::reported_light(verification.report.content, std::move(lights)));
  const lighting::RoomModel room_model(need.room);
  return report::recompute(verification.report.content, need,
                           std::make_shared<const photometry::Luminaire>(std::move(luminaire)),
                           evidence::engine_on(room_model));
}

Result<Verification> verify(const VerifyOptions& options) {
  const std::string bytes = TWL_TRY(read_file(options.report, report::largest_report_bytes));
  Verification verification{.file = options.report,
                            .report = report::verify_report(bytes),
                            .expected_fingerprint = report::ungrouped(options.fingerprint)};
  if (!verification.report.seal.intact()) return verification;
  if (!options.input_folders.empty() || options.recompute) {
    std::vector<fs::path> folders(options.input_folders.begin(), options.input_folders.end());
    if (folders.empty()) folders.push_back(fs::absolute(options.report).parent_path());
    verification.inputs = report::find_inputs(verification.report.content, folders);
  }
  if (options.recompute) verification.recomputed = recompute(verification);
  return verification;
}

ExitStatus run_verify(const VerifyOptions& options) {
  const Result<Verification> verification = verify(options);
  if (!verification) return refuse(verification.error(), options.json);
  if (options.json)
    fmt::print("{}\n", to_json(*verification).dump(2));
  else
    fmt::print("{}", to_text(*verification));
  for (const std::string& complaint : complaints_of(*verification))
    print_refusal({.message = complaint, .file = options.report});
  return is_good(*verification) ? ExitStatus::ok : ExitStatus::refused;
}

}  // namespace

void add_verify_command(CLI::App& program, ExitStatus& status) {
  auto options = std::make_shared<VerifyOptions>();
  CLI::App* command = program.add_subcommand("verify", "Check a signed evidence report");
  command->add_option("REPORT", options->report, "The report, PDF or JSON")->required();
  command->add_option("--key-fingerprint", options->fingerprint, "The fingerprint that the issuer published");
  command->add_option("--inputs", options->input_folders, "A folder with the files that it was computed from")
      ->expected(1)
      ->take_all();
  command->add_flag("--recompute", options->recompute, "Compute its numbers again from these files");
  command->add_flag("--json", options->json, "Write JSON on standard output");
  command->callback([options, &status] { status = run_verify(*options); });
}

}  // namespace twinlight::cli
