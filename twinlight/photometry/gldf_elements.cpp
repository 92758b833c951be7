#include "twinlight/photometry/gldf_elements.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "twinlight/foundation/printable_text.h"

namespace twinlight::photometry {
namespace {

/// Where the elements of a kind stand and what they are called (product.xsd 1.0.0-rc.3).
struct KindNames {
  const char* part;
  const char* list;
  std::string_view element;
  std::string_view other_element;  ///< "" where there is one name only
};

constexpr std::array<KindNames, gldf_kinds> kind_names = {{
    {"GeneralDefinitions", "Files", "File", ""},
    {"GeneralDefinitions", "Sensors", "Sensor", ""},
    {"GeneralDefinitions", "Photometries", "Photometry", ""},
    {"GeneralDefinitions", "Spectrums", "Spectrum", ""},
    {"GeneralDefinitions", "LightSources", "FixedLightSource", "ChangeableLightSource"},
    {"GeneralDefinitions", "ControlGears", "ControlGear", ""},
    {"GeneralDefinitions", "Equipments", "Equipment", ""},
    {"GeneralDefinitions", "Emitters", "Emitter", ""},
    {"GeneralDefinitions", "Geometries", "ModelGeometry", "SimpleGeometry"},
    {"ProductDefinitions", "Variants", "Variant", ""},
}};

/// What each attribute that refers to an element refers to.
constexpr std::array<std::pair<std::string_view, GldfKind>, 11> references = {{
    {"fileId", GldfKind::file},
    {"sensorId", GldfKind::sensor},
    {"photometryId", GldfKind::photometry},
    {"spectrumId", GldfKind::spectrum},
    {"fixedLightSourceId", GldfKind::light_source},
    {"changeableLightSourceId", GldfKind::light_source},
    {"lightSourceId", GldfKind::light_source},
    {"controlGearId", GldfKind::control_gear},
    {"equipmentId", GldfKind::equipment},
    {"emitterId", GldfKind::emitter},
    {"geometryId", GldfKind::geometry},
}};

std::optional<std::size_t> kind_referred_by(std::string_view attribute) {
  const auto* const found =
      std::find_if(references.begin(), references.end(), [&](const auto& r) { return r.first == attribute; });
  if (found == references.end()) return std::nullopt;
  return static_cast<std::size_t>(found->second);
}

}  // namespace

Result<void> GldfElements::collect(const XmlTree& xml) {
  for (std::size_t kind = 0; kind < gldf_kinds; ++kind) TWL_CHECK(collect_kind(xml, kind));
  return check_references(xml);
}

Result<void> GldfElements::collect_kind(const XmlTree& xml, std::size_t kind) {
  const KindNames& names = kind_names[kind];
  for (const pugi::xml_node& node : xml.root().child(names.part).child(names.list).children()) {
    const std::string_view name = node.name();
    if (name.empty() || (name != names.element && name != names.other_element)) continue;
    const std::string id = node.attribute("id").value();
    if (id.empty()) return failure({.message = "has no id", .line = xml.line_of(node), .field = std::string(name)});
    if (!places_[kind].emplace(id, nodes_[kind].size()).second)
      return failure({.message = "this id is there twice",
                      .line = xml.line_of(node),
                      .field = fmt::format("{} {}", name, printable_text(id, 60))});
    nodes_[kind].push_back(node);
  }
  return {};
}

Result<void> GldfElements::check_references(const XmlTree& xml) const {
  pugi::xml_node node = xml.root();
  while (node) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      const auto kind = kind_referred_by(attribute.name());
      if (!kind || places_[*kind].count(attribute.value()) > 0) continue;
      return failure({.message = fmt::format("{} '{}' is no {} of this product", attribute.name(),
                                             printable_text(attribute.value(), 60), kind_names[*kind].element),
                      .line = xml.line_of(node),
                      .field = fmt::format("{} {}", node.name(), printable_text(attribute.value(), 60))});
    }
    // The next element in the order of the file, without recursion: the depth of a file is its own choice.
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node && !node.next_sibling()) node = node.parent();
    node = node.next_sibling();
  }
  return {};
}

std::optional<std::size_t> GldfElements::referred(const pugi::xml_node& node, const char* attribute) const {
  const auto kind = kind_referred_by(attribute);
  const pugi::xml_attribute found = node.attribute(attribute);
  if (!kind || !found) return std::nullopt;
  const auto place = places_[*kind].find(found.value());
  return place == places_[*kind].end() ? std::nullopt : std::optional(place->second);
}

}  // namespace twinlight::photometry
