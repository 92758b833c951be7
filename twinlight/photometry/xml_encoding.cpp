#include "twinlight/photometry/xml_encoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {
namespace {

constexpr std::size_t longest_declaration_bytes = 256;

std::string capitals(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return result;
}

/// The encoding that `<?xml … encoding="…"?>` names, in capitals; empty where there is none.
std::string declared_encoding(std::string_view text) {
  text = text.substr(0, longest_declaration_bytes);
  if (text.substr(0, 5) != "<?xml") return {};
  text = text.substr(0, text.find("?>"));
  constexpr std::string_view key = "encoding";
  const std::size_t at = text.find(key);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + key.size());
  const std::size_t open = text.find_first_of("'\"");
  if (open == std::string_view::npos) return {};
  const std::size_t close = text.find(text[open], open + 1);
  if (close == std::string_view::npos) return {};
  return capitals(text.substr(open + 1, close - open - 1));
}

struct ByteEncoding {
  std::string_view declared;
  const char* iconv_name;
};

/// ISO 8859-1 is read as its superset Windows-1252, as HTML does: makers' programs declare the one and write the other.
constexpr std::array<ByteEncoding, 12> byte_encodings = {{{"ISO-8859-1", "WINDOWS-1252"},
                                                          {"LATIN1", "WINDOWS-1252"},
                                                          {"WINDOWS-1252", "WINDOWS-1252"},
                                                          {"ISO-8859-2", "ISO-8859-2"},
                                                          {"ISO-8859-15", "ISO-8859-15"},
                                                          {"WINDOWS-1250", "WINDOWS-1250"},
                                                          {"WINDOWS-1251", "WINDOWS-1251"},
                                                          {"GB2312", "GB18030"},
                                                          {"GBK", "GB18030"},
                                                          {"GB18030", "GB18030"},
                                                          {"BIG5", "BIG5"},
                                                          {"SHIFT_JIS", "SHIFT_JIS"}}};

Diagnostic about_encoding(std::string message) {
  return {.message = std::move(message), .line = 1, .field = "encoding"};
}

bool is_utf16(std::string_view name) {
  return name.substr(0, 6) == "UTF-16" || name == "UCS-2" || name == "ISO-10646-UCS-2";
}

XmlText decode_utf16(std::string_view bytes, const char* encoding) {
  XmlText decoded = {.text = decode_from(bytes, encoding, 2)};
  const std::string declared = declared_encoding(decoded.text);
  if (!declared.empty() && !is_utf16(declared))
    decoded.warning =
        about_encoding(fmt::format("declares {}, but is UTF-16; read as such", printable_text(declared, 40)));
  return decoded;
}

XmlText decode_bytes(std::string_view bytes) {
  const std::string declared = declared_encoding(bytes);
  const auto* known = std::find_if(byte_encodings.begin(), byte_encodings.end(),
                                   [&](const ByteEncoding& encoding) { return encoding.declared == declared; });
  if (known != byte_encodings.end()) return {.text = decode_from(bytes, known->iconv_name, 1), .warning = {}};
  XmlText decoded = {.text = decode_to_utf8(bytes)};
  const bool is_utf8 = is_valid_utf8(bytes);
  const bool says_utf8 =
      declared.empty() || declared == "UTF-8" || declared == "UTF8" || declared == "US-ASCII" || declared == "ASCII";
  if (says_utf8 && is_utf8) return decoded;
  const char* found = is_utf8 ? "UTF-8" : "no UTF-8; read as GB 18030 or Windows-1252";
  decoded.warning = about_encoding(fmt::format("declares {}, but the bytes are {}",
                                               declared.empty() ? "no encoding" : printable_text(declared, 40), found));
  return decoded;
}

}  // namespace

XmlText decode_xml(std::string_view bytes) {
  const std::string_view first = bytes.substr(0, 2);
  if (first == "\xFF\xFE") return decode_utf16(bytes.substr(2), "UTF-16LE");
  if (first == "\xFE\xFF") return decode_utf16(bytes.substr(2), "UTF-16BE");
  if (first == std::string_view("<\0", 2)) return decode_utf16(bytes, "UTF-16LE");
  if (first == std::string_view("\0<", 2)) return decode_utf16(bytes, "UTF-16BE");
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  return decode_bytes(bytes);
}

}  // namespace twinlight::photometry
