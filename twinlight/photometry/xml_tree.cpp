#include "twinlight/photometry/xml_tree.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/photometry/text_encoding.h"
#include "twinlight/photometry/xml_encoding.h"

namespace twinlight::photometry {
namespace {

/// A bound for the memory of the tree: each mark becomes at most two nodes of 64 bytes. A table in steps of half a
/// degree in both angles has about a million marks.
constexpr std::ptrdiff_t most_marks = 1'200'000;
constexpr std::ptrdiff_t block_bytes = 4096;

std::ptrdiff_t marks_in(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return c == '<' || c == '='; });
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::vector<std::uint32_t> count_lines(std::string_view text) {
  std::vector<std::uint32_t> lines_before_block = {0};
  while (!text.empty()) {
    const std::string_view block = text.substr(0, block_bytes);
    const auto lines = static_cast<std::uint32_t>(std::count(block.begin(), block.end(), '\n'));
    lines_before_block.push_back(lines_before_block.back() + lines);
    text.remove_prefix(block.size());
  }
  return lines_before_block;
}

}  // namespace

Result<XmlTree> XmlTree::parse(std::string_view bytes) {
  XmlText decoded = decode_xml(bytes);
  XmlTree tree;
  tree.text_ = std::move(decoded.text);
  if (decoded.warning) tree.warnings_.push_back(*std::move(decoded.warning));
  if (tree.text_.find('\0') != std::string::npos)
    return failure({.message = "holds zero bytes: no text", .line = 1, .field = "encoding"});
  if (const std::ptrdiff_t marks = marks_in(tree.text_); marks > most_marks)
    return failure(
        {.message = fmt::format("has {} marks of elements and attributes; at most {} are read", marks, most_marks),
         .field = "XML"});
  tree.lines_before_block_ = count_lines(tree.text_);
  tree.document_ = std::make_unique<pugi::xml_document>();
  const pugi::xml_parse_result parsed = tree.document_->load_buffer(
      tree.text_.data(), tree.text_.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
  for (const pugi::xml_node& node : tree.document_->children())
    if (node.type() == pugi::node_doctype)
      return failure({.message = "has a document type declaration, which a luminaire file has no use for",
                      .line = tree.line_of(node),
                      .field = "DOCTYPE"});
  if (!parsed)
    return failure({.message = fmt::format("not well-formed XML: {}", parsed.description()),
                    .line = tree.line_at(parsed.offset),
                    .field = "XML"});
  return tree;
}

std::size_t XmlTree::line_of(const pugi::xml_node& node) const {
  return line_at(node.offset_debug());
}

std::size_t XmlTree::line_at(std::ptrdiff_t offset) const {
  if (offset < 0) return 0;
  const std::ptrdiff_t end = std::min(offset, static_cast<std::ptrdiff_t>(text_.size()));
  const std::ptrdiff_t block = end / block_bytes;
  const auto rest = std::count(text_.begin() + block * block_bytes, text_.begin() + end, '\n');
  return 1 + lines_before_block_[static_cast<std::size_t>(block)] + static_cast<std::size_t>(rest);
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node& node : parent.children())
    if (local_name(node) == name) return node;
  return {};
}

std::string_view text_of(const pugi::xml_node& node) {
  return trimmed(node.child_value());
}

std::string_view child_text(const pugi::xml_node& parent, std::string_view name) {
  return text_of(child(parent, name));
}

std::string_view xml_root_name(std::string_view text) {
  const auto skip_past = [&](std::string_view end) {
    const std::size_t at = text.find(end);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + end.size());
  };
  for (;;) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    if (text.substr(0, 1) != "<") return {};
    if (text.substr(0, 4) == "<!--") {
      skip_past("-->");
    } else if (text.substr(0, 2) == "<?") {
      skip_past("?>");
    } else if (text.substr(0, 2) == "<!") {
      if (text.find('[') < text.find('>')) skip_past("]");
      skip_past(">");
    } else {
      break;
    }
  }
  std::string_view name = text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1);
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace twinlight::photometry
