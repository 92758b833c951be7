#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// Builds the elements of a TM-33 file; the first text that it can not hold is the fault. Private to the library.
class Tm33Elements {
 public:
  /// @param field  what a fault names; by default the element.
  pugi::xml_node add_text(pugi::xml_node parent, const char* name, std::string_view text, std::string_view field = {});
  pugi::xml_node add_number(pugi::xml_node parent, const char* name, double value);
  void set_text(pugi::xml_node node, std::string_view text, std::string_view field);
  void set_attribute(pugi::xml_node node, const char* name, std::string_view text);

  const std::optional<Diagnostic>& fault() const { return fault_; }

 private:
  std::string checked(std::string_view text, std::string_view field);

  std::optional<Diagnostic> fault_;
};

/// The shortest text that reads as the same number.
std::string shortest_number(double value);

/// LuminousData, RadiantData, PhotonData, SpectralData and EmissionAreas, in the order of the schema.
void add_tm33_data(pugi::xml_node emitter, const Luminaire& source, Tm33Elements& elements);

}  // namespace twinlight::photometry
