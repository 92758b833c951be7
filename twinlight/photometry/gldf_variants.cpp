#include <fmt/format.h>

#include <string_view>

#include "twinlight/photometry/gldf_definitions.h"
#include "twinlight/photometry/gldf_values.h"
#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {
namespace {

/// The name of an element, cut where no element of the format reaches: a name repeated for each of its children could
/// grow with the square of the file.
std::string_view short_name(const pugi::xml_node& node) {
  constexpr std::size_t longest_name_bytes = 60;
  return std::string_view(node.name()).substr(0, longest_name_bytes);
}

/// The elements below `root`, itself left out, in the order of the file. Stops below `deepest` levels.
template <class Visit>
void visit_below(const pugi::xml_node& root, int deepest, Visit visit) {
  pugi::xml_node node = root.first_child();
  int depth = 1;
  while (node && depth > 0) {
    if (node.type() == pugi::node_element) visit(node);
    if (node.first_child() && depth < deepest) {
      node = node.first_child();
      ++depth;
      continue;
    }
    while (depth > 0 && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (depth > 0) node = node.next_sibling();
  }
}

std::vector<std::pair<std::string, std::string>> attributes_of(const pugi::xml_node& described) {
  std::vector<std::pair<std::string, std::string>> attributes;
  visit_below(described, 4, [&](const pugi::xml_node& node) {
    const std::string_view text = trimmed(node.child_value());
    if (text.empty() || std::string_view(node.name()) == "Locale") return;
    std::string path(short_name(node));
    for (pugi::xml_node above = node.parent(); above != described; above = above.parent())
      path = fmt::format("{}/{}", short_name(above), path);
    attributes.emplace_back(std::move(path), text);
  });
  return attributes;
}

GldfDescription description_of(const pugi::xml_node& node, const GldfElements& elements) {
  GldfDescription description{.number = texts_below(node, "ProductNumber"),
                              .name = texts_below(node, "Name"),
                              .description = texts_below(node, "Description"),
                              .tender_text = texts_below(node, "TenderText"),
                              .attributes = attributes_of(node.child("DescriptiveAttributes"))};
  for (const pugi::xml_node& image : node.child("Pictures").children("Image"))
    if (const auto file = elements.referred(image, "fileId"))
      description.pictures.push_back({*file, image.attribute("imageType").value()});
  return description;
}

std::vector<std::string> mountings_of(const pugi::xml_node& variant) {
  std::vector<std::string> mountings;
  for (const pugi::xml_node& place : variant.child("Mountings").children()) {
    if (!place.first_child()) mountings.emplace_back(short_name(place));
    for (const pugi::xml_node& way : place.children())
      if (way.type() == pugi::node_element)
        mountings.push_back(fmt::format("{}/{}", short_name(place), short_name(way)));
  }
  return mountings;
}

}  // namespace

void read_gldf_variants(const XmlTree& xml, const GldfElements& elements, GldfProduct& product) {
  const pugi::xml_node data = xml.root().child("ProductDefinitions").child("ProductMetaData");
  product.unique_product_id = text_below(data, "UniqueProductId");
  product.texts = description_of(data, elements);
  for (const pugi::xml_node& node : elements.of(GldfKind::variant)) {
    GldfVariant variant{.id = node.attribute("id").value(),
                        .texts = description_of(node, elements),
                        .gtin = text_below(node, "GTIN"),
                        .mountings = mountings_of(node),
                        .line = xml.line_of(node)};
    // EmitterReference stands in Geometry itself or in the reference to a model; a simple geometry has it as attribute.
    visit_below(node.child("Geometry"), 3, [&](const pugi::xml_node& reference) {
      if (const auto emitter = elements.referred(reference, "emitterId")) variant.emitters.push_back(*emitter);
      if (const auto geometry = elements.referred(reference, "geometryId")) variant.geometries.push_back(*geometry);
    });
    product.variants.push_back(std::move(variant));
  }
}

}  // namespace twinlight::photometry
