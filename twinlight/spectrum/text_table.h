#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"

namespace twinlight::spectrum {

/// Private to the readers of spectra and of waveforms: a text file cut into lines and fields.

/// How a file separates its fields and writes its decimals.
struct TextDialect {
  char separator = ',';  ///< '\t', ';', ',' or ' ' for any run of blanks
  char decimal = '.';    ///< '.' or ','
};

/// The dialects that occur, the least ambiguous first.
inline constexpr TextDialect text_dialects[] = {{'\t', '.'}, {'\t', ','}, {';', '.'}, {';', ','},
                                                {',', '.'},  {' ', '.'},  {' ', ','}};

/// UTF-8 of a text in UTF-8 or UTF-16 with or without byte order mark; other bytes stay as they are. Fails for bytes
/// that are no text (a zero byte).
Result<std::string> decoded_text(std::string_view bytes);

std::vector<std::string_view> lines_of(std::string_view text);

/// The fields of a line, trimmed and without quotes; empty fields at the end are left out.
void split(std::string_view line, const TextDialect& dialect, std::vector<std::string_view>& fields);

/// A whole field as a number; "nan" and "inf" are numbers here, so that they can be refused by name.
std::optional<double> parse_number(std::string_view field, char decimal);

}  // namespace twinlight::spectrum
