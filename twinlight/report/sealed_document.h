#pragma once

#include <functional>
#include <string>

#include "twinlight/report/pdf_canvas.h"
#include "twinlight/report/report_pdf.h"

namespace twinlight::report {

/// Writes the pages of a document. @param pages  their number, 0 where it is not known yet
/// @return the number of pages
using PageWriter = std::function<Result<int>(PdfCanvas&, int pages)>;

/// Pages with their number on each, found by writing them twice; the JSON file attached; a seal over every byte.
Result<PdfReport> sealed_document(const PdfDescription& description, Language language,
                                  const std::string& attachment_name, const std::string& json_file,
                                  const SigningKey& key, const PageWriter& write_pages);

}  // namespace twinlight::report
