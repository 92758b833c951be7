#include "twinlight/photometry/conversion.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/eulumdat_writer.h"
#include "twinlight/photometry/lm63_writer.h"
#include "twinlight/photometry/names.h"
#include "twinlight/photometry/operations.h"
#include "twinlight/photometry/text_encoding.h"
#include "twinlight/photometry/tm33_writer.h"
#include "twinlight/photometry/written_fields.h"

namespace twinlight::photometry {
namespace {

bool has_extension(const std::filesystem::path& path, std::string_view capitals) {
  const std::string extension = path.extension().string();
  return extension.size() == capitals.size() && starts_with_ignoring_case(extension, capitals);
}

/// Texts that XML can not hold, replaced and named.
void make_printable(std::string& text, const std::string& field, Losses& losses) {
  std::string printable = printable_text(text, 4 * text.size());
  if (printable == text) return;
  text = std::move(printable);
  losses.push_back({.message = "holds control characters; each is written as U+FFFD", .field = field});
}

void make_printable(Luminaire& source, Losses& losses) {
  make_printable(source.manufacturer, "manufacturer", losses);
  make_printable(source.model, "luminaire name", losses);
  make_printable(source.catalogue_number, "catalogue number", losses);
  make_printable(source.source_description, "source description", losses);
  for (auto& [name, text] : source.keywords) {
    make_printable(name, "keyword", losses);
    make_printable(text, name, losses);
  }
  if (source.lamp_sets.empty()) return;
  LampSet& lamps = source.lamp_sets.front();
  make_printable(lamps.lamp_type, "lamp type", losses);
  make_printable(lamps.colour_appearance, "colour appearance", losses);
  make_printable(lamps.colour_rendering, "colour rendering", losses);
}

Result<WrittenFile> tm33(std::vector<Luminaire> sources) {
  WrittenFile file;
  for (Luminaire& source : sources) {
    make_printable(source, file.losses);
    if (source.photometric_type != PhotometricType::c)
      file.losses.push_back({.message = fmt::format("was measured in type {}; written in type C, as the light was read",
                                                    name_of(source.photometric_type)),
                             .field = "photometric type"});
    note_further_lamp_sets(source, "TM-33", file.losses);
    if (source.tilt_factors)
      file.losses.push_back(
          {.message = "the factors for other positions of the lamp have no place in TM-33", .field = "TILT"});
  }
  file.text = TWL_TRY(write_tm33(sources));
  return file;
}

}  // namespace

Result<FileFormat> target_format_of(const std::filesystem::path& path) {
  if (has_extension(path, ".LDT")) return FileFormat::eulumdat;
  if (has_extension(path, ".IES")) return FileFormat::lm63_2019;
  if (has_extension(path, ".XML") || has_extension(path, ".IESXML")) return FileFormat::tm33_23;
  return failure({.message = "the name says no format: .ldt is EULUMDAT, .ies LM-63-2019, .xml and .iesxml TM-33-23",
                  .file = path.string()});
}

Result<WrittenFile> written_as(FileFormat format, const std::vector<Luminaire>& sources) {
  if (sources.empty()) return failure({.message = "there is no light source", .field = "sources"});
  if (format == FileFormat::tm33_23) return tm33(sources);
  WrittenFile file = format == FileFormat::eulumdat ? write_eulumdat(sources.front()) : write_lm63(sources.front());
  for (std::size_t i = 1; i < sources.size(); ++i)
    file.losses.push_back({.message = fmt::format("'{}' is left out: {} holds one light source",
                                                  printable_text(sources[i].source_description), name_of(format)),
                           .field = fmt::format("source {}", i + 1)});
  return file;
}

Result<WrittenFile> written_as(FileFormat format, const Luminaire& luminaire) {
  return written_as(format, std::vector<Luminaire>{luminaire});
}

Result<Luminaire> source_of(const PhotometricDocument& document, std::size_t number) {
  if (number >= 1 && number <= document.sources.size()) return document.sources[number - 1];
  return failure({.message = fmt::format("{} is none of the {} light sources", number, document.sources.size()),
                  .field = "source"});
}

Result<Luminaire> sum_of_sources(const PhotometricDocument& document) {
  std::vector<Luminaire> parts;
  for (const Luminaire& source : document.sources) {
    Luminaire part = TWL_TRY(with_light_times(source, source.source_count));
    part.source_count = 1.0;
    if (part.input_power_W) *part.input_power_W *= source.source_count;
    for (LampSet& set : part.lamp_sets) {
      set.lamp_count *= source.source_count;
      set.power_W *= source.source_count;
    }
    parts.push_back(std::move(part));
  }
  return sum(parts);
}

nlohmann::ordered_json losses_json(const std::vector<Diagnostic>& losses) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const Diagnostic& loss : losses)
    json.push_back({{"field", printable_text(loss.field)}, {"message", printable_text(loss.message, 1000)}});
  return json;
}

}  // namespace twinlight::photometry
