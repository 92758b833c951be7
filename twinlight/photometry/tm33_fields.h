#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/range.h"
#include "twinlight/photometry/xml_tree.h"

namespace twinlight::photometry {

/// Reads the elements of one TM-33 file and keeps its warnings. Private to the library.
class Tm33Fields {
 public:
  explicit Tm33Fields(const XmlTree& tree) : tree_(tree) {}

  std::size_t line_of(const pugi::xml_node& node) const { return tree_.line_of(node); }
  pugi::xml_node root() const { return tree_.root(); }

  /// The number in the first child of this name; nothing where there is no such child or it is empty.
  Result<std::optional<double>> number(const pugi::xml_node& parent, std::string_view name,
                                       const Range& range = {}) const;
  /// The number in a node. @param field  what complaints name.
  Result<double> number_in(const pugi::xml_node& node, std::string_view field, const Range& range = {}) const;

  /// Fails where `parent` announces under `name` another count than `present`.
  Result<void> check_count(const pugi::xml_node& parent, std::string_view name, std::size_t present) const;

  void warn(const pugi::xml_node& node, std::string_view field, std::string message);
  std::vector<Diagnostic>& warnings() { return warnings_; }

  Diagnostic complaint(const pugi::xml_node& node, std::string_view field, std::string message) const;

 private:
  const XmlTree& tree_;
  std::vector<Diagnostic> warnings_;
};

/// The numbers of a node that holds a list, parted by blanks, commas or semicolons.
Result<std::vector<double>> tm33_numbers(const pugi::xml_node& node, const Range& range, const Tm33Fields& fields);

/// "true" and "1", "false" and "0" as XML schema has them, whatever the case; nothing for other words.
std::optional<bool> tm33_boolean(std::string_view text);

/// A word of the schema in capitals without blanks and underscores: "Symm _ Bi _ 0" and "Symm_Bi0" are SYMMBI0.
std::string tm33_word(std::string_view text);

}  // namespace twinlight::photometry
