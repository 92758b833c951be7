#pragma once

#include <vector>

#include "twinlight/report/page_flow.h"
#include "twinlight/report/phrases.h"
#include "twinlight/report/report_subject.h"

namespace twinlight::report {

/// Verdicts, checks, energy and cost with a column for each product; what is open; plans and polar diagrams.
Result<void> add_comparison(PageFlow& flow, const Phrases& say, const std::vector<ReportSubject>& subjects);

}  // namespace twinlight::report
