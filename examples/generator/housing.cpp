#include "examples/generator/housing.h"

#include <array>
#include <string_view>

namespace twinlight::demo {
namespace {

struct Kind {
  std::string_view begins;  ///< of the words for the kind
  Housing housing;
};

const Housing& by_kind(std::string_view kind) {
  static const std::array<Kind, 17> kinds = {{{"greenhouse", {"IP66", "IK08", "agriculture"}},
                                              {"vertical-farm", {"IP65", "IK06", "agriculture"}},
                                              {"poultry", {"IP67", "IK08", "agriculture"}},
                                              {"stable", {"IP66", "IK10", "agriculture"}},
                                              {"high bay, linear", {"IP54", "IK08", "education agriculture"}},
                                              {"high bay", {"IP65", "IK08", "education agriculture"}},
                                              {"wet-room", {"IP66", "IK08", "education agriculture"}},
                                              {"trunking", {"IP20", "", "education agriculture"}},
                                              {"board", {"IP20", "", "education"}},
                                              {"lecture-hall", {"IP20", "", "education"}},
                                              {"bedhead", {"IP20", "IK06", "care"}},
                                              {"ward", {"IP40", "IK06", "care"}},
                                              {"intensive-care", {"IP54", "IK06", "care"}},
                                              {"examination", {"IP40", "", "care"}},
                                              {"night", {"IP44", "IK06", "care"}},
                                              {"corridor", {"IP40", "IK06", "education care"}},
                                              {"round surface", {"IP44", "IK08", "education care"}}}};
  static const Housing others = {"IP20", "", "education care"};
  for (const Kind& entry : kinds)
    if (kind.substr(0, entry.begins.size()) == entry.begins) return entry.housing;
  return others;
}

/// Plant lighting is dimmed by systems of its own, and a switch of two stages dims to neither: they do not say.
std::string dims_to(const Product& product) {
  const auto named = [&](std::string_view word) { return product.model.find(word) != std::string::npos; };
  if (named("DALI") || named(" TW") || named("dim 1 %")) return "0.01";
  if (by_kind(product.family.kind).domains == "agriculture" || product.ratings.size() > 1) return "";
  return "1";
}

/// By a word of the kind, the first that is there; plant and stable lighting hangs on what the house offers, and does
/// not say.
std::string mounting(std::string_view kind) {
  static constexpr std::array<std::array<std::string_view, 2>, 12> ways = {{{"wall recessed", "wall"},
                                                                            {"recessed", "recessed"},
                                                                            {"surface", "surface"},
                                                                            {"pendant", "suspended"},
                                                                            {"bedhead", "wall"},
                                                                            {"wall light", "wall"},
                                                                            {"arm", "wall"},
                                                                            {"track", "track"},
                                                                            {"downlight", "recessed"},
                                                                            {"panel", "recessed"},
                                                                            {"ceiling light", "surface"},
                                                                            {"batten", "surface suspended"}}};
  for (const auto& [word, way] : ways)
    if (kind.find(word) != std::string_view::npos) return std::string(way);
  return {};
}

}  // namespace

Housing housing_of(const Product& product) {
  Housing housing = by_kind(product.family.kind);
  constexpr std::size_t letters_of_a_code = 4;
  if (const std::size_t at = product.model.find(" IP"); at != std::string::npos)
    housing.ip = product.model.substr(at + 1, letters_of_a_code);
  housing.dims_to = dims_to(product);
  if (housing.domains != "agriculture") housing.mounting = mounting(product.family.kind);
  return housing;
}

}  // namespace twinlight::demo
