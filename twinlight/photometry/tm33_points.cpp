#include "twinlight/photometry/tm33_points.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "twinlight/photometry/measured_table.h"
#include "twinlight/photometry/names.h"
#include "twinlight/photometry/number_text.h"
#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {
namespace {

struct Point {
  double horizontal_deg = 0.0;
  double vertical_deg = 0.0;
  double value = 0.0;
  pugi::xml_node node;

  bool same_direction(const Point& other) const {
    return horizontal_deg == other.horizontal_deg && vertical_deg == other.vertical_deg;
  }
};

bool is_point(const pugi::xml_node& node) {
  const std::string_view name = local_name(node);
  return name == "IntData" || name == "IntensityData";
}

pugi::xml_attribute attribute(const pugi::xml_node& node, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const pugi::xml_attribute found = node.attribute(name)) return found;
  return {};
}

Result<double> angle(const pugi::xml_node& node, const pugi::xml_attribute& attribute, const char* what,
                     const Range& range, const Tm33Fields& fields) {
  const std::string field = fmt::format("{} {}", local_name(node), what);
  const auto value = parse_number(trimmed(attribute.value()));
  if (!value) return failure(fields.complaint(node, field, value.error()));
  std::string fault = range_fault(*value, range);
  if (!fault.empty()) return failure(fields.complaint(node, field, std::move(fault)));
  return *value;
}

Result<Point> read_point(const pugi::xml_node& node, PhotometricType type, const Tm33Fields& fields) {
  const Range around = type == PhotometricType::c ? Range::between(-180.0, 360.0) : Range::between(-180.0, 180.0);
  const Range across = type == PhotometricType::c ? Range::between(0.0, 180.0) : Range::between(-90.0, 90.0);
  Point point = {.node = node};
  const bool planes_are_horizontal = type != PhotometricType::b;
  point.horizontal_deg = TWL_TRY(angle(node, attribute(node, {"h", "horz", "horizontal", "H"}), "h",
                                       planes_are_horizontal ? around : across, fields));
  point.vertical_deg = TWL_TRY(angle(node, attribute(node, {"v", "vert", "vertical", "V"}), "v",
                                     planes_are_horizontal ? across : around, fields));
  point.value = TWL_TRY(fields.number_in(
      node, fmt::format("{} h={:g} v={:g}", local_name(node), point.horizontal_deg, point.vertical_deg),
      Range::at_least(0.0)));
  return point;
}

/// The plane that a negative angle means; planes from −90° to 90° are the half of C90–C270 that 90–270° mirrors.
void turn_negative_planes(std::vector<Point>& points) {
  const auto [least, most] = std::minmax_element(
      points.begin(), points.end(), [](const Point& a, const Point& b) { return a.horizontal_deg < b.horizontal_deg; });
  if (least->horizontal_deg >= 0.0) return;
  const bool is_half = least->horizontal_deg == -90.0 && most->horizontal_deg == 90.0;
  for (Point& point : points) {
    if (is_half) {
      point.horizontal_deg = 180.0 - point.horizontal_deg;
    } else if (point.horizontal_deg < 0.0) {
      point.horizontal_deg += 360.0;
    }
  }
}

/// By horizontal, then by vertical angle, each direction once.
Result<void> sort_points(std::vector<Point>& points, Tm33Fields& fields) {
  std::stable_sort(points.begin(), points.end(), [](const Point& a, const Point& b) {
    return a.horizontal_deg != b.horizontal_deg ? a.horizontal_deg < b.horizontal_deg : a.vertical_deg < b.vertical_deg;
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool again = kept > 0 && points[i].same_direction(points[kept - 1]);
    if (!again) {
      points[kept++] = points[i];
      continue;
    }
    const std::string what =
        fmt::format("h={:g} v={:g} is there twice", points[i].horizontal_deg, points[i].vertical_deg);
    if (points[i].value != points[kept - 1].value)
      return failure(
          fields.complaint(points[i].node, local_name(points[i].node),
                           fmt::format("{}, as {:g} and as {:g}", what, points[kept - 1].value, points[i].value)));
    fields.warn(points[i].node, local_name(points[i].node), what + " with the same value; taken once");
  }
  points.resize(kept);
  return {};
}

std::vector<double> distinct(const std::vector<Point>& points, double Point::*angle_deg) {
  std::vector<double> angles_deg;
  angles_deg.reserve(points.size());
  for (const Point& point : points) angles_deg.push_back(point.*angle_deg);
  std::sort(angles_deg.begin(), angles_deg.end());
  angles_deg.erase(std::unique(angles_deg.begin(), angles_deg.end()), angles_deg.end());
  return angles_deg;
}

/// The grid that sorted points fill. Fails at the first direction that is missing; takes no memory for those.
Result<MeasuredTable> grid_of(const std::vector<Point>& points, double factor, const Tm33Fields& fields) {
  MeasuredTable table = {.horizontal_deg = distinct(points, &Point::horizontal_deg),
                         .vertical_deg = distinct(points, &Point::vertical_deg)};
  const std::size_t verticals = table.vertical_deg.size();
  for (std::size_t i = 0; i < points.size() || i % verticals != 0; ++i) {
    const double horizontal_deg = table.horizontal_deg[std::min(i / verticals, table.horizontal_deg.size() - 1)];
    const double vertical_deg = table.vertical_deg[i % verticals];
    const bool is_there =
        i < points.size() && points[i].horizontal_deg == horizontal_deg && points[i].vertical_deg == vertical_deg;
    if (!is_there)
      return failure(fields.complaint(
          points[std::min(i, points.size() - 1)].node, local_name(points.front().node),
          fmt::format("the point h={:g} v={:g} is missing: {} points do not fill {} horizontal × {} vertical angles",
                      horizontal_deg, vertical_deg, points.size(), table.horizontal_deg.size(), verticals)));
    table.intensities_cd.push_back(factor * points[i].value);
  }
  table.horizontal_line = fields.line_of(points.back().node);
  return table;
}

std::optional<Symmetry> symmetry_by_word(std::string_view word) {
  if (word == "SYMMFULL" || word == "FULL") return Symmetry::rotational;
  if (word == "SYMMQUAD" || word == "QUAD") return Symmetry::quadrant;
  if (word == "SYMMBI0" || word == "BI0") return Symmetry::c0_c180;
  if (word == "SYMMBI90" || word == "BI90") return Symmetry::c90_c270;
  return std::nullopt;  // Symm_None, Symm_Arbitrary: the angles say it
}

void compare_symmetry(const pugi::xml_node& block, Symmetry found, Tm33Fields& fields) {
  pugi::xml_node node = child(block, "Symm");
  if (!node) node = child(block, "SymmType");
  const std::optional<Symmetry> stated = symmetry_by_word(tm33_word(text_of(node)));
  if (stated && *stated != found)
    fields.warn(node, local_name(node),
                fmt::format("says symmetry {}, but the angles are those of symmetry {}; read by the angles",
                            name_of(*stated), name_of(found)));
}

}  // namespace

bool has_tm33_points(const pugi::xml_node& block) {
  return std::any_of(block.children().begin(), block.children().end(), is_point);
}

Result<Tm33Table> read_tm33_points(const pugi::xml_node& block, PhotometricType type, Tm33Fields& fields) {
  std::vector<Point> points;
  for (const pugi::xml_node& node : block.children())
    if (is_point(node)) points.push_back(TWL_TRY(read_point(node, type, fields)));
  TWL_CHECK(fields.check_count(block, "NumberMeasured", points.size()));
  const std::optional<double> multiplier = TWL_TRY(fields.number(block, "Multiplier", Range::positive()));

  turn_negative_planes(points);
  TWL_CHECK(sort_points(points, fields));
  MeasuredTable table = TWL_TRY(grid_of(points, multiplier.value_or(1.0), fields));
  TWL_CHECK(fields.check_count(block, "NumberHorz", table.horizontal_deg.size()));
  TWL_CHECK(fields.check_count(block, "NumberVert", table.vertical_deg.size()));

  Tm33Table result = {.horizontal_angles = table.horizontal_deg.size(), .vertical_angles = table.vertical_deg.size()};
  auto distribution = distribution_of(std::move(table), type, fields.warnings());
  if (!distribution) {
    Diagnostic fault = std::move(distribution).error();
    if (fault.line == 0) fault.line = fields.line_of(block);
    return failure(std::move(fault));
  }
  result.distribution = *std::move(distribution);
  if (type == PhotometricType::c) compare_symmetry(block, result.distribution.symmetry(), fields);
  return result;
}

}  // namespace twinlight::photometry
