#include "twinlight/photometry/gldf_xml.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/number_text.h"
#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {
namespace {

/// As UTF-8, found from the bytes: XML begins with "<", so a zero byte beside it tells of UTF-16.
std::string decoded(std::string_view bytes) {
  if (bytes.substr(0, 2) == std::string_view("<\0", 2)) return decode_to_utf8("\xFF\xFE" + std::string(bytes));
  if (bytes.substr(0, 2) == std::string_view("\0<", 2)) return decode_to_utf8("\xFE\xFF" + std::string(bytes));
  return decode_to_utf8(bytes);
}

bool is_utf16(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 2);
  return start == "\xFF\xFE" || start == "\xFE\xFF" || start.find('\0') != std::string_view::npos;
}

}  // namespace

Result<void> GldfXml::load(std::string_view bytes) {
  const std::string text = decoded(bytes);
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
    line_ends_.push_back(static_cast<std::uint32_t>(at));
  const pugi::xml_parse_result parsed =
      document_.load_buffer(text.data(), text.size(),
                            pugi::parse_default | pugi::parse_doctype | pugi::parse_declaration, pugi::encoding_utf8);
  // A tree that is cut off by a fault still tells of a declaration before it.
  for (const pugi::xml_node& node : document_.children())
    if (node.type() == pugi::node_doctype)
      return failure({.message = "a document type declaration is not read: a product has no use for entities",
                      .line = line_of(node),
                      .field = "DOCTYPE"});
  if (!parsed)
    return failure({.message = fmt::format("not well-formed XML: {}", parsed.description()),
                    .line = line_at(parsed.offset),
                    .field = "XML"});
  const pugi::xml_node first = document_.first_child();
  const std::string declared = first.type() == pugi::node_declaration ? first.attribute("encoding").value() : "";
  if (is_utf16(bytes) && !declared.empty() && !starts_with_ignoring_case(declared, "UTF-16"))
    warnings_.push_back(
        {.message = fmt::format("declares {}, but is UTF-16; the bytes count", printable_text(declared)),
         .line = 1,
         .field = "encoding"});
  return {};
}

std::size_t GldfXml::line_at(std::ptrdiff_t offset) const {
  if (offset < 0) return 0;
  const auto end = std::lower_bound(line_ends_.begin(), line_ends_.end(), static_cast<std::uint32_t>(offset));
  return 1 + static_cast<std::size_t>(end - line_ends_.begin());
}

std::size_t GldfXml::line_of(const pugi::xml_node& node) const {
  return line_at(node.offset_debug());
}

Result<std::optional<double>> GldfXml::number(const pugi::xml_node& parent, const char* element,
                                              const Range& range) const {
  const pugi::xml_node node = parent.child(element);
  const std::string_view text = trimmed(node.child_value());
  if (text.empty()) return std::optional<double>();
  const auto refused = [&](const std::string& why) {
    return failure({.message = why, .line = line_of(node), .field = element});
  };
  const auto value = parse_number(text);
  if (!value) return refused(value.error());
  if (const std::string fault = range_fault(*value, range); !fault.empty()) return refused(fault);
  return std::optional<double>(*value);
}

std::string text_of(const pugi::xml_node& parent, const char* element) {
  return std::string(trimmed(parent.child(element).child_value()));
}

LocalizedTexts texts_of(const pugi::xml_node& parent, const char* element) {
  LocalizedTexts texts;
  for (const pugi::xml_node& locale : parent.child(element).children("Locale"))
    texts.push_back({locale.attribute("language").value(), std::string(trimmed(locale.child_value()))});
  return texts;
}

}  // namespace twinlight::photometry
