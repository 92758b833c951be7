#include <algorithm>

#include "twinlight/evidence/layout_evaluation.h"
#include "twinlight/report/plan_view.h"
#include "twinlight/report/report_sections.h"
#include "twinlight/report/report_wording.h"
#include "twinlight/report/section_view.h"

namespace twinlight::report {
namespace {

constexpr double highest_plan_pt = 360.0;
constexpr double highest_section_pt = 190.0;

/// The numbers of the need's points that are used, or of those that are not.
std::string points_text(const ReportText& text, bool used) {
  const auto& fixed = text.subject.need.layout.fixed;
  const std::vector<int>& points = text.subject.evidence.found.layout.points;
  std::vector<std::string> numbers;
  for (int point = 0; fixed && point < static_cast<int>(fixed->placements.size()); ++point)
    if (std::binary_search(points.begin(), points.end(), point) == used) numbers.push_back(std::to_string(point + 1));
  return numbers.empty() ? text.say("layout.no_points") : joined(text.say, numbers);
}

std::string spacing_text(const ReportText& text) {
  const Phrases& say = text.say;
  const evidence::LayoutChoice& layout = text.subject.evidence.found.layout;
  const lighting::GridEdges& edges = text.subject.need.layout.edges;
  constexpr double middle = 0.5;
  const double to_end_along_m = (layout.columns > 1 ? edges.along : middle) * layout.spacing_along_m;
  const double to_end_across_m = (layout.rows > 1 ? edges.across : middle) * layout.spacing_across_m;
  return say(layout_phrases(text.subject).spacing, {{"to_end_along", metres(say, to_end_along_m)},
                                                    {"to_end_across", metres(say, to_end_across_m)},
                                                    {"count", std::to_string(layout.luminaires())},
                                                    {"columns", std::to_string(layout.columns)},
                                                    {"rows", std::to_string(layout.rows)},
                                                    {"lines", std::to_string(text.subject.need.layout.lines.size())},
                                                    {"used", points_text(text, true)},
                                                    {"unused", points_text(text, false)},
                                                    {"along", metres(say, layout.spacing_along_m)},
                                                    {"across", metres(say, layout.spacing_across_m)}});
}

}  // namespace

Result<void> add_layout(PageFlow& flow, const ReportText& text) {
  const Phrases& say = text.say;
  const ReportSubject& subject = text.subject;
  const lighting::Scene scene = evidence::scene_of(subject.need, subject.luminaire, subject.evidence.found.layout);
  flow.heading(say("layout.title"), 240.0);
  flow.paragraph(spacing_text(text));
  const bool level = !subject.need.task.wall_area;
  TWL_CHECK(flow.pictures({plan_view_svg(subject, say)}, highest_plan_pt,
                          say(!level                          ? "layout.plan_bare"
                              : subject.evidence.found.plants ? "layout.plan_photons"
                                                              : "layout.plan")));
  return flow.pictures({section_svg(subject.need, scene, say.language())}, highest_section_pt, say("layout.section"));
}

void add_mounting_list(PageFlow& flow, const ReportText& text) {
  const Phrases& say = text.say;
  const auto places = evidence::placements(text.subject.need, text.subject.evidence.found.layout);
  flow.heading(say("layout.mounting_title"), 90.0);
  flow.paragraph(say("layout.mounting_text"));
  constexpr std::size_t longest_single_list = 6;
  const std::size_t groups = places.size() > longest_single_list ? 2 : 1;
  const std::size_t rows = (places.size() + groups - 1) / groups;
  Table table;
  for (std::size_t group = 0; group < groups; ++group)
    for (const auto& [key, share] :
         {std::pair("layout.number", 0.6), std::pair("layout.x", 1.0), std::pair("layout.y", 1.0),
          std::pair("layout.z", 1.0), std::pair("layout.rotation", 1.0)})
      table.columns.push_back({say(key), share, Align::right});
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<Cell>& cells = table.rows.emplace_back();
    for (std::size_t i = row; i < places.size(); i += rows) {
      const Eigen::Vector3d& p = places[i].position_m;
      cells.push_back({.text = std::to_string(i + 1), .bold = true});
      for (const double value_m : {p.x(), p.y(), p.z()}) cells.push_back({say.number(value_m, 3)});
      cells.push_back({say.number(places[i].rotation_deg, 0) + "°"});
    }
  }
  flow.table(table);
}

}  // namespace twinlight::report
