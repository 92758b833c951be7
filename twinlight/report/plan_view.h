#pragma once

#include <string>

#include "twinlight/report/language.h"
#include "twinlight/report/report_subject.h"

namespace twinlight::report {

/// The plan of the layout as an SVG picture (lighting::plan_svg), its numbers written as the language does.
std::string plan_view_svg(const ReportSubject& subject, Language language);

}  // namespace twinlight::report
