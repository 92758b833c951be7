#include "twinlight/photometry/tm33_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>

#include "twinlight/photometry/number_text.h"
#include "twinlight/photometry/tm33_elements.h"
#include "twinlight/photometry/tm33_keywords.h"
#include "twinlight/photometry/tm33_opening.h"

namespace twinlight::photometry {
namespace {

constexpr std::array<const char*, 10> header_keywords = {"GTIN",
                                                         "Laboratory",
                                                         "ReportNumber",
                                                         "ReportDate",
                                                         "DocumentCreator",
                                                         "DocumentCreationDate",
                                                         "UniqueIdentifier",
                                                         "Comment",
                                                         "Reference",
                                                         "MoreInfoURI"};
constexpr std::string_view custom_prefix = "CustomData/";

bool is_name_character(char c) {
  const auto code = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.' || c == ':' || code >= 0x80;
}

/// True for "CustomData/NAME/…" whose steps after the name can be names of elements, as add_tm33_keywords makes them.
bool is_custom_path(std::string_view keyword) {
  if (keyword.substr(0, custom_prefix.size()) != custom_prefix) return false;
  const std::size_t slash = keyword.find('/', custom_prefix.size());
  if (slash == keyword.npos) return false;
  bool starts_name = true;
  for (const char c : keyword.substr(slash + 1)) {
    const bool parts = c == '/' || c == '@' || c == '[' || c == ']';
    if (!parts && !is_name_character(c)) return false;
    if (starts_name && (parts || c == '-' || c == '.' || (c >= '0' && c <= '9'))) return false;
    starts_name = c == '/' || c == '@';
  }
  return !starts_name;
}

class Writer {
 public:
  explicit Writer(const std::vector<Luminaire>& sources) : sources_(sources) {
    for (const Luminaire& source : sources_) rest_.push_back(source.keywords);
  }

  Result<std::string> write() {
    TWL_CHECK(check());
    pugi::xml_node declaration = document_.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    root_ = document_.append_child("IESTM33-22");
    elements_.add_text(root_, "Version", "1.1");
    add_header();
    add_luminaire();
    elements_.add_text(root_.append_child("Equipment").append_child("Gonioradiometer"), "Type", "CIE_C");
    for (std::size_t i = 0; i < sources_.size(); ++i) add_emitter(i);
    add_foreign_custom_data();
    add_keyword_block();
    if (elements_.fault()) return failure(*elements_.fault());
    std::ostringstream text;
    document_.save(text, " ");
    return std::move(text).str();
  }

 private:
  Result<void> check() const {
    if (sources_.empty()) return failure({.message = "there is no light source", .field = "sources"});
    for (const Luminaire& source : sources_) {
      if (!source.has_luminous_data && !source.photons && !source.radiant && source.spectra.empty())
        return failure({.message = "has neither intensities nor a spectrum", .field = "intensity"});
      for (const double extent_m : {source.opening.length_m, source.opening.width_m})
        if (!(extent_m <= longest_luminaire_m))
          return failure({.message = fmt::format("is {} m; readers take more than {} m for millimetres", extent_m,
                                                 longest_luminaire_m),
                          .field = "luminous opening"});
    }
    return {};
  }

  void add_header() {
    const Luminaire& first = sources_.front();
    pugi::xml_node header = root_.append_child("Header");
    if (!first.manufacturer.empty()) elements_.add_text(header, "Manufacturer", first.manufacturer);
    if (!first.catalogue_number.empty()) elements_.add_text(header, "CatalogNumber", first.catalogue_number);
    add_header_field(header, "GTIN");
    elements_.add_text(header, "Description", first.model);
    add_demanded(header, "Laboratory", {"TESTLAB"});
    add_demanded(header, "ReportNumber", {"TEST", "report number"});
    for (const char* name : header_keywords)
      if (header.child(name) == nullptr) add_header_field(header, name);
  }

  /// Every keyword of this name, which are then done.
  void add_header_field(pugi::xml_node header, const char* name) {
    while (const auto text = take_keyword(rest_.front(), name)) elements_.add_text(header, name, *text);
  }

  /// A field that the schema demands. @param names  of keywords in other formats that say the same; they stay keywords.
  void add_demanded(pugi::xml_node header, const char* name, std::initializer_list<std::string_view> names) {
    std::string text = "not stated";
    for (const auto& [keyword, stated] : rest_.front())
      if (!stated.empty() && std::count(names.begin(), names.end(), keyword) > 0) text = stated;
    if (auto own = take_keyword(rest_.front(), name)) text = *std::move(own);
    elements_.add_text(header, name, text);
  }

  void add_luminaire() {
    const LuminousOpening& opening = sources_.front().opening;
    pugi::xml_node luminaire = root_.append_child("Luminaire");
    pugi::xml_node dimensions = luminaire.append_child("Dimensions");
    const Housing of_opening = {.length_m = opening.length_m,
                                .width_m = opening.width_m,
                                .height_m = std::max({opening.height_c0_m, opening.height_c90_m, opening.height_c180_m,
                                                      opening.height_c270_m})};
    const Housing housing = sources_.front().housing.value_or(of_opening);
    elements_.add_number(dimensions, "Length", housing.length_m);
    elements_.add_number(dimensions, "Width", housing.width_m);
    elements_.add_number(dimensions, "Height", housing.height_m);
    elements_.add_number(luminaire, "NumEmitter", static_cast<double>(sources_.size()));
  }

  void add_emitter(std::size_t index) {
    const Luminaire& source = sources_[index];
    const LampSet lamps = source.lamp_sets.empty() ? LampSet{} : source.lamp_sets.front();
    const bool relative = source.basis == PhotometryBasis::relative;
    pugi::xml_node emitter = root_.append_child("Emitter");
    elements_.add_number(emitter, "Quantity", source.source_count);
    elements_.add_text(emitter, "Description",
                       source.source_description.empty() ? lamps.lamp_type : source.source_description);
    add_emitter_field(emitter, index, "CatalogNumber");
    if (source.declared_flux_lm && (relative || !source.has_luminous_data))
      elements_.add_number(emitter, "RatedLumens", *source.declared_flux_lm);
    if (source.input_power_W) elements_.add_number(emitter, "InputWattage", *source.input_power_W);
    add_emitter_field(emitter, index, "PowerFactor");
    add_emitter_field(emitter, index, "BallastFactor");
    add_colour(emitter, source, lamps);
    add_emitter_field(emitter, index, "Duv");
    add_emitter_field(emitter, index, "SPRatio");
    add_tm33_data(emitter, source, elements_);
    keep_what_has_no_element(index, lamps);
  }

  void add_emitter_field(pugi::xml_node emitter, std::size_t index, const char* name) {
    if (const auto text = take_keyword(rest_[index], fmt::format("Emitter/{}", name)))
      elements_.add_text(emitter, name, *text);
  }

  void add_colour(pugi::xml_node emitter, const Luminaire& source, const LampSet& lamps) {
    const auto text_of = [](const std::string& text, const std::optional<double>& number) {
      return parse_number(text) ? text : text.empty() && number ? shortest_number(*number) : std::string();
    };
    const std::string temperature = text_of(lamps.colour_appearance, source.colour_temperature_K);
    if (!temperature.empty())
      elements_.add_text(emitter.append_child("ColorTemperature"), "FixedCCT", temperature, "colour temperature");
    const std::string rendering = text_of(lamps.colour_rendering, source.colour_rendering_index);
    if (!rendering.empty())
      elements_.add_text(emitter.append_child("ColorRendering").append_child("CIE_CRI"), "Ra", rendering,
                         "colour rendering");
  }

  /// What the elements of an emitter do not hold joins its keywords.
  void keep_what_has_no_element(std::size_t index, const LampSet& lamps) {
    const Luminaire& source = sources_[index];
    Keywords& rest = rest_[index];
    const auto keep = [&](bool lost, std::string_view name, const std::string& text) {
      if (!lost) return;
      own_names_.emplace(name);
      rest.emplace_back(name, text);
    };
    const bool has_lamps = !source.lamp_sets.empty();
    keep(has_lamps && lamps.lamp_count != 1.0, lamp_count_keyword, shortest_number(lamps.lamp_count));
    keep(has_lamps && !source.source_description.empty() && lamps.lamp_type != source.source_description,
         lamp_type_keyword, lamps.lamp_type);
    keep(!lamps.colour_appearance.empty() && !parse_number(lamps.colour_appearance), lamp_colour_keyword,
         lamps.colour_appearance);
    keep(!lamps.colour_rendering.empty() && !parse_number(lamps.colour_rendering), lamp_rendering_keyword,
         lamps.colour_rendering);
    for (std::size_t i = 0; i < source.spectra.size(); ++i) {
      const EmbeddedSpectrum& spectrum = source.spectra[i];
      const bool photons = spectrum.quantity == "photon flux";
      keep(!photons && spectrum.quantity != "radiant flux", spectrum_keyword("quantity", i), spectrum.quantity);
      keep(spectrum.unit != "relative" && spectrum.unit != (photons ? "µmol/(s·nm)" : "W/nm"),
           spectrum_keyword("unit", i), spectrum.unit);
    }
  }

  /// "CustomData/NAME/path" becomes the elements it was read from.
  void add_foreign_custom_data() {
    Keywords& keywords = rest_.front();
    const auto is_custom = [](const auto& pair) { return is_custom_path(pair.first); };
    for (const auto& pair : keywords)
      if (is_custom(pair)) add_custom(std::string_view(pair.first).substr(custom_prefix.size()), pair.second);
    keywords.erase(std::remove_if(keywords.begin(), keywords.end(), is_custom), keywords.end());
  }

  void add_custom(std::string_view path, const std::string& text) {
    const std::string block_name(path.substr(0, path.find('/')));
    path.remove_prefix(block_name.size() + 1);
    pugi::xml_node& node = custom_blocks_[block_name];
    if (!node) {
      node = root_.append_child("CustomData");
      const std::size_t times_at = block_name.ends_with(']') ? block_name.rfind('[') : block_name.npos;
      elements_.add_text(node, "Name", std::string_view(block_name).substr(0, times_at));
    }
    const std::size_t at = path.rfind('@');
    const bool is_attribute = at != path.npos && path.find('/', at) == path.npos;
    const pugi::xml_node element = element_at(node, path.substr(0, is_attribute ? at : path.npos));
    if (is_attribute) {
      elements_.set_attribute(element, std::string(path.substr(at + 1)).c_str(), text);
    } else {
      elements_.set_text(element, text, path);
    }
  }

  /// The element at a path of steps such as "Certification[2]/Name", made where it is not there.
  static pugi::xml_node element_at(pugi::xml_node node, std::string_view path) {
    while (!path.empty()) {
      std::string_view step = path.substr(0, path.find('/'));
      path.remove_prefix(std::min(step.size() + 1, path.size()));
      std::size_t times = 1;
      if (step.ends_with(']') && step.find('[') != step.npos) {
        const auto number = parse_number(step.substr(step.find('[') + 1, step.size() - step.find('[') - 2));
        times = static_cast<std::size_t>(std::clamp(number.value_or(1.0), 1.0, 10000.0));
        step = step.substr(0, step.find('['));
      }
      const std::string name(step);
      pugi::xml_node found = node.child(name.c_str());
      while (found && --times > 0) found = found.next_sibling(name.c_str());
      node = found ? found : node.append_child(name.c_str());
    }
    return node;
  }

  void add_keyword_block() {
    pugi::xml_node block;
    for (std::size_t i = 0; i < rest_.size(); ++i)
      for (const auto& [name, text] : rest_[i]) {
        if (!block) {
          block = root_.append_child("CustomData");
          elements_.add_text(block, "Name", keyword_block_name);
          elements_.add_text(block, "UniqueIdentifier", "twinlight-keywords-1");
        }
        pugi::xml_node pair = elements_.add_text(block, "Keyword", text, name);
        elements_.set_attribute(pair, "name", name);
        const bool of_emitter = i > 0 || name.substr(0, 8) == "Emitter/" || own_names_.count(name) > 0;
        if (of_emitter) elements_.set_attribute(pair, "emitter", std::to_string(i + 1));
      }
  }

  const std::vector<Luminaire>& sources_;
  std::vector<Keywords> rest_;  ///< of each source, what is not yet written
  std::set<std::string> own_names_;
  std::map<std::string, pugi::xml_node> custom_blocks_;
  pugi::xml_document document_;
  pugi::xml_node root_;
  Tm33Elements elements_;
};

}  // namespace

Result<std::string> write_tm33(const Luminaire& luminaire) {
  return write_tm33(std::vector<Luminaire>{luminaire});
}

Result<std::string> write_tm33(const std::vector<Luminaire>& sources) {
  return Writer(sources).write();
}

}  // namespace twinlight::photometry
