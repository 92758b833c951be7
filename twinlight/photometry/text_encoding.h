#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace twinlight::photometry {

/// The text of a photometric file as UTF-8 without byte order mark. Both formats name ASCII; real files come in
/// UTF-8, UTF-16 with a byte order mark, GB 2312 / GB 18030 (makers in China) and Windows-1252 (makers in Europe).
/// What is well-formed UTF-8 is taken as such; of the two byte encodings GB 18030 is taken only where every run of
/// bytes above 127 is made of whole GB 2312 characters. Bytes without meaning become U+FFFD. Never fails.
std::string decode_to_utf8(std::string_view bytes);

/// The same from a stated encoding. @param encoding  a name that iconv knows. @param bytes_per_unit  skipped where they
/// have no meaning.
std::string decode_from(std::string_view bytes, const char* encoding, std::size_t bytes_per_unit);

/// The lines of a text, without their ends (LF, CR LF or CR). The empty text has no lines; a last line without an
/// end counts, an empty rest after the last end does not.
std::vector<std::string_view> split_lines(std::string_view text);

/// Without white space and stray NUL or Ctrl-Z (the end mark of DOS editors) at both ends.
std::string_view trimmed(std::string_view text);

/// True where `text` begins with `prefix`, which is given in capitals, whatever the case of the text.
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);

}  // namespace twinlight::photometry
