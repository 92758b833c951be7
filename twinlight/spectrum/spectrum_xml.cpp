#include "twinlight/spectrum/spectrum_xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <pugixml.hpp>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/spectrum/raw_spectrum.h"

namespace twinlight::spectrum {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

/// The name without its namespace prefix.
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node& node : parent.children())
    if (local_name(node) == name) return node;
  return {};
}

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<double> number(std::string_view text) {
  text = without_blanks(text);
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  Result<SpectrumFile> read() {
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer(bytes_.data(), bytes_.size(), pugi::parse_default | pugi::parse_doctype);
    if (!parsed)
      return failure(
          {.message = fmt::format("not well-formed XML: {}", parsed.description()), .line = line_at(parsed.offset)});
    for (const pugi::xml_node& node : document.children())
      if (node.type() == pugi::node_doctype)
        return failure({.message = "has a document type declaration, which a spectrum file has no use for",
                        .line = line_of(node),
                        .field = "DOCTYPE"});
    const pugi::xml_node root = document.document_element();
    const std::string_view name = local_name(root);
    if (name == "IESTM2714" || name == "IESTM2720") {
      file_.format = SpectrumFormat::tm27;
    } else if (name == "LuminaireOpticalData" || name.starts_with("IESTM33")) {
      file_.format = SpectrumFormat::tm33;
    } else {
      return failure({.message = fmt::format("the root element is {}, expected IESTM2714 or LuminaireOpticalData",
                                             printable_text(name, 60)),
                      .line = line_of(root),
                      .field = "root"});
    }
    TWL_CHECK(read_distributions(root));
    if (file_.spectra.empty())
      return failure(
          {.message = "has no SpectralDistribution", .line = line_of(root), .field = "SpectralDistribution"});
    return std::move(file_);
  }

 private:
  std::size_t line_at(std::ptrdiff_t offset) const {
    if (offset < 0) return 0;
    const auto end = bytes_.begin() + std::min<std::ptrdiff_t>(offset, static_cast<std::ptrdiff_t>(bytes_.size()));
    return 1 + static_cast<std::size_t>(std::count(bytes_.begin(), end, '\n'));
  }
  std::size_t line_of(const pugi::xml_node& node) const { return line_at(node.offset_debug()); }

  /// All SpectralDistribution elements, found without recursion: the depth of a file is its own choice.
  Result<void> read_distributions(const pugi::xml_node& root) {
    pugi::xml_node node = root.first_child();
    while (node && node != root) {
      const bool found = local_name(node) == "SpectralDistribution";
      if (found) TWL_CHECK(read_distribution(node, root));
      if (!found && node.first_child()) {
        node = node.first_child();
        continue;
      }
      while (node != root && !node.next_sibling()) node = node.parent();
      if (node != root) node = node.next_sibling();
    }
    return {};
  }

  Result<void> read_distribution(const pugi::xml_node& node, const pugi::xml_node& root) {
    const std::string_view quantity = without_blanks(child(node, "SpectralQuantity").child_value());
    for (const std::string_view passive :
         {"absorptance", "transmittance", "reflectance", "R-Factor", "T-Factor", "reflectivity", "transmissivity"})
      if (quantity == passive)
        return failure({.message = fmt::format("the spectrum is a {}, expected the spectrum of a light", quantity),
                        .line = line_of(child(node, "SpectralQuantity")),
                        .field = "SpectralQuantity"});
    RawSpectrum raw;
    const pugi::xml_node description_owner =
        file_.format == SpectrumFormat::tm27 ? child(root, "Header") : node.parent();
    raw.name = without_blanks(child(description_owner, "Description").child_value());
    const pugi::xml_node wavelengths = child(node, "Wavelengths");
    if (wavelengths) {
      TWL_CHECK(read_lists(wavelengths, child(node, "Values"), raw));
    } else {
      TWL_CHECK(read_points(node, raw));
    }
    if (raw.points.empty())
      return failure({.message = "has no SpectralData", .line = line_of(node), .field = "SpectralData"});
    auto added = add_spectrum(raw, file_);
    if (!added) {
      Diagnostic diagnostic = std::move(added).error();
      diagnostic.field = "SpectralData";
      return failure(std::move(diagnostic));
    }
    return {};
  }

  /// TM-27: one SpectralData element a wavelength.
  Result<void> read_points(const pugi::xml_node& distribution, RawSpectrum& raw) {
    std::ptrdiff_t counted_to = 0;
    std::size_t line = 1;
    for (const pugi::xml_node& node : distribution.children()) {
      if (local_name(node) != "SpectralData") continue;
      // Counted on from the point before: a count from the start for each would be quadratic.
      const std::ptrdiff_t offset =
          std::clamp<std::ptrdiff_t>(node.offset_debug(), counted_to, static_cast<std::ptrdiff_t>(bytes_.size()));
      line += static_cast<std::size_t>(std::count(bytes_.begin() + counted_to, bytes_.begin() + offset, '\n'));
      counted_to = offset;
      const std::string_view nm_text = node.attribute("wavelength").value();
      const std::string_view value_text = node.child_value();
      const std::optional<double> nm = number(nm_text);
      const std::optional<double> value = number(value_text);
      if (!nm || !value)
        return failure({.message = fmt::format("'{}' is not a number", printable_text(nm ? value_text : nm_text, 60)),
                        .line = line,
                        .field = nm ? "SpectralData" : "wavelength"});
      raw.points.push_back({*nm, *value, line});
    }
    return {};
  }

  /// The form of TM-33 files in use: two lists of numbers.
  Result<void> read_lists(const pugi::xml_node& wavelengths, const pugi::xml_node& values, RawSpectrum& raw) {
    const std::vector<double> nm = TWL_TRY(numbers(wavelengths, "Wavelengths"));
    const std::vector<double> power = TWL_TRY(numbers(values, "Values"));
    if (nm.size() != power.size())
      return failure({.message = fmt::format("{} values for {} wavelengths", power.size(), nm.size()),
                      .line = line_of(wavelengths),
                      .field = "Values"});
    const std::size_t line = line_of(wavelengths);
    for (std::size_t i = 0; i < nm.size(); ++i) raw.points.push_back({nm[i], power[i], line});
    return {};
  }

  Result<std::vector<double>> numbers(const pugi::xml_node& node, const char* field) const {
    std::string_view text = node.child_value();
    std::vector<double> result;
    constexpr std::string_view blanks = " \t\r\n,";
    while ((text = text.substr(std::min(text.find_first_not_of(blanks), text.size()))), !text.empty()) {
      const std::string_view word = text.substr(0, text.find_first_of(blanks));
      const std::optional<double> value = number(word);
      if (!value)
        return failure({.message = fmt::format("'{}' is not a number", printable_text(word, 60)),
                        .line = line_of(node),
                        .field = field});
      result.push_back(*value);
      text.remove_prefix(word.size());
    }
    return result;
  }

  std::string_view bytes_;
  SpectrumFile file_;
};

}  // namespace

bool looks_like_xml(std::string_view bytes) {
  if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
  // UTF-16 and UTF-32 put zero bytes around the characters; pugixml finds out which it is.
  constexpr std::string_view skipped{"\xFF\xFE \t\r\n\0", 7};
  const std::size_t first = bytes.find_first_not_of(skipped);
  return first != std::string_view::npos && bytes[first] == '<';
}

Result<SpectrumFile> read_spectrum_xml(std::string_view bytes) {
  return Reader(bytes).read();
}

}  // namespace twinlight::spectrum
