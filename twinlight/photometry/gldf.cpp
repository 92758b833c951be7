#include "twinlight/photometry/gldf.h"

#include <fmt/format.h>

#include <set>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/gldf_definitions.h"
#include "twinlight/photometry/gldf_elements.h"
#include "twinlight/photometry/gldf_values.h"
#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {
namespace {

/// 0.9 and the first candidates of 1.0 write a text, later ones attributes.
std::string format_version_of(const pugi::xml_node& header) {
  const pugi::xml_node version = header.child("FormatVersion");
  if (!version.attribute("major")) return std::string(trimmed(version.child_value()));
  std::string text = fmt::format("{}.{}.0", version.attribute("major").value(), version.attribute("minor").value());
  if (const std::string_view candidate = version.attribute("pre-release").value(); !candidate.empty())
    text += fmt::format("-rc.{}", candidate);
  return text;
}

GldfHeader read_header(const pugi::xml_node& node) {
  GldfHeader header{.manufacturer = text_below(node, "Manufacturer"),
                    .author = text_below(node, "Author"),
                    .format_version = format_version_of(node),
                    .created = text_below(node, "GldfCreationTimeCode"),
                    .created_with = text_below(node, "CreatedWithApplication"),
                    .unique_id = text_below(node, "UniqueGldfId"),
                    .default_language = text_below(node, "DefaultLanguage")};
  if (header.created.empty()) header.created = text_below(node, "CreationTimeCode");  // until 1.0.0-rc.1
  return header;
}

Result<GldfProduct> read_product(std::string_view bytes) {
  if (bytes.size() > largest_gldf_product_bytes)
    return failure({.message = fmt::format("has {} bytes, {} are the most", bytes.size(), largest_gldf_product_bytes),
                    .field = "file"});
  const XmlTree xml = TWL_TRY(XmlTree::parse(bytes));
  const pugi::xml_node root = xml.root();
  if (std::string_view(root.name()) != "Root")
    return failure({.message = fmt::format("is {}, expected Root", printable_text(root.name(), 60)),
                    .line = xml.line_of(root),
                    .field = "root element"});
  GldfElements elements;
  TWL_CHECK(elements.collect(xml));
  GldfProduct product{.header = read_header(root.child("Header")), .warnings = xml.warnings()};
  if (!product.header.format_version.starts_with("1."))
    product.warnings.push_back({.message = fmt::format("'{}' is not 1.0; it is read as such",
                                                       printable_text(product.header.format_version, 60)),
                                .line = xml.line_of(root.child("Header").child("FormatVersion")),
                                .field = "FormatVersion"});
  TWL_CHECK(read_gldf_definitions(xml, elements, product));
  read_gldf_variants(xml, elements, product);
  return product;
}

}  // namespace

std::string_view text_in(const LocalizedTexts& texts, std::string_view language) {
  const auto speaks = [](const LocalizedText& text, std::string_view wanted) {
    return text.language.size() >= wanted.size() &&
           std::string_view(text.language).substr(0, wanted.size()) == wanted &&
           (text.language.size() == wanted.size() || text.language[wanted.size()] == '-');
  };
  for (const std::string_view wanted : {language, std::string_view("en")})
    for (const LocalizedText& text : texts)
      if (speaks(text, wanted)) return text.text;
  return texts.empty() ? std::string_view() : std::string_view(texts.front().text);
}

std::string GldfFile::entry_name() const {
  return content_type.substr(0, content_type.find('/')) + "/" + name;
}

std::vector<std::string> GldfProduct::languages() const {
  std::vector<std::string> languages;
  std::set<std::string_view> met;
  const auto add_texts = [&](const LocalizedTexts& translations) {
    for (const LocalizedText& text : translations)
      if (met.insert(text.language).second) languages.push_back(text.language);
  };
  const auto add = [&](const GldfDescription& description) {
    for (const LocalizedTexts* translations :
         {&description.number, &description.name, &description.description, &description.tender_text})
      add_texts(*translations);
  };
  add(texts);
  for (const GldfVariant& variant : variants) add(variant.texts);
  for (const GldfLightSource& source : light_sources) add_texts(source.name);
  return languages;
}

bool looks_like_gldf_product(std::string_view text) {
  return xml_root_name(text) == "Root";
}

Result<GldfProduct> read_gldf_product(std::string_view bytes, std::string_view file) {
  Result<GldfProduct> product = read_product(bytes);
  if (!product) {
    product.error().file = std::string(file);
    return product;
  }
  for (Diagnostic& warning : product->warnings) warning.file = std::string(file);
  return product;
}

}  // namespace twinlight::photometry
