#pragma once

#include "twinlight/report/page_flow.h"
#include "twinlight/report/phrases.h"
#include "twinlight/report/report_subject.h"

namespace twinlight::report {

/// What the sections of a report are written from.
struct ReportText {
  const Phrases& say;
  const ReportSubject& subject;
  std::string public_key;
  std::string fingerprint;
  std::string json_name;          ///< of the attachment
  bool can_be_recomputed = true;  ///< by `twinlight verify --recompute`
};

/// Head and foot of every page.
RunningText running_text(const ReportText& text, int pages);

Result<void> add_summary(PageFlow& flow, const ReportText& text);
void add_need(PageFlow& flow, const ReportText& text);
Result<void> add_product(PageFlow& flow, const ReportText& text);
Result<void> add_layout(PageFlow& flow, const ReportText& text);
void add_checks(PageFlow& flow, const ReportText& text);
/// Photons over the canopy and light at the eye over the day; nothing where the need asks for neither.
void add_living_light(PageFlow& flow, const ReportText& text);
void add_cost(PageFlow& flow, const ReportText& text);
/// Nothing where the need has no plan of cost.
void add_life_cost(PageFlow& flow, const ReportText& text);
void add_mounting_list(PageFlow& flow, const ReportText& text);
void add_first_figures(PageFlow& flow, const ReportText& text);
void add_method(PageFlow& flow, const ReportText& text);
void add_inputs(PageFlow& flow, const ReportText& text);

}  // namespace twinlight::report
