#include "twinlight/report/plan_view.h"

#include <regex>

#include "twinlight/evidence/layout_evaluation.h"
#include "twinlight/lighting/plan_svg.h"

namespace twinlight::report {
namespace {

/// Decimal commas in what the picture says; its coordinates are left alone.
std::string with_decimal_commas(const std::string& svg) {
  static const std::regex said(R"(>[^<>]+</text>)");
  static const std::regex decimal(R"((\d)\.(\d))");
  std::string result;
  std::size_t from = 0;
  for (auto match = std::sregex_iterator(svg.begin(), svg.end(), said); match != std::sregex_iterator(); ++match) {
    const auto at = static_cast<std::size_t>(match->position());
    result += svg.substr(from, at - from) + std::regex_replace(match->str(), decimal, "$1,$2");
    from = at + static_cast<std::size_t>(match->length());
  }
  return result + svg.substr(from);
}

}  // namespace

std::string plan_view_svg(const ReportSubject& subject, Language language) {
  const evidence::EvaluatedLayout& found = subject.evidence.found;
  const lighting::Scene scene = evidence::scene_of(subject.need, subject.luminaire, found.layout);
  std::string svg = lighting::plan_svg(scene, found.evaluation);
  return language == Language::nl ? with_decimal_commas(svg) : svg;
}

}  // namespace twinlight::report
