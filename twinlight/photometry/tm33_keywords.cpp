#include "twinlight/photometry/tm33_keywords.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/number_text.h"
#include "twinlight/photometry/written_keywords.h"

namespace twinlight::photometry {
namespace {

constexpr std::size_t most_keywords = 10'000;
constexpr std::size_t longest_path_bytes = 400;

std::string one_line(std::string_view text) {
  std::string line;
  bool blank = false;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space && blank && !line.empty()) line.push_back(' ');
    if (!space) line.push_back(c);
    blank = space;
  }
  return line;
}

/// Walks below a node without recursion, keeping the path and, for each level, how often a name was met.
class Walk {
 public:
  Walk(const pugi::xml_node& top, std::string prefix, Keywords& keywords)
      : top_(top), keywords_(keywords), path_(std::move(prefix)) {}

  /// False where a bound cut it short.
  bool run(const std::vector<std::string_view>& left_out) {
    enter();
    add_attributes(top_);
    pugi::xml_node node = top_.first_child();
    while (node) {
      if (keywords_.size() >= most_keywords) return false;
      const bool passed_over =
          node.type() != pugi::node_element ||
          (node.parent() == top_ && std::count(left_out.begin(), left_out.end(), local_name(node)));
      if (!passed_over && visit(node) && node.first_child()) {
        node = node.first_child();
        continue;
      }
      node = next_after(node);
    }
    return !cut_;
  }

 private:
  void enter() {
    lengths_.push_back(path_.size());
    names_met_.emplace_back();
  }

  /// Keeps the node's own texts; true where the walk goes into it.
  bool visit(const pugi::xml_node& node) {
    const std::size_t length = path_.size();
    const std::string name(local_name(node));
    const int times = ++names_met_.back()[name];
    path_ += (path_.empty() || path_.back() == '/' ? "" : "/") + name;
    if (times > 1) path_ += fmt::format("[{}]", times);
    if (path_.size() > longest_path_bytes) {
      cut_ = true;
      path_.resize(length);
      return false;
    }
    const bool has_elements = std::any_of(node.children().begin(), node.children().end(),
                                          [](const pugi::xml_node& part) { return part.type() == pugi::node_element; });
    std::string text = one_line(text_of(node));
    if (!has_elements || !text.empty()) keywords_.emplace_back(path_, std::move(text));
    add_attributes(node);
    if (has_elements) {
      lengths_.push_back(length);
      names_met_.emplace_back();
    } else {
      path_.resize(length);
    }
    return has_elements;
  }

  void add_attributes(const pugi::xml_node& node) {
    for (const pugi::xml_attribute& attribute : node.attributes())
      if (keywords_.size() < most_keywords && path_.size() <= longest_path_bytes)
        keywords_.emplace_back(path_ + "@" + attribute.name(), one_line(attribute.value()));
  }

  pugi::xml_node next_after(pugi::xml_node node) {
    while (node && !node.next_sibling()) {
      node = node.parent();
      if (node == top_) return {};
      path_.resize(lengths_.back());
      lengths_.pop_back();
      names_met_.pop_back();
    }
    return node.next_sibling();
  }

  pugi::xml_node top_;
  Keywords& keywords_;
  std::string path_;
  std::vector<std::size_t> lengths_;
  std::vector<std::map<std::string, int>> names_met_;
  bool cut_ = false;
};

bool is_keyword_block(const pugi::xml_node& custom) {
  return child_text(custom, "Name") == keyword_block_name && child(custom, "Keyword");
}

/// Header fields under their own names; those that a writer had to fill are left out.
void add_header(const pugi::xml_node& header, Keywords& keywords) {
  for (const pugi::xml_node& node : header.children()) {
    const std::string_view name = local_name(node);
    const bool has_own_place = name == "Manufacturer" || name == "CatalogNumber" || name == "Description";
    std::string text = one_line(text_of(node));
    if (node.type() == pugi::node_element && !has_own_place && !text.empty() && text != not_stated &&
        keywords.size() < most_keywords)
      keywords.emplace_back(name, std::move(text));
  }
}

/// The pairs that write_tm33 kept; those of one emitter carry its number, those of the file carry none.
void add_kept_pairs(const pugi::xml_node& root, std::string_view emitter_number, Keywords& keywords) {
  for (const pugi::xml_node& custom : root.children()) {
    if (local_name(custom) != "CustomData" || !is_keyword_block(custom)) continue;
    for (const pugi::xml_node& pair : custom.children())
      if (local_name(pair) == "Keyword" && pair.attribute("emitter").value() == emitter_number &&
          keywords.size() < most_keywords)
        keywords.emplace_back(pair.attribute("name").value(), one_line(text_of(pair)));
  }
}

}  // namespace

std::string dimension_keyword(std::string_view name) {
  return fmt::format("Luminaire/Dimensions/{}", name);
}

std::string spectrum_keyword(std::string_view what, std::size_t index) {
  return fmt::format("spectrum {} {}", index + 1, what);
}

std::optional<std::string> take_keyword(Keywords& keywords, std::string_view name) {
  const auto found =
      std::find_if(keywords.begin(), keywords.end(), [&](const auto& pair) { return pair.first == name; });
  if (found == keywords.end()) return std::nullopt;
  std::string text = std::move(found->second);
  keywords.erase(found);
  return text;
}

void add_tm33_keywords(const pugi::xml_node& node, const std::string& prefix,
                       const std::vector<std::string_view>& left_out, Tm33Fields& fields, Keywords& keywords) {
  if (node && !Walk(node, prefix, keywords).run(left_out))
    fields.warn(node, local_name(node), "holds more fields, or deeper ones, than are kept");
}

Keywords tm33_file_keywords(Tm33Fields& fields, double units_per_metre) {
  const pugi::xml_node root = fields.root();
  Keywords keywords;
  add_header(child(root, "Header"), keywords);
  const pugi::xml_node luminaire = child(root, "Luminaire");
  for (const char* name : {"Length", "Width", "Height"})
    if (const auto length = parse_number(child_text(child(luminaire, "Dimensions"), name)))
      keywords.emplace_back(dimension_keyword(name), fmt::format("{}", *length / units_per_metre));
  add_tm33_keywords(luminaire, "Luminaire", {"Dimensions", "LuminousOpening", "NumEmitter", "NumEmitters"}, fields,
                    keywords);
  add_tm33_keywords(child(root, "Equipment"), "Equipment", {}, fields, keywords);
  // The photometric type says it.
  take_keyword(keywords, "Equipment/Gonioradiometer/Type");
  std::map<std::string, int> names_met;
  for (const pugi::xml_node& custom : root.children()) {
    if (local_name(custom) != "CustomData" || is_keyword_block(custom)) continue;
    std::string name = printable_text(one_line(child_text(custom, "Name")), longest_path_bytes / 4);
    std::replace(name.begin(), name.end(), '/', '-');
    if (const int times = ++names_met[name]; times > 1) name += fmt::format("[{}]", times);
    add_tm33_keywords(custom, "CustomData/" + name, {"Name"}, fields, keywords);
  }
  add_kept_pairs(root, "", keywords);
  return keywords;
}

Keywords tm33_emitter_keywords(const pugi::xml_node& emitter, std::size_t number, Tm33Fields& fields) {
  static const std::vector<std::string_view> has_own_place = {
      "Quantity",      "Description",  "RatedLumens",   "InputWattage",        "InputWatts",   "CCT",
      "FixedCCT",      "LuminousData", "RadiantData",   "PhotonData",          "SpectralData", "IntensityDistribution",
      "EmissionAreas", "AngularColor", "SpecIrradData", "SpectralDistribution"};
  Keywords keywords;
  add_tm33_keywords(emitter, "Emitter", has_own_place, fields, keywords);
  const auto is_read = [](const auto& keyword) {
    return keyword.first == "Emitter/ColorTemperature/FixedCCT" || keyword.first == "Emitter/ColorRendering/Ra" ||
           keyword.first == "Emitter/ColorRendering/CIE_CRI/Ra";
  };
  keywords.erase(std::remove_if(keywords.begin(), keywords.end(), is_read), keywords.end());
  add_kept_pairs(fields.root(), std::to_string(number), keywords);
  return keywords;
}

}  // namespace twinlight::photometry
