#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "twinlight/requirements/ecodesign.h"
#include "twinlight/requirements/product.h"
#include "twinlight/requirements/product_trait.h"
#include "twinlight/requirements/row_values.h"

namespace twinlight::requirements {
namespace {

constexpr Range not_negative = Range::at_least(0.0);

/// Marks the traits of a group: those named are there, the others are not.
Result<void> decide(Product& product, const Settings& table, std::string_view key, std::string_view group,
                    const std::vector<std::string>& named) {
  const std::vector<std::string_view> members = traits_in_group(group);
  for (const std::string_view member : members) product.traits[std::string(member)] = false;
  for (const std::string& name : named) {
    if (std::find(members.begin(), members.end(), name) == members.end())
      return failure(
          table.complaint(key, fmt::format("'{}' is unknown; expected one of: {}", name, fmt::join(members, ", "))));
    product.traits[name] = true;
  }
  return {};
}

/// A group of which exactly one trait holds, given as a text.
Result<void> read_one(Product& product, const Settings& table, std::string_view key, std::string_view group) {
  if (!table.has(key)) return {};
  return decide(product, table, key, group, {TWL_TRY(table.text(key))});
}

/// A group of which any traits may hold, given as a list; the list is whole.
Result<void> read_several(Product& product, const Settings& table, std::string_view key, std::string_view group) {
  if (!table.has(key)) return {};
  return decide(product, table, key, group, TWL_TRY(table.texts(key)));
}

/// "IP65", "IK08": the digits after the letters.
Result<std::string> code_digits(const Settings& table, std::string_view key, std::string_view letters) {
  const std::string text = TWL_TRY(table.text(key));
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool good = text.size() == letters.size() + 2 && text.compare(0, letters.size(), letters) == 0 &&
                    is_digit(text[letters.size()]) && is_digit(text[letters.size() + 1]);
  if (!good) return failure(table.complaint(key, fmt::format("'{}' is no code such as {}65", text, letters)));
  return text.substr(letters.size());
}

Result<void> read_figures(Product& product, const Settings& file) {
  const std::optional<Settings> table = TWL_TRY(file.optional_table("figures"));
  if (!table) return {};
  for (const std::string& key : table->keys()) {
    if (key == "ip") {
      const std::string digits = TWL_TRY(code_digits(*table, key, "IP"));
      product.figures[Quantity::ip_solids] = digits[0] - '0';
      product.figures[Quantity::ip_liquids] = digits[1] - '0';
    } else if (key == "ik") {
      const std::string digits = TWL_TRY(code_digits(*table, key, "IK"));
      product.figures[Quantity::ik] = (digits[0] - '0') * 10 + (digits[1] - '0');
    } else {
      const std::optional<Quantity> quantity = quantity_named(key);
      if (!quantity) return failure(table->complaint(key, "is no quantity of a product"));
      const bool may_be_negative = *quantity == Quantity::r9 || *quantity == Quantity::greatest_ambient_C;
      product.figures[*quantity] = TWL_TRY(table->number(key, may_be_negative ? Range{} : not_negative));
    }
  }
  return {};
}

Result<void> read_light_source(Product& product, const Settings& file) {
  const std::optional<Settings> table = TWL_TRY(file.optional_table("light_source"));
  if (!table) return {};
  TWL_CHECK(table->allow_only({"removable", "type", "beam", "supply", "power_W", "useful_flux_lm", "energy_class"}));
  if (const auto removable = TWL_TRY(table->optional_boolean("removable"))) {
    product.traits["removable_light_source"] = *removable;
    product.traits["built_in_light_source"] = !*removable;
  }
  TWL_CHECK(read_one(product, *table, "beam", "beam"));
  if (table->has("supply")) {
    const bool mains = TWL_TRY(table->choice("supply", {"mains", "not_mains"})) == "mains";
    product.traits["source_mains"] = mains;
    product.traits["source_not_mains"] = !mains;
  }
  if (const auto power_W = TWL_TRY(table->optional_number("power_W", Range::positive())))
    product.figures[Quantity::source_power_W] = *power_W;
  if (const auto flux_lm = TWL_TRY(table->optional_number("useful_flux_lm", Range::positive())))
    product.figures[Quantity::useful_flux_lm] = *flux_lm;
  if (table->has("energy_class"))
    product.energy_class = TWL_TRY(table->choice("energy_class", {"A", "B", "C", "D", "E", "F", "G"})).front();
  product.source_type = TWL_TRY(table->text_or("type", "other"));
  const auto& types = ecodesign_source_types();
  if (std::none_of(types.begin(), types.end(), [&](const auto& type) { return type.name == product.source_type; }))
    return failure(table->complaint("type", fmt::format("'{}' is no type of light source", product.source_type)));
  return {};
}

Result<std::vector<Proof>> read_proofs(const Settings& file) {
  std::vector<Proof> proofs;
  for (const Settings& table : TWL_TRY(file.tables("proof"))) {
    TWL_CHECK(table.allow_only({"kind", "covers", "number", "from", "until"}));
    Proof proof;
    proof.kind =
        TWL_TRY(table.choice("kind", {"certificate", "declaration", "test_report", "registration", "document"}));
    proof.covers = TWL_TRY(table.texts("covers"));
    proof.number = TWL_TRY(table.text_or("number", ""));
    proof.valid = TWL_TRY(read_period(table, {}));
    proofs.push_back(std::move(proof));
    if (proofs.back().covers.empty())
      return failure(table.complaint("covers", "is empty; expected what the paper is about"));
  }
  return proofs;
}

/// A figure that is the ratio of two others, where it is not stated itself.
void add_ratio(Product& product, Quantity ratio, Quantity above, Quantity below) {
  const auto numerator = product.figure(above);
  const auto denominator = product.figure(below);
  if (product.figure(ratio) || !numerator || !denominator || *denominator <= 0.0) return;
  product.figures[ratio] = *numerator / *denominator;
}

/// A luminaire whose light source can not be removed, and a light source, are their own light source
/// (Regulation (EU) 2019/2020, Article 2(3)); a non-directional one is rated by its whole flux.
void add_own_light_source(Product& product) {
  const bool own = product.has("built_in_light_source").value_or(false) || product.has("light_source").value_or(false);
  if (!own) return;
  if (const auto power_W = product.figure(Quantity::power_W))
    product.figures.emplace(Quantity::source_power_W, *power_W);
  const auto flux_lm = product.figure(Quantity::luminous_flux_lm);
  if (flux_lm && product.has("non_directional").value_or(false))
    product.figures.emplace(Quantity::useful_flux_lm, *flux_lm);
  if (const auto mains = product.has("mains"); mains && !product.has("source_mains")) {
    product.traits["source_mains"] = *mains;
    product.traits["source_not_mains"] = !*mains;
  }
}

/// Regulation (EU) 2019/2020, Annex III 3(j): made for plants, and over 1.2 µmol/J or with at least 25 % of the power
/// of 250 to 800 nm between 700 and 800 nm.
std::optional<bool> horticulture_exempt(const Product& product) {
  constexpr double efficacy_umol_per_J = 1.2;
  constexpr double far_red_share = 0.25;
  const auto greenhouse = product.has("greenhouse");
  const auto vertical_farm = product.has("vertical_farm");
  if (!greenhouse || !vertical_farm) return std::nullopt;
  if (!*greenhouse && !*vertical_farm) return false;
  const auto ppe = product.figure(Quantity::ppe_umol_per_J);
  const auto far_red = product.figure(Quantity::far_red_power_share);
  if ((ppe && *ppe > efficacy_umol_per_J) || (far_red && *far_red >= far_red_share)) return true;
  if (ppe && far_red) return false;
  return std::nullopt;
}

}  // namespace

std::optional<double> Product::figure(Quantity quantity) const {
  const auto found = figures.find(quantity);
  return found == figures.end() ? std::nullopt : std::optional(found->second);
}

std::optional<bool> Product::has(std::string_view trait) const {
  const auto found = traits.find(trait);
  return found == traits.end() ? std::nullopt : std::optional(found->second);
}

void add_what_follows(Product& product) {
  add_ratio(product, Quantity::luminous_efficacy_lm_per_W, Quantity::luminous_flux_lm, Quantity::power_W);
  add_ratio(product, Quantity::ppe_umol_per_J, Quantity::ppf_umol_per_s, Quantity::power_W);
  add_own_light_source(product);
  if (const auto exempt = horticulture_exempt(product)) product.traits["horticulture_exempt"] = *exempt;
}

Result<Product> read_product(const Settings& file) {
  TWL_CHECK(file.allow_only({"manufacturer", "model", "kind", "technology", "supply", "mounting", "form", "use",
                             "functions", "figures", "light_source", "proof"}));
  Product product{.file = file.file()};
  product.manufacturer = TWL_TRY(file.text("manufacturer"));
  product.model = TWL_TRY(file.text("model"));
  TWL_CHECK(read_one(product, file, "kind", "kind"));
  TWL_CHECK(read_one(product, file, "technology", "technology"));
  TWL_CHECK(read_one(product, file, "supply", "supply"));
  TWL_CHECK(read_one(product, file, "mounting", "mounting"));
  TWL_CHECK(read_one(product, file, "form", "form"));
  TWL_CHECK(read_several(product, file, "use", "use"));
  TWL_CHECK(read_several(product, file, "functions", "function"));
  TWL_CHECK(read_figures(product, file));
  TWL_CHECK(read_light_source(product, file));
  product.proofs = TWL_TRY(read_proofs(file));
  add_what_follows(product);
  return product;
}

Result<Product> read_product(const std::filesystem::path& path) {
  return read_product(TWL_TRY(Settings::read(path)));
}

}  // namespace twinlight::requirements
