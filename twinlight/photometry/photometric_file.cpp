#include "twinlight/photometry/photometric_file.h"

#include <fmt/format.h>

#include "twinlight/foundation/file.h"
#include "twinlight/photometry/eulumdat.h"
#include "twinlight/photometry/gldf_document.h"
#include "twinlight/photometry/lm63.h"
#include "twinlight/photometry/text_encoding.h"
#include "twinlight/photometry/tm33.h"

namespace twinlight::photometry {
namespace {

enum class Content { empty, xml, lm63, eulumdat, other };

/// @param text  the same bytes as UTF-8.
Content content_of(std::string_view bytes, std::string_view text) {
  if (bytes.empty()) return Content::empty;
  if (trimmed(text.substr(0, 64)).substr(0, 1) == "<") return Content::xml;
  // First: a company or a name in EULUMDAT may begin with "IES" or "TILT=", three lines of numbers in LM-63 do not.
  if (looks_like_eulumdat(text)) return Content::eulumdat;
  return looks_like_lm63(text) ? Content::lm63 : Content::other;
}

Diagnostic refusal(Content content) {
  switch (content) {
    case Content::empty:
      return {.message = "the file is empty", .field = "file"};
    default:
      return {.message = "is neither LM-63 (no TILT= line) nor EULUMDAT (lines 2 to 4 hold no Ityp, Isym, Mc)",
              .line = 1,
              .field = "format"};
  }
}

bool name_ends_in(std::string_view file, std::string_view extension) {
  return file.size() >= extension.size() &&
         starts_with_ignoring_case(file.substr(file.size() - extension.size()), extension);
}

void note_name(Luminaire& luminaire, std::string_view file, std::string_view found, std::string_view extension) {
  if (!name_ends_in(file, extension)) return;
  luminaire.warnings.push_back({.message = fmt::format("the content is {}, whatever the name says", found),
                                .file = std::string(file),
                                .line = 1,
                                .field = "file"});
}

PhotometricDocument of_one_source(Luminaire luminaire) {
  PhotometricDocument document;
  document.sources.push_back(std::move(luminaire));
  return document;
}

}  // namespace

FileKind kind_of(std::string_view bytes) {
  if (looks_like_gldf(bytes)) return FileKind::container;
  const std::string text = decode_to_utf8(bytes);
  switch (content_of(bytes, text)) {
    case Content::xml:
      return looks_like_tm33(text) ? FileKind::photometry : FileKind::unknown;
    case Content::lm63:
    case Content::eulumdat:
      return FileKind::photometry;
    default:
      return FileKind::unknown;
  }
}

Result<PhotometricDocument> read_photometric_document(std::string_view bytes, std::string_view file) {
  if (looks_like_gldf(bytes) || name_ends_in(file, ".GLDF")) return read_gldf_document(bytes, file);
  const std::string text = decode_to_utf8(bytes);
  Content content = content_of(bytes, text);
  // Where the content says nothing, the name chooses in whose words the complaint is made.
  if (content == Content::other && name_ends_in(file, ".IES")) content = Content::lm63;
  if (content == Content::other && name_ends_in(file, ".LDT")) content = Content::eulumdat;

  if (content == Content::lm63) {
    Luminaire luminaire = TWL_TRY(read_lm63(text, file));
    note_name(luminaire, file, "LM-63", ".LDT");
    return of_one_source(std::move(luminaire));
  }
  if (content == Content::eulumdat) {
    Luminaire luminaire = TWL_TRY(read_eulumdat(text, file));
    note_name(luminaire, file, "EULUMDAT", ".IES");
    return of_one_source(std::move(luminaire));
  }
  if (content == Content::xml) return read_tm33(bytes, file);
  Diagnostic reason = refusal(content);
  reason.file = std::string(file);
  return failure(std::move(reason));
}

Result<PhotometricDocument> read_photometric_document_file(const std::filesystem::path& path) {
  const std::string bytes = TWL_TRY(read_file(path, largest_photometric_file_bytes));
  return read_photometric_document(bytes, path.string());
}

Result<Luminaire> read_photometric(std::string_view bytes, std::string_view file) {
  PhotometricDocument document = TWL_TRY(read_photometric_document(bytes, file));
  if (document.sources.empty())
    return failure({.message = "has no light source with photometric data", .file = std::string(file)});
  Luminaire first = std::move(document.sources.front());
  if (document.kind == FileKind::photometry && document.sources.size() > 1)
    document.warnings.push_back(
        {.message = fmt::format("has {} light sources; the first stands for the luminaire", document.sources.size()),
         .file = std::string(file),
         .field = "Emitter"});
  first.warnings.insert(first.warnings.begin(), document.warnings.begin(), document.warnings.end());
  return first;
}

Result<Luminaire> read_photometric_file(const std::filesystem::path& path) {
  const std::string bytes = TWL_TRY(read_file(path, largest_photometric_file_bytes));
  return read_photometric(bytes, path.string());
}

}  // namespace twinlight::photometry
