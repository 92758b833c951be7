#include "twinlight/cli/inspect_product.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "twinlight/cli/text_table.h"
#include "twinlight/foundation/printable_text.h"

namespace twinlight::cli {
namespace {

using photometry::GldfProduct;
using photometry::GldfVariant;
using photometry::Luminaire;

constexpr std::size_t most_variants = 20;  // a screen
constexpr std::size_t name_columns = 44;

void add_row(std::string& text, const char* label, const std::string& value) {
  if (!value.empty()) fmt::format_to(std::back_inserter(text), "  {:<22}{}\n", label, value);
}

std::string number(const std::optional<double>& value) {
  return value ? fmt::format("{:.0f}", *value) : "–";
}

std::string files_text(const GldfProduct& product) {
  const auto here = std::count_if(product.files.begin(), product.files.end(), [](const auto& f) { return f.is_here; });
  return fmt::format("{} named, {} here", product.files.size(), here);
}

void add_variant(TextTable& table, const GldfVariant& variant, const Luminaire* source) {
  std::vector<std::string> cells = {printable_text(variant.id, 30),
                                    shortened(printable_text(text_in(variant.texts.name)), name_columns),
                                    printable_text(variant.gtin, 20)};
  if (source != nullptr) {
    cells.push_back(number(source->declared_flux_lm));
    cells.push_back(source->input_power_W ? fmt::format("{:.1f}", *source->input_power_W) : "–");
    cells.push_back(number(source->colour_temperature_K));
    cells.push_back(number(source->colour_rendering_index));
  } else {
    cells.insert(cells.end(), 4, "–");
  }
  table.add_row(std::move(cells));
}

std::string variants_text(const photometry::PhotometricDocument& document) {
  TextTable table;
  for (const char* const heading : {"variant", "name", "GTIN"}) table.add_column(heading, TextTable::Align::left);
  for (const char* const heading : {"lm", "W", "K", "Ra"}) table.add_column(heading);
  std::size_t lines = 0;
  std::size_t left_out = 0;
  for (const GldfVariant& variant : document.product->variants) {
    const std::size_t sources = std::max<std::size_t>(variant.sources.size(), 1);
    if (lines >= most_variants) {
      left_out += sources;
      continue;
    }
    if (variant.sources.empty()) add_variant(table, variant, nullptr);
    for (const std::size_t source : variant.sources) add_variant(table, variant, &document.sources[source]);
    lines += sources;
  }
  std::string text = lines > 0 ? table.text() : "";
  if (left_out > 0) text += fmt::format("  {} more lines: --json\n", left_out);
  return text;
}

}  // namespace

std::string product_text(const photometry::PhotometricDocument& document) {
  const GldfProduct& product = *document.product;
  std::string text;
  add_row(text, "product", printable_text(text_in(product.texts.name)));
  add_row(text, "product number", printable_text(text_in(product.texts.number)));
  add_row(text, "manufacturer", printable_text(product.header.manufacturer));
  add_row(text, "GLDF",
          printable_text(fmt::format("{}, made {} with {}", product.header.format_version, product.header.created,
                                     product.header.created_with)));
  add_row(text, "languages", printable_text(fmt::format("{}", fmt::join(product.languages(), ", "))));
  add_row(text, "files", files_text(product));
  add_row(text, "variants", fmt::format("{}, {} different lights", product.variants.size(), document.sources.size()));
  return text + variants_text(document);
}

}  // namespace twinlight::cli
