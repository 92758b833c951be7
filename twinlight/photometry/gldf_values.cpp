#include "twinlight/photometry/gldf_values.h"

#include "twinlight/photometry/number_text.h"
#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {

Result<std::optional<double>> number_below(const XmlTree& xml, const pugi::xml_node& parent, const char* element,
                                           const Range& range) {
  const pugi::xml_node node = parent.child(element);
  const std::string_view text = trimmed(node.child_value());
  if (text.empty()) return std::optional<double>();
  const auto refused = [&](const std::string& why) {
    return failure({.message = why, .line = xml.line_of(node), .field = element});
  };
  const auto value = parse_number(text);
  if (!value) return refused(value.error());
  if (const std::string fault = range_fault(*value, range); !fault.empty()) return refused(fault);
  return std::optional<double>(*value);
}

std::string text_below(const pugi::xml_node& parent, const char* element) {
  return std::string(trimmed(parent.child(element).child_value()));
}

LocalizedTexts texts_below(const pugi::xml_node& parent, const char* element) {
  LocalizedTexts texts;
  for (const pugi::xml_node& locale : parent.child(element).children("Locale"))
    texts.push_back({locale.attribute("language").value(), std::string(trimmed(locale.child_value()))});
  return texts;
}

}  // namespace twinlight::photometry
