#pragma once

#include <string>

#include "twinlight/report/phrases.h"
#include "twinlight/report/report_subject.h"
#include "twinlight/report/signing_key.h"

namespace twinlight::report {

struct PdfReport {
  std::string bytes;
  int pages = 0;
  int missing_glyphs = 0;  ///< letters, of a maker's name for instance, that no installed font has
};

/// The report as a signed PDF for people, with its JSON file attached. The same subject, key and fonts give the same
/// bytes. Fails where a font family is missing.
/// @param json_file what `sealed_json` gave for the same subject
Result<PdfReport> sealed_pdf(const ReportSubject& subject, const std::string& json_file, const Phrases& say,
                             const SigningKey& key);

/// Fails where a font family that reports need is not installed: to be asked before anything long is computed.
Result<void> check_fonts(Language language);

}  // namespace twinlight::report
