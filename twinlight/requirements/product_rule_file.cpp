#include <fmt/format.h>

#include <array>

#include "twinlight/requirements/product_trait.h"
#include "twinlight/requirements/row_values.h"

namespace twinlight::requirements {
namespace {

constexpr std::array formulas = {Formula::ecodesign_power, Formula::ecodesign_gear_efficiency,
                                 Formula::ecodesign_lumen_maintenance, Formula::energy_label_class,
                                 Formula::gb40070_modulation};

Result<std::vector<std::string>> read_traits(const Settings& table, std::string_view key) {
  if (!table.has(key)) return std::vector<std::string>{};
  std::vector<std::string> names = TWL_TRY(table.texts(key));
  for (const std::string& name : names)
    if (!is_product_trait(name)) return failure(table.complaint(key, fmt::format("'{}' is no trait", name)));
  return names;
}

/// Figures that decide whether a rule applies are as sure as the rule itself: they carry no confidence of their own.
Result<Applicability> read_applicability(const Settings& product) {
  const std::optional<Settings> table = TWL_TRY(product.optional_table("applies"));
  if (!table) return Applicability{};
  TWL_CHECK(table->allow_only({"all", "any", "none", "figures"}));
  Applicability made;
  made.all = TWL_TRY(read_traits(*table, "all"));
  made.any = TWL_TRY(read_traits(*table, "any"));
  made.none = TWL_TRY(read_traits(*table, "none"));
  made.figures = TWL_TRY(read_limits(*table, "figures", Confidence::verified));
  return made;
}

Result<Formula> read_formula(const Settings& product) {
  if (!product.has("formula")) return Formula::none;
  const std::string name = TWL_TRY(product.text("formula"));
  for (const Formula formula : formulas)
    if (to_string(formula) == name) return formula;
  return failure(product.complaint("formula", fmt::format("'{}' is no formula", name)));
}

Result<std::optional<ProofNeeded>> read_proof(const Settings& product) {
  const std::optional<Settings> table = TWL_TRY(product.optional_table("proof"));
  if (!table) return std::optional<ProofNeeded>();
  TWL_CHECK(table->allow_only({"kind", "covers", "among", "issued_from"}));
  ProofNeeded proof;
  proof.kind =
      TWL_TRY(table->choice("kind", {"certificate", "declaration", "test_report", "registration", "document"}));
  proof.covers = TWL_TRY(table->texts("covers"));
  proof.among = TWL_TRY(table->text_or("among", ""));
  proof.issued_from = TWL_TRY(read_optional_date(*table, "issued_from"));
  if (proof.covers.empty()) return failure(table->complaint("covers", "is empty; expected what the paper must name"));
  return std::optional<ProofNeeded>(std::move(proof));
}

}  // namespace

std::string_view to_string(Formula formula) {
  switch (formula) {
    case Formula::none:
      return "none";
    case Formula::ecodesign_power:
      return "ecodesign_power";
    case Formula::ecodesign_gear_efficiency:
      return "ecodesign_gear_efficiency";
    case Formula::ecodesign_lumen_maintenance:
      return "ecodesign_lumen_maintenance";
    case Formula::energy_label_class:
      return "energy_label_class";
    case Formula::gb40070_modulation:
      break;
  }
  return "gb40070_modulation";
}

Result<std::optional<ProductRule>> read_product_rule(const Settings& row) {
  const std::optional<Settings> table = TWL_TRY(row.optional_table("product"));
  if (!table) return std::optional<ProductRule>();
  TWL_CHECK(table->allow_only({"applies", "formula", "proof", "ask", "replaces"}));
  ProductRule rule;
  rule.applies = TWL_TRY(read_applicability(*table));
  rule.formula = TWL_TRY(read_formula(*table));
  rule.proof = TWL_TRY(read_proof(*table));
  rule.ask = TWL_TRY(read_optional_localised(*table, "ask"));
  rule.replaces = TWL_TRY(table->text_or("replaces", ""));
  return std::optional(std::move(rule));
}

}  // namespace twinlight::requirements
