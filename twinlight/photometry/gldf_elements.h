#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <unordered_map>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/photometry/xml_tree.h"

namespace twinlight::photometry {

/// The kinds of elements that others refer to by id.
enum class GldfKind {
  file,
  sensor,
  photometry,
  spectrum,
  light_source,
  control_gear,
  equipment,
  emitter,
  geometry,
  variant
};
inline constexpr std::size_t gldf_kinds = 10;

/// The elements of a product that have an id, each kind in the order of the file, wherever the file puts them.
class GldfElements {
 public:
  /// Fails for an element without id, for an id that is there twice within its kind, and for a reference anywhere in
  /// the product to an id that is not there.
  Result<void> collect(const XmlTree& xml);

  const std::vector<pugi::xml_node>& of(GldfKind kind) const { return nodes_[static_cast<std::size_t>(kind)]; }

  /// The place, within its kind, of what an attribute refers to; none where node or attribute is not there.
  std::optional<std::size_t> referred(const pugi::xml_node& node, const char* attribute) const;

 private:
  Result<void> collect_kind(const XmlTree& xml, std::size_t kind);
  Result<void> check_references(const XmlTree& xml) const;

  std::array<std::vector<pugi::xml_node>, gldf_kinds> nodes_;
  std::array<std::unordered_map<std::string, std::size_t>, gldf_kinds> places_;
};

}  // namespace twinlight::photometry
