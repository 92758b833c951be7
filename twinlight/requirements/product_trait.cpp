#include "twinlight/requirements/product_trait.h"

#include <algorithm>

namespace twinlight::requirements {

const std::vector<ProductTrait>& product_traits() {
  static const std::vector<ProductTrait> traits = {
      {"luminaire", "kind"},
      {"light_source", "kind"},
      {"control_gear", "kind"},
      {"led", "technology"},
      {"oled", "technology"},
      {"fluorescent", "technology"},
      {"high_intensity_discharge", "technology"},
      {"halogen", "technology"},
      {"mains", "supply"},
      {"not_mains", "supply"},
      {"fixed", "mounting"},
      {"recessed", "mounting"},
      {"portable", "mounting"},
      {"track", "mounting"},
      {"floodlight", "mounting"},
      {"panel", "form"},
      {"downlight", "form"},
      {"integrated_lamp", "form"},
      {"par16_par20_lamp", "form"},
      {"par30_par38_lamp", "form"},
      {"other_form", "form"},
      {"directional", "beam"},
      {"non_directional", "beam"},
      {"removable_light_source", "containing"},
      {"built_in_light_source", "containing"},
      {"classroom", "use"},
      {"board", "use"},
      {"desk_lamp", "use"},
      {"office", "use"},
      {"clinical_area", "use"},
      {"medical_device", "use"},
      {"surgery", "use"},
      {"greenhouse", "use"},
      {"vertical_farm", "use"},
      {"animal_house", "use"},
      {"general", "use"},
      {"industrial", "use"},
      {"outdoor", "use"},
      {"emergency", "use"},
      {"explosive_atmosphere", "use"},
      {"connected", "function"},
      {"dimmable", "function"},
      {"tunable_white", "function"},
      {"colour_tunable", "function"},
      {"wireless", "function"},
      {"anti_glare_shield", "function"},
      {"separate_control_gear", "function"},
      {"fan", "function"},
      {"source_mains", "source_supply"},
      {"source_not_mains", "source_supply"},
      {"horticulture_exempt", "derived"},
  };
  return traits;
}

std::vector<std::string_view> traits_in_group(std::string_view group) {
  std::vector<std::string_view> names;
  for (const ProductTrait& trait : product_traits())
    if (trait.group == group) names.push_back(trait.name);
  return names;
}

bool is_product_trait(std::string_view name) {
  const auto& traits = product_traits();
  return std::any_of(traits.begin(), traits.end(), [&](const ProductTrait& t) { return t.name == name; });
}

}  // namespace twinlight::requirements
