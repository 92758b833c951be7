#pragma once

#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/range.h"
#include "twinlight/foundation/result.h"
#include "twinlight/photometry/gldf.h"

namespace twinlight::photometry {

/// The tree of a product.xml, with the line of every element.
class GldfXml {
 public:
  /// @param bytes  as stored, in UTF-8 or UTF-16. Fails for what is not well-formed and for a document type
  /// declaration; entities other than those of XML itself stay as they are written.
  Result<void> load(std::string_view bytes);

  pugi::xml_node root() const { return document_.document_element(); }
  std::size_t line_of(const pugi::xml_node& node) const;
  /// What was tolerated in the encoding; empty where all fits.
  const std::vector<Diagnostic>& warnings() const { return warnings_; }

  /// A number below `parent`; none where the element is not there or empty. Fails where its text is no number within
  /// the range.
  Result<std::optional<double>> number(const pugi::xml_node& parent, const char* element, const Range& range) const;

 private:
  std::size_t line_at(std::ptrdiff_t offset) const;

  pugi::xml_document document_;
  std::vector<std::uint32_t> line_ends_;
  std::vector<Diagnostic> warnings_;
};

/// The text of an element below `parent` without white space around it; empty where there is none.
std::string text_of(const pugi::xml_node& parent, const char* element);

/// The Locale elements of an element below `parent`.
LocalizedTexts texts_of(const pugi::xml_node& parent, const char* element);

}  // namespace twinlight::photometry
