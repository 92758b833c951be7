#include "twinlight/matching/catalogue_import.h"

#include <map>

#include "twinlight/matching/catalogue_file.h"

namespace twinlight::matching {
namespace {
namespace fs = std::filesystem;

Result<std::optional<CatalogueFile>> existing(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return std::optional<CatalogueFile>();
  return TWL_TRY(CatalogueFile::open(path));
}

std::string canonical_name(const fs::path& folder) {
  std::error_code error;
  const fs::path canonical = fs::canonical(folder, error);
  return error ? folder.string() : canonical.string();
}

/// Puts together what the file will hold.
class Import {
 public:
  Import(Catalogue catalogue, std::string folder, const CatalogueFile* before)
      : catalogue_(std::move(catalogue)), folder_(std::move(folder)), before_(before) {
    for (std::size_t i = 0; before_ != nullptr && i < before_->size(); ++i)
      if (before_->sources()[i].folder == folder_) known_.emplace(before_->sources()[i].file, i);
  }

  ImportSummary run(unsigned threads) {
    keep_other_folders();
    Catalogue changed;
    for (CatalogueProduct& product : catalogue_.products) {
      const auto found = known_.find(product.file);
      const bool is_known = found != known_.end();
      if (is_known && before_->sources()[found->second].sha256 == product.sha256) {
        ColumnProduct same = before_->columns().product(found->second);
        same.price = product.price;
        append(before_->sources()[found->second], std::move(same), before_->intensities_cd(found->second));
        ++summary_.unchanged;
      } else {
        ++(is_known ? summary_.replaced : summary_.added);
        changed.products.push_back(std::move(product));
      }
    }
    append_all(changed, columns_of(changed, threads));
    summary_.removed = known_.size() - summary_.unchanged - summary_.replaced;
    summary_.products = sources_.size();
    for (const ColumnProduct& product : columns_.products())
      if (product.basis_error > largest_basis_error) ++summary_.too_narrow;
    summary_.refused = std::move(catalogue_.refused);
    return summary_;
  }

  const std::vector<CatalogueSource>& sources() const { return sources_; }
  const ProductColumns& columns() const { return columns_; }

 private:
  void append(CatalogueSource source, ColumnProduct product, std::span<const float> intensities_cd) {
    sources_.push_back(std::move(source));
    columns_.add(std::move(product), intensities_cd);
  }
  void keep_other_folders() {
    for (std::size_t i = 0; before_ != nullptr && i < before_->size(); ++i)
      if (before_->sources()[i].folder != folder_)
        append(before_->sources()[i], before_->columns().product(i), before_->intensities_cd(i));
  }
  void append_all(const Catalogue& changed, const ProductColumns& columns) {
    std::array<std::size_t, symmetry_count> next{};
    for (std::size_t i = 0; i < changed.products.size(); ++i) {
      const auto k = static_cast<std::size_t>(columns.product(i).traits.symmetry);
      const SymmetryColumns& of = columns.of(columns.product(i).traits.symmetry);
      append({.folder = folder_, .file = changed.products[i].file, .sha256 = changed.products[i].sha256},
             columns.product(i), of.intensities_cd.subspan(next.at(k)++ * of.height, of.height));
    }
  }

  Catalogue catalogue_;
  std::string folder_;
  const CatalogueFile* before_;
  std::map<std::string, std::size_t> known_;  ///< of this folder, by file name
  std::vector<CatalogueSource> sources_;
  ProductColumns columns_;
  ImportSummary summary_;
};

}  // namespace

Result<ImportSummary> import_products(const fs::path& folder, const fs::path& file, unsigned threads) {
  const std::optional<CatalogueFile> before = TWL_TRY(existing(file));
  Catalogue catalogue = TWL_TRY(read_catalogue(folder, threads));
  Import import(std::move(catalogue), canonical_name(folder), before ? &*before : nullptr);
  ImportSummary summary = import.run(threads);
  TWL_CHECK(write_catalogue_file(file, import.sources(), import.columns()));
  return summary;
}

}  // namespace twinlight::matching
