#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"

namespace twinlight::photometry {

/// An XML file as a tree that knows the line of every node. Private to the library.
class XmlTree {
 public:
  /// Expands no entity beyond the five of XML itself and opens nothing. Diagnostics carry no file.
  /// Fails where the text is not well-formed, has a document type declaration, or more markup than any file needs.
  static Result<XmlTree> parse(std::string_view bytes);

  pugi::xml_node root() const { return document_->document_element(); }
  std::size_t line_of(const pugi::xml_node& node) const;
  /// Of the encoding, where the bytes are not what the declaration says.
  const std::vector<Diagnostic>& warnings() const { return warnings_; }

 private:
  std::size_t line_at(std::ptrdiff_t offset) const;

  std::string text_;
  std::vector<std::uint32_t> lines_before_block_;
  std::unique_ptr<pugi::xml_document> document_;
  std::vector<Diagnostic> warnings_;
};

/// The name without its namespace prefix.
std::string_view local_name(const pugi::xml_node& node);

/// The first child of this local name; null where there is none.
pugi::xml_node child(const pugi::xml_node& parent, std::string_view name);

/// The text of a node without surrounding white space; empty for a null node.
std::string_view text_of(const pugi::xml_node& node);

/// The text of the first child of this name.
std::string_view child_text(const pugi::xml_node& parent, std::string_view name);

/// The local name of the root element, found without reading the rest; empty where `text` is no XML.
std::string_view xml_root_name(std::string_view text);

}  // namespace twinlight::photometry
