#include "twinlight/report/report_pdf.h"

#include "twinlight/foundation/printable_text.h"
#include "twinlight/report/report_sections.h"
#include "twinlight/report/report_wording.h"
#include "twinlight/report/sealed_document.h"

namespace twinlight::report {
namespace {

constexpr const char* evidence_attachment = "evidence.json";

PdfDescription description_of(const Phrases& say, const ReportSubject& subject) {
  const std::string need = printable_text(subject.need.name, 160);
  return {.title = say("report.title") + ": " + need,
          .subject = say("report.subject", {{"product", product_name(*subject.luminaire)}, {"need", need}}),
          .creator = "Twinlight " + subject.engine_version,
          .date = subject.date};
}

/// All sections, one after the other. @return the number of pages
Result<int> write_pages(PdfCanvas& canvas, const ReportText& text, int pages) {
  PageFlow flow(canvas, running_text(text, pages));
  TWL_CHECK(add_summary(flow, text));
  flow.next_page();
  add_need(flow, text);
  TWL_CHECK(add_product(flow, text));
  TWL_CHECK(add_layout(flow, text));
  add_checks(flow, text);
  add_living_light(flow, text);
  add_cost(flow, text);
  add_life_cost(flow, text);
  add_mounting_list(flow, text);
  add_method(flow, text);
  add_first_figures(flow, text);
  add_inputs(flow, text);
  return flow.finish();
}

}  // namespace

RunningText running_text(const ReportText& text, int pages) {
  constexpr std::size_t shown_digits = 16;
  const std::string key = text.fingerprint.substr(0, shown_digits);
  return {.title = printable_text(text.subject.need.name, 80) + " · " + product_name(*text.subject.luminaire),
          .foot = text.say("report.foot", {{"version", text.subject.engine_version}, {"key", key}}),
          .page = text.say("report.page"),
          .pages = pages};
}

Result<PdfReport> sealed_pdf(const ReportSubject& subject, const std::string& json_file, const Phrases& say,
                             const SigningKey& key) {
  const std::string public_key = key.public_key_hex();
  const std::string fingerprint = TWL_TRY(fingerprint_of(public_key));
  const ReportText text{.say = say,
                        .subject = subject,
                        .public_key = public_key,
                        .fingerprint = fingerprint,
                        .json_name = evidence_attachment};
  return sealed_document(description_of(say, subject), say.language(), evidence_attachment, json_file, key,
                         [&](PdfCanvas& canvas, int pages) { return write_pages(canvas, text, pages); });
}

Result<void> check_fonts(Language language) {
  TWL_CHECK(PdfCanvas::create(language, {.date = std::chrono::year(2000) / 1 / 1}));
  return {};
}

}  // namespace twinlight::report
