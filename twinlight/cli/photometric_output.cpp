#include "twinlight/cli/photometric_output.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "twinlight/foundation/file.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/conversion.h"
#include "twinlight/photometry/names.h"

namespace twinlight::cli {
namespace {

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return std::filesystem::equivalent(a, b, error) && !error;
}

}  // namespace

Result<photometry::FileFormat> output_format(const std::string& out, const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs)
    if (is_same_file(input, out)) return failure({.message = "is an input and is not overwritten", .file = out});
  return photometry::target_format_of(out);
}

Result<PhotometricOutput> write_sources(const std::vector<photometry::Luminaire>& sources,
                                        photometry::FileFormat format, const std::string& out) {
  photometry::WrittenFile written = TWL_TRY(photometry::written_as(format, sources));
  TWL_CHECK(write_file(out, written.text));
  PhotometricOutput output = {.file = out, .format = format, .bytes = written.text.size()};
  output.losses = std::move(written.losses);
  for (Diagnostic& loss : output.losses) loss.file = out;
  for (const photometry::Luminaire& source : sources)
    output.warnings.insert(output.warnings.end(), source.warnings.begin(), source.warnings.end());
  return output;
}

void print_losses(const PhotometricOutput& output) {
  for (const Diagnostic& warning : output.warnings) fmt::print(stderr, "warning: {}\n", to_string(warning));
  for (const Diagnostic& loss : output.losses) fmt::print(stderr, "lost: {}\n", to_string(loss));
}

std::string summary(const PhotometricOutput& output) {
  const std::string losses = output.losses.empty()       ? "nothing lost"
                             : output.losses.size() == 1 ? "1 loss"
                                                         : fmt::format("{} losses", output.losses.size());
  return fmt::format("{}: {}, {} bytes, {}", printable_text(output.file, 4000), name_of(output.format), output.bytes,
                     losses);
}

nlohmann::ordered_json to_json(const PhotometricOutput& output) {
  return {{"file", printable_text(output.file, 4000)},
          {"format", photometry::name_of(output.format)},
          {"bytes", output.bytes},
          {"losses", photometry::losses_json(output.losses)},
          {"warnings", photometry::losses_json(output.warnings)}};
}

}  // namespace twinlight::cli
