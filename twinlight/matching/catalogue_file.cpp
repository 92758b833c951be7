#include "twinlight/matching/catalogue_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "twinlight/matching/catalogue_layout.h"
#include "twinlight/matching/enclosure_list.h"
#include "twinlight/matching/parallel_for.h"
#include "twinlight/matching/price_list.h"
#include "twinlight/matching/spectrum_list.h"

namespace twinlight::matching {
namespace {
namespace fs = std::filesystem;
using namespace layout;

std::array<std::size_t, symmetry_count> heights() {
  const ProductColumns empty;
  std::array<std::size_t, symmetry_count> all{};
  for (std::size_t k = 0; k < symmetry_count; ++k) all.at(k) = empty.of(static_cast<photometry::Symmetry>(k)).height;
  return all;
}

std::string_view bytes_of(const void* data, std::size_t bytes) {
  return {static_cast<const char*>(data), bytes};
}

/// Collects texts, equal ones once.
class Texts {
 public:
  TextPlace place(const std::string& text) {
    const auto [found, is_new] = places_.try_emplace(text);
    if (is_new) {
      found->second = {.offset = bytes_.size(), .bytes = static_cast<std::uint32_t>(text.size())};
      bytes_ += text;
    }
    return found->second;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::map<std::string, TextPlace> places_;
  std::string bytes_;
};

/// The parts of a file, each with what fills it up to where the next begins.
class PartList {
 public:
  void add(std::string_view bytes) {
    static const std::string zeros(alignment, '\0');
    parts_.push_back(bytes);
    parts_.push_back(std::string_view(zeros).substr(0, aligned(bytes.size()) - bytes.size()));
  }
  const std::vector<std::string_view>& parts() const { return parts_; }

 private:
  std::vector<std::string_view> parts_;
};

Header blank_header() {
  const auto& basis = lighting::DirectionBasis::standard();
  return {.magic = magic,
          .version = version,
          .planes = static_cast<std::uint32_t>(basis.planes()),
          .gammas_below = static_cast<std::uint32_t>(basis.gammas_below()),
          .gammas = static_cast<std::uint32_t>(basis.gammas())};
}

/// What is wrong with a header, before anything of the rest is looked at.
std::optional<std::string> fault_in(const Header& header, std::uint64_t file_bytes) {
  const Header expected = blank_header();
  if (header.magic != magic) return "is not a catalogue of Twinlight";
  if (header.version != version)
    return fmt::format("is of version {} of the format, expected {}: import the products again", header.version,
                       version);
  if (header.planes != expected.planes || header.gammas_below != expected.gammas_below ||
      header.gammas != expected.gammas)
    return "has another basis of directions than this program: import the products again";
  if (header.file_bytes != file_bytes)
    return fmt::format("has {} bytes, but its header says {}: it was cut short or added to", file_bytes,
                       header.file_bytes);
  std::uint64_t columns = 0;
  for (const std::uint64_t count : header.columns) {
    if (count > most_products) return "has an impossible number of columns";
    columns += count;
  }
  if (columns != header.products || header.text_bytes > file_bytes || parts_of(header, heights()).end != file_bytes)
    return "has a header whose counts contradict each other";
  return std::nullopt;
}

/// The name on the disk: variants of a container follow it after a "#".
std::string name_of_file(const CatalogueSource& source) {
  std::error_code error;
  if (fs::exists(fs::path(source.folder) / source.file, error)) return source.file;
  return source.file.substr(0, source.file.rfind('#'));
}

Result<CatalogueProduct> read_source(const CatalogueSource& source) {
  for (CatalogueProduct& product : TWL_TRY(read_products(source.folder, name_of_file(source))))
    if (product.file == source.file && product.sha256 == source.sha256) return std::move(product);
  return failure({.message = "is not the file that was imported: import the products again",
                  .file = (fs::path(source.folder) / source.file).string()});
}

}  // namespace

Result<void> write_catalogue_file(const fs::path& path, const std::vector<CatalogueSource>& sources,
                                  const ProductColumns& columns) {
  Header header = blank_header();
  header.products = sources.size();
  Texts texts;
  std::vector<Record> records;
  records.reserve(sources.size());
  for (std::size_t i = 0; i < sources.size(); ++i)
    records.push_back(
        record_of(columns.product(i), sources[i], texts.place(sources[i].folder), texts.place(sources[i].file)));
  header.text_bytes = texts.bytes().size();

  PartList rest;
  rest.add(bytes_of(records.data(), records.size() * sizeof(Record)));
  for (std::size_t k = 0; k < symmetry_count; ++k) {
    const SymmetryColumns& of = columns.of(static_cast<photometry::Symmetry>(k));
    header.columns.at(k) = of.product.size();
    rest.add(bytes_of(of.product.data(), of.product.size() * sizeof(std::uint32_t)));
  }
  rest.add(texts.bytes());
  for (std::size_t k = 0; k < symmetry_count; ++k) {
    const SymmetryColumns& of = columns.of(static_cast<photometry::Symmetry>(k));
    rest.add(bytes_of(of.intensities_cd.data(), of.intensities_cd.size_bytes()));
  }
  header.file_bytes = parts_of(header, heights()).end;

  const std::string gap(aligned(sizeof(Header)) - sizeof(Header), '\0');
  std::vector<std::string_view> after_header{gap};
  after_header.insert(after_header.end(), rest.parts().begin(), rest.parts().end());
  header.checksum = checksum_of(header, after_header);
  std::vector<std::string_view> parts{bytes_of(&header, sizeof(Header))};
  parts.insert(parts.end(), after_header.begin(), after_header.end());
  return write_file_durably(path, parts);
}

Result<CatalogueFile> CatalogueFile::open(const fs::path& path) {
  const auto refuse = [&](const std::string& why) { return failure({.message = why, .file = path.string()}); };
  CatalogueFile file;
  file.path_ = path;
  file.mapped_ = TWL_TRY(MappedFile::open(path));
  const std::span<const std::byte> bytes = file.mapped_.bytes();
  Header header;
  if (bytes.size() < sizeof(Header)) return refuse("is not a catalogue of Twinlight: it is too short");
  std::memcpy(&header, bytes.data(), sizeof(Header));
  if (const auto fault = fault_in(header, bytes.size())) return refuse(*fault);
  const std::array rest = {bytes_of(bytes.data() + sizeof(Header), bytes.size() - sizeof(Header))};
  if (checksum_of(header, rest) != header.checksum)
    return refuse("is damaged: its checksum is not that of its contents; import the products again");

  const Parts parts = parts_of(header, heights());
  const std::string_view texts = bytes_of(bytes.data() + parts.texts, header.text_bytes);
  const auto text = [&](const TextPlace& place) -> std::optional<std::string> {
    if (place.offset > texts.size() || place.bytes > texts.size() - place.offset) return std::nullopt;
    return std::string(texts.substr(place.offset, place.bytes));
  };
  std::vector<ColumnProduct> products;
  products.reserve(header.products);
  for (std::uint64_t i = 0; i < header.products; ++i) {
    Record record;
    std::memcpy(&record, bytes.data() + parts.records + i * sizeof(Record), sizeof(Record));
    auto product = product_of(record);
    auto folder = text(record.folder);
    auto name = text(record.file);
    if (!product || !folder || !name) return refuse(fmt::format("has an impossible record, number {}", i + 1));
    products.push_back(*std::move(product));
    file.sources_.push_back({*std::move(folder), *std::move(name), sha256_of(record)});
  }
  std::array<SymmetryColumns, symmetry_count> columns;
  file.column_.resize(products.size());
  std::vector<bool> seen(products.size(), false);
  for (std::size_t k = 0; k < symmetry_count; ++k) {
    SymmetryColumns& of = columns.at(k);
    of.height = heights().at(k);
    of.product.resize(header.columns.at(k));
    std::memcpy(of.product.data(), bytes.data() + parts.numbers.at(k), of.product.size() * sizeof(std::uint32_t));
    for (std::uint32_t column = 0; column < of.product.size(); ++column) {
      const std::uint32_t product = of.product[column];
      if (product >= products.size() || seen[product] ||
          products[product].traits.symmetry != static_cast<photometry::Symmetry>(k))
        return refuse("has columns that are no product's");
      seen[product] = true;
      file.column_[product] = column;
    }
    of.intensities_cd = {reinterpret_cast<const float*>(bytes.data() + parts.intensities.at(k)),
                         of.product.size() * of.height};
  }
  file.columns_.refer_to(std::move(products), std::move(columns));
  return file;
}

std::span<const float> CatalogueFile::intensities_cd(std::size_t product) const {
  const SymmetryColumns& of = columns_.of(columns_.product(product).traits.symmetry);
  return of.intensities_cd.subspan(column_[product] * of.height, of.height);
}

Catalogue CatalogueFile::catalogue() const {
  Catalogue catalogue{.folder = path_};
  catalogue.products.reserve(size());
  for (std::size_t i = 0; i < size(); ++i)
    catalogue.products.push_back(
        {.file = sources_[i].file, .sha256 = sources_[i].sha256, .price = columns_.product(i).price});
  return catalogue;
}

namespace {

/// What the catalogue.csv of a folder says now: a catalogue file keeps neither.
struct ListsBeside {
  EnclosureList enclosures;
  SpectrumList spectra;
};

Result<std::map<std::string, ListsBeside>> lists_beside(const CatalogueFile& file,
                                                        const std::vector<std::size_t>& products) {
  std::map<std::string, ListsBeside> lists;
  for (const std::size_t product : products) {
    const std::string& folder = file.sources()[product].folder;
    const auto [list, is_new] = lists.try_emplace(folder);
    const fs::path path = fs::path(folder) / price_list_name;
    if (std::error_code error; !is_new || !fs::exists(path, error)) continue;
    list->second.enclosures = TWL_TRY(read_enclosure_list(path));
    list->second.spectra = TWL_TRY(read_spectrum_list(path));
  }
  return lists;
}

}  // namespace

Result<void> read_luminaires(const CatalogueFile& file, const std::vector<std::size_t>& products, unsigned threads,
                             Catalogue& catalogue) {
  const auto lists = TWL_TRY(lists_beside(file, products));
  std::vector<std::optional<Result<CatalogueProduct>>> read(products.size());
  parallel_for(products.size(), threads, [&](std::size_t i) { read[i] = read_source(file.sources()[products[i]]); });
  for (std::size_t i = 0; i < products.size(); ++i) {
    if (!*read[i]) return failure(std::move(*read[i]).error());
    const CatalogueSource& source = file.sources()[products[i]];
    CatalogueProduct& product = catalogue.products[products[i]];
    product.luminaire = (*read[i])->luminaire;
    const auto& [enclosures, spectra] = lists.at(source.folder);
    if (const auto stated = enclosures.find(name_of_file(source)); stated != enclosures.end())
      product.enclosure = stated->second;
    TWL_CHECK(add_spectrum(spectra, name_of_file(source), product));
  }
  return {};
}

}  // namespace twinlight::matching
