#include "twinlight/photometry/gldf_document.h"

#include <algorithm>
#include <utility>

#include "twinlight/photometry/gldf_container.h"
#include "twinlight/photometry/gldf_lights.h"
#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {
namespace {

/// Where a root element begins in any file that is meant to be read.
constexpr std::size_t longest_prolog_bytes = std::size_t{1} << 16U;

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

bool is_named_gldf(std::string_view file) {
  constexpr std::string_view extension = ".GLDF";
  return file.size() >= extension.size() &&
         starts_with_ignoring_case(file.substr(file.size() - extension.size()), extension);
}

}  // namespace

bool looks_like_gldf(std::string_view bytes) {
  if (is_zip(bytes)) return true;
  std::string start(bytes.substr(0, longest_prolog_bytes));
  if (start.size() > 1 && (start[0] == '\0' || start[1] == '\0')) std::erase(start, '\0');  // UTF-16 without a mark
  return looks_like_gldf_product(decode_to_utf8(start));
}

Result<PhotometricDocument> read_gldf_document(std::string_view bytes, std::string_view file) {
  const bool is_container = is_zip(bytes) || is_named_gldf(file);
  GldfContainer container =
      TWL_TRY(is_container ? read_gldf_container(bytes, file) : read_bare_gldf_product(bytes, file));
  Result<std::vector<Luminaire>> sources = gldf_sources(container);
  if (!sources) {
    sources.error().file = std::string(file);
    return failure(std::move(sources).error());
  }
  for (Diagnostic& warning : container.warnings) warning.file = std::string(file);
  return PhotometricDocument{.kind = FileKind::container,
                             .sources = *std::move(sources),
                             .warnings = std::move(container.warnings),
                             .product = std::move(container.product)};
}

}  // namespace twinlight::photometry
