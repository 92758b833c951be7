#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/photometric_file.h"
#include "twinlight/photometry/written_file.h"

namespace twinlight::photometry {

/// The format that a file's name asks for: .ldt EULUMDAT, .ies LM-63-2019, .xml and .iesxml TM-33-23. Fails naming
/// these.
Result<FileFormat> target_format_of(const std::filesystem::path& path);

/// A luminaire's light sources in that format, with what is lost. TM-33 holds them all, the others the first.
/// @param format  one that target_format_of gives. @param sources  at least one.
/// Fails where TM-33 can hold nothing of them (tm33_writer.h); the other formats always hold something.
Result<WrittenFile> written_as(FileFormat format, const std::vector<Luminaire>& sources);
Result<WrittenFile> written_as(FileFormat format, const Luminaire& luminaire);

/// One of several light sources. @param number  counted from 1. Fails where there is none of that number.
Result<Luminaire> source_of(const PhotometricDocument& document, std::size_t number);

/// All light sources of a file as one, each as often as it is there.
Result<Luminaire> sum_of_sources(const PhotometricDocument& document);

/// The losses for `twinlight convert --json`.
nlohmann::ordered_json losses_json(const std::vector<Diagnostic>& losses);

}  // namespace twinlight::photometry
