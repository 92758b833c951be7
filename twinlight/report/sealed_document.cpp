#include "twinlight/report/sealed_document.h"

#include "twinlight/report/pdf_file.h"

namespace twinlight::report {

Result<PdfReport> sealed_document(const PdfDescription& description, Language language,
                                  const std::string& attachment_name, const std::string& json_file,
                                  const SigningKey& key, const PageWriter& write_pages) {
  PdfCanvas trial = TWL_TRY(PdfCanvas::create(language, description));
  PdfReport report{.pages = TWL_TRY(write_pages(trial, 0))};
  PdfCanvas canvas = TWL_TRY(PdfCanvas::create(language, description));
  TWL_CHECK(write_pages(canvas, report.pages));
  report.missing_glyphs = canvas.missing_glyphs();
  const std::string pages = std::move(canvas).finished();
  const std::string whole = TWL_TRY(with_attachment(pages, attachment_name, json_file, language));
  report.bytes = TWL_TRY(sealed_pdf_file(whole, key));
  return report;
}

}  // namespace twinlight::report
