#include "twinlight/photometry/tm33_opening.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "twinlight/foundation/constants.h"

namespace twinlight::photometry {
namespace {

/// Keeps what follows from a length finite.
const Range any_length = Range::between(0.0, 1e6);
const Range any_offset = Range::between(-1e6, 1e6);

using Shape = LuminousOpening::Shape;

/// The stretch that areas cover along one axis.
struct Extent {
  double from = std::numeric_limits<double>::infinity();
  double to = -std::numeric_limits<double>::infinity();

  void add(double centre, double length) {
    from = std::min(from, centre - 0.5 * length);
    to = std::max(to, centre + 0.5 * length);
  }
  double length() const { return std::max(0.0, to - from); }
};

struct Face {
  Extent along_length;
  Extent along_width;
  Extent along_height;
  std::size_t areas = 0;
  bool round = false;
};

/// Adds the areas of one face ("Bottom": BottomFace with its BottomArea elements), checked against their count.
Result<void> add_face(const pugi::xml_node& emission_areas, const std::string& name, Face& face,
                      const Tm33Fields& fields) {
  const pugi::xml_node node = child(emission_areas, name + "Face");
  std::size_t present = 0;
  for (const pugi::xml_node& area : node.children()) {
    if (local_name(area) != name + "Area") continue;
    ++present;
    const auto add = [&](const char* size, const char* offset, Extent& extent) -> Result<void> {
      const std::optional<double> length = TWL_TRY(fields.number(area, size, any_length));
      if (length) extent.add(TWL_TRY(fields.number(area, offset, any_offset)).value_or(0.0), *length);
      return {};
    };
    TWL_CHECK(add("Length", "LengthOffset", face.along_length));
    TWL_CHECK(add("Width", "WidthOffset", face.along_width));
    TWL_CHECK(add("Height", "HeightOffset", face.along_height));
    face.round = face.round || tm33_boolean(child_text(area, "Circular")).value_or(false);
  }
  if (present > 0) TWL_CHECK(fields.check_count(node, "Number" + name, present));
  face.areas += present;
  return {};
}

Result<double> face_height(const pugi::xml_node& emission_areas, const char* name, const Tm33Fields& fields) {
  Face face;
  TWL_CHECK(add_face(emission_areas, name, face, fields));
  return face.along_height.length();
}

Result<LuminousOpening> opening_of_areas(const pugi::xml_node& emission_areas, double units_per_metre,
                                         const Tm33Fields& fields) {
  Face horizontal;
  TWL_CHECK(add_face(emission_areas, "Bottom", horizontal, fields));
  TWL_CHECK(add_face(emission_areas, "Top", horizontal, fields));
  LuminousOpening opening;
  opening.length_m = horizontal.along_length.length() / units_per_metre;
  opening.width_m = horizontal.along_width.length() / units_per_metre;
  opening.height_c0_m = TWL_TRY(face_height(emission_areas, "C0", fields)) / units_per_metre;
  opening.height_c90_m = TWL_TRY(face_height(emission_areas, "C90", fields)) / units_per_metre;
  opening.height_c180_m = TWL_TRY(face_height(emission_areas, "C180", fields)) / units_per_metre;
  opening.height_c270_m = TWL_TRY(face_height(emission_areas, "C270", fields)) / units_per_metre;
  const bool dark = opening.height_c0_m + opening.height_c90_m + opening.height_c180_m + opening.height_c270_m == 0.0;
  if (horizontal.areas == 0 && dark) return LuminousOpening{};
  const bool round = horizontal.areas == 1 && horizontal.round;
  if (round && opening.width_m == 0.0) opening.width_m = opening.length_m;
  opening.shape = round ? Shape::ellipse : Shape::rectangle;
  return opening;
}

LuminousOpening flat_opening(Shape shape, double length_m, double width_m) {
  if (length_m == 0.0 && width_m == 0.0) return {};
  if (shape == Shape::ellipse && width_m == 0.0) width_m = length_m;
  return {.shape = shape, .length_m = length_m, .width_m = width_m};
}

/// LuminousOpening with Shape and either Dimensions or Length, Width, Diameter.
Result<LuminousOpening> opening_of_dialect(const pugi::xml_node& node, double units_per_metre,
                                           const Tm33Fields& fields) {
  const pugi::xml_node dimensions = child(node, "Dimensions") ? child(node, "Dimensions") : node;
  const std::optional<double> diameter = TWL_TRY(fields.number(dimensions, "Diameter", any_length));
  const std::optional<double> length = TWL_TRY(fields.number(dimensions, "Length", any_length));
  const std::optional<double> width = TWL_TRY(fields.number(dimensions, "Width", any_length));
  const std::string shape = tm33_word(child_text(node, "Shape"));
  if (shape == "POINT") return LuminousOpening{};
  const bool round = shape == "CIRCULAR" || shape == "ELLIPTICAL" || diameter.has_value();
  return flat_opening(round ? Shape::ellipse : Shape::rectangle,
                      diameter.value_or(length.value_or(0.0)) / units_per_metre, width.value_or(0.0) / units_per_metre);
}

}  // namespace

Result<double> tm33_units_per_metre(Tm33Fields& fields) {
  const pugi::xml_node luminaire = child(fields.root(), "Luminaire");
  const pugi::xml_node dimensions = child(luminaire, "Dimensions");
  double largest = 0.0;
  for (const char* name : {"Length", "Width", "Height"})
    largest = std::max(largest, TWL_TRY(fields.number(dimensions, name, any_length)).value_or(0.0));
  if (largest <= longest_luminaire_m) return 1.0;
  fields.warn(dimensions, "Dimensions",
              fmt::format("{:g} m is no size of a luminaire; all lengths are read as millimetres", largest));
  return constants::millimetres_per_metre;
}

Result<LuminousOpening> read_tm33_opening(const pugi::xml_node& emitter, double units_per_metre,
                                          const Tm33Fields& fields) {
  if (const pugi::xml_node areas = child(emitter, "EmissionAreas"))
    return opening_of_areas(areas, units_per_metre, fields);
  const pugi::xml_node luminaire = child(fields.root(), "Luminaire");
  if (const pugi::xml_node opening = child(luminaire, "LuminousOpening"))
    return opening_of_dialect(opening, units_per_metre, fields);
  const pugi::xml_node dimensions = child(luminaire, "Dimensions");
  const bool upright_cylinder = tm33_word(child_text(luminaire, "Shape")) == "ALIGNZ";
  return flat_opening(upright_cylinder ? Shape::ellipse : Shape::rectangle,
                      TWL_TRY(fields.number(dimensions, "Length", any_length)).value_or(0.0) / units_per_metre,
                      TWL_TRY(fields.number(dimensions, "Width", any_length)).value_or(0.0) / units_per_metre);
}

}  // namespace twinlight::photometry
