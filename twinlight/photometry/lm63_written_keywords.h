#pragma once

#include <string>

#include "twinlight/photometry/written_fields.h"

namespace twinlight::photometry {

inline constexpr std::string_view lm63_line_end = "\r\n";

/// The label lines of an LM-63 file, each ended by CR LF. Private to the library; lm63_writer.h says what they hold.
std::string lm63_keyword_lines(const Luminaire& luminaire, Losses& losses);

}  // namespace twinlight::photometry
