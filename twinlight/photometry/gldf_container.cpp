#include "twinlight/photometry/gldf_container.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/photometric_file.h"
#include "twinlight/photometry/zip_archive.h"

namespace twinlight::photometry {
namespace {

constexpr std::string_view product_name = "product.xml";
/// More remarks of one kind help nobody.
constexpr std::size_t most_remarks = 50;

/// A remark about an entry: its name goes before the field.
Diagnostic within(std::string_view entry, Diagnostic diagnostic) {
  diagnostic.field = diagnostic.field.empty() ? std::string(entry) : fmt::format("{} {}", entry, diagnostic.field);
  return diagnostic;
}

Diagnostic about(const GldfFile& file, std::string message) {
  return {.message = std::move(message),
          .line = file.line,
          .field = fmt::format("{} File {}", product_name, printable_text(file.id, 60))};
}

std::string elsewhere(const GldfFile& file) {
  return fmt::format("is elsewhere and not fetched: {}", printable_text(file.name));
}

void add_limited(const std::vector<Diagnostic>& remarks, std::vector<Diagnostic>& warnings) {
  const std::size_t shown = std::min(remarks.size(), most_remarks);
  warnings.insert(warnings.end(), remarks.begin(), remarks.begin() + static_cast<std::ptrdiff_t>(shown));
  if (remarks.size() > shown)
    warnings.push_back({.message = fmt::format("{} more remarks like the one before", remarks.size() - shown)});
}

class ContainerReader {
 public:
  explicit ContainerReader(ZipArchive& archive) : archive_(archive) {}

  Result<GldfContainer> read() {
    add_limited(archive_.warnings(), container_.warnings);
    for (const ZipEntry& entry : archive_.entries()) container_.entries.push_back(entry.name);
    const ZipEntry* const product = archive_.find(product_name);
    if (product == nullptr) return failure({.message = "is not in the container", .field = std::string(product_name)});
    const std::string xml = TWL_TRY(archive_.read(*product, largest_gldf_product_bytes));
    Result<GldfProduct> read = read_gldf_product(xml, "");
    if (!read) return failure(within(product_name, std::move(read).error()));
    container_.product = *std::move(read);
    for (Diagnostic& warning : container_.product.warnings) warning = within(product_name, std::move(warning));
    add_limited(container_.product.warnings, container_.warnings);
    TWL_CHECK(find_files());
    TWL_CHECK(read_photometries());
    return std::move(container_);
  }

 private:
  /// An entry of the folder whose name is not known for certain, where a file is missed: perhaps it is that one.
  const ZipEntry* with_uncertain_name(const GldfFile& file) const {
    const std::string folder = file.entry_name().substr(0, file.entry_name().find('/') + 1);
    const auto found = std::find_if(archive_.entries().begin(), archive_.entries().end(), [&](const ZipEntry& entry) {
      return !entry.name_is_utf8 && entry.name.starts_with(folder);
    });
    return found == archive_.entries().end() ? nullptr : &*found;
  }

  Result<void> find_files() {
    std::vector<Diagnostic> remarks;
    for (GldfFile& file : container_.product.files) {
      entries_.push_back(nullptr);
      if (!file.is_local) {
        remarks.push_back(about(file, elsewhere(file)));
        continue;
      }
      const std::string name = file.entry_name();
      entries_.back() = archive_.find(name);
      file.is_here = entries_.back() != nullptr;
      if (entries_.back() == nullptr) {
        const ZipEntry* const uncertain = with_uncertain_name(file);
        const std::string missing = fmt::format("'{}' is not in the container", printable_text(name));
        if (uncertain == nullptr) return failure(about(file, missing));
        remarks.push_back(about(file, fmt::format("{}; '{}', whose name is in an old code page, is not taken for it",
                                                  missing, printable_text(uncertain->name))));
      } else if (entries_.back()->name != name) {
        remarks.push_back(about(
            file, fmt::format("'{}' is taken for '{}'", printable_text(entries_.back()->name), printable_text(name))));
      }
    }
    add_limited(remarks, container_.warnings);
    return {};
  }

  Result<void> read_photometries() {
    container_.luminaires_of_file.resize(container_.product.files.size());
    for (const GldfPhotometry& photometry : container_.product.photometries) {
      if (!photometry.file || entries_[*photometry.file] == nullptr) continue;
      std::vector<Luminaire>& luminaires = container_.luminaires_of_file[*photometry.file];
      if (luminaires.empty()) luminaires = TWL_TRY(read_luminaires(*entries_[*photometry.file]));
    }
    return {};
  }

  Result<std::vector<Luminaire>> read_luminaires(const ZipEntry& entry) {
    const std::string bytes = TWL_TRY(archive_.read(entry, largest_photometric_file_bytes));
    if (kind_of(bytes) == FileKind::container)
      return failure(
          {.message = "is a container itself, and containers in a container are not opened", .field = entry.name});
    Result<PhotometricDocument> read = read_photometric_document(bytes, "");
    if (!read) return failure(within(entry.name, std::move(read).error()));
    std::vector<Diagnostic> remarks;
    for (const Diagnostic& warning : read->warnings) remarks.push_back(within(entry.name, warning));
    for (Luminaire& source : read->sources) {
      for (const Diagnostic& warning : source.warnings) remarks.push_back(within(entry.name, warning));
      source.warnings.clear();
    }
    add_limited(remarks, container_.warnings);
    return std::move(read->sources);
  }

  ZipArchive& archive_;
  std::vector<const ZipEntry*> entries_;  ///< at the place of the product's file
  GldfContainer container_;
};

Result<GldfContainer> named(Result<GldfContainer> container, std::string_view file) {
  if (!container) {
    container.error().file = std::string(file);
    return container;
  }
  for (Diagnostic& warning : container->warnings) warning.file = std::string(file);
  return container;
}

}  // namespace

Result<GldfContainer> read_gldf_container(std::string_view bytes, std::string_view file) {
  if (bytes.empty()) return named(failure({.message = "the file is empty", .field = "file"}), file);
  if (!bytes.starts_with("PK"))
    return named(failure({.message = "is no zip archive, as a GLDF container is one", .field = "zip"}), file);
  Result<ZipArchive> archive = ZipArchive::open(bytes);
  if (!archive) return named(failure(std::move(archive).error()), file);
  return named(ContainerReader(*archive).read(), file);
}

Result<GldfContainer> read_bare_gldf_product(std::string_view bytes, std::string_view file) {
  GldfContainer container;
  container.product = TWL_TRY(read_gldf_product(bytes, file));
  container.luminaires_of_file.resize(container.product.files.size());
  add_limited(container.product.warnings, container.warnings);
  std::vector<Diagnostic> remarks;
  for (const GldfFile& named_file : container.product.files)
    if (!named_file.is_local) remarks.push_back(about(named_file, elsewhere(named_file)));
  add_limited(remarks, container.warnings);
  container.warnings.push_back(
      {.message = "a product alone: its files are not here, and so no photometry", .line = 1, .field = "Files"});
  return named(std::move(container), file);
}

}  // namespace twinlight::photometry
