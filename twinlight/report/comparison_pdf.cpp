#include <algorithm>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/report/comparison.h"
#include "twinlight/report/comparison_section.h"
#include "twinlight/report/report_sections.h"
#include "twinlight/report/sealed_document.h"

namespace twinlight::report {
namespace {

constexpr const char* comparison_attachment = "comparison.json";

/// The first product's, with the files of all.
ReportSubject with_all_inputs(const std::vector<ReportSubject>& subjects) {
  ReportSubject all = subjects.front();
  for (const ReportSubject& subject : subjects)
    for (const ReportInput& input : subject.inputs)
      if (std::find(all.inputs.begin(), all.inputs.end(), input) == all.inputs.end()) all.inputs.push_back(input);
  return all;
}

}  // namespace

Result<PdfReport> sealed_comparison_pdf(const std::vector<ReportSubject>& subjects, const std::string& json_file,
                                        const Phrases& say, const SigningKey& key) {
  if (subjects.size() < 2 || subjects.size() > most_compared)
    return failure({.message = "a comparison has from 2 to 5 products"});
  const ReportSubject all = with_all_inputs(subjects);
  const std::string public_key = key.public_key_hex();
  const std::string fingerprint = TWL_TRY(fingerprint_of(public_key));
  const ReportText text{.say = say,
                        .subject = all,
                        .public_key = public_key,
                        .fingerprint = fingerprint,
                        .json_name = comparison_attachment,
                        .can_be_recomputed = false};
  const std::string need = printable_text(all.need.name, 160);
  const PdfDescription description{.title = say("comparison.title") + ": " + need,
                                   .subject = need,
                                   .creator = "Twinlight " + all.engine_version,
                                   .date = all.date};
  const auto write_pages = [&](PdfCanvas& canvas, int pages) -> Result<int> {
    RunningText running = running_text(text, pages);
    running.title = description.title;
    PageFlow flow(canvas, std::move(running));
    TWL_CHECK(add_comparison(flow, say, subjects));
    add_inputs(flow, text);
    return flow.finish();
  };
  return sealed_document(description, say.language(), comparison_attachment, json_file, key, write_pages);
}

}  // namespace twinlight::report
