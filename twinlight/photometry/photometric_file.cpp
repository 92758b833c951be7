#include "twinlight/photometry/photometric_file.h"

#include <fmt/format.h>

#include <optional>

#include "twinlight/foundation/file.h"
#include "twinlight/photometry/eulumdat.h"
#include "twinlight/photometry/lm63.h"
#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {
namespace {

/// A table of 0.25° in both angles takes about 10 MB.
constexpr std::size_t largest_file_bytes = std::size_t{32} << 20U;

/// What the bytes are, where they are clearly no LM-63 or EULUMDAT.
std::optional<Diagnostic> other_content(std::string_view bytes) {
  if (bytes.empty()) return Diagnostic{.message = "the file is empty", .field = "file"};
  if (bytes.substr(0, 4) == "PK\x03\x04")
    return Diagnostic{.message = "is a zip container (GLDF?), which is not yet read", .field = "zip"};
  const std::string_view start = trimmed(bytes.substr(bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0, 64));
  if (start.substr(0, 1) == "<")
    return Diagnostic{.message = "is XML (TM-33, TM-27?), which is not yet read", .line = 1, .field = "XML"};
  return std::nullopt;
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

}  // namespace

Result<Luminaire> read_photometric(std::string_view bytes, std::string_view file) {
  if (auto other = other_content(bytes)) {
    other->file = std::string(file);
    return failure(*std::move(other));
  }
  const std::string text = decode_to_utf8(bytes);
  // The content alone decides; only where it says nothing, the name chooses in whose words the complaint is made.
  const bool is_lm63 = looks_like_lm63(text);
  const bool is_eulumdat = !is_lm63 && looks_like_eulumdat(text);
  if (is_lm63 || (!is_eulumdat && name_ends_in(file, ".IES"))) {
    Luminaire luminaire = TWL_TRY(read_lm63(text, file));
    note_name(luminaire, file, "LM-63", ".LDT");
    return luminaire;
  }
  if (is_eulumdat || name_ends_in(file, ".LDT")) {
    Luminaire luminaire = TWL_TRY(read_eulumdat(text, file));
    note_name(luminaire, file, "EULUMDAT", ".IES");
    return luminaire;
  }
  return failure({.message = "is neither LM-63 (no TILT= line) nor EULUMDAT (lines 2 to 4 hold no Ityp, Isym, Mc)",
                  .file = std::string(file),
                  .line = 1,
                  .field = "format"});
}

Result<Luminaire> read_photometric_file(const std::filesystem::path& path) {
  const std::string bytes = TWL_TRY(read_file(path, largest_file_bytes));
  return read_photometric(bytes, path.string());
}

}  // namespace twinlight::photometry
