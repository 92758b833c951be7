#pragma once

#include <string>

#include "twinlight/report/phrases.h"
#include "twinlight/report/report_subject.h"

namespace twinlight::report {

/// The plan of the layout as an SVG picture (lighting::plan_svg), its numbers written as the language does:
/// illuminance, or for a crop its photons.
std::string plan_view_svg(const ReportSubject& subject, const Phrases& say);

}  // namespace twinlight::report
