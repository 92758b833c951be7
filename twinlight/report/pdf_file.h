#pragma once

#include <string>
#include <string_view>

#include "twinlight/report/language.h"
#include "twinlight/report/seal.h"

namespace twinlight::report {

/// The document with a file attached as its data (AFRelationship /Data, as PDF/A-3 wants it) and its language stated.
/// The same input gives the same bytes. Fails where it is no PDF.
Result<std::string> with_attachment(const std::string& pdf, const std::string& name, const std::string& bytes,
                                    Language language);

/// The content of the only attachment. Fails where the file is no PDF or has not exactly one attachment.
Result<std::string> attachment_of(std::string_view pdf);

/// The document with a seal over every byte, added as an update (ISO 32000-1, 7.5.6) whose trailer names it. Its parts
/// are pages, fonts, attachment and structure. Fails where it is no PDF with a table of cross-references.
Result<std::string> sealed_pdf_file(const std::string& pdf, const SigningKey& key);

}  // namespace twinlight::report
