#include "twinlight/server/market_product.h"

#include <algorithm>
#include <set>

#include "twinlight/evidence/source_spectrum.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/inspection.h"
#include "twinlight/requirements/product_trait.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using requirements::Product;
using requirements::Proof;
using requirements::Quantity;

void state(Product& product, Quantity quantity, const std::optional<double>& value) {
  if (value) product.figures.emplace(quantity, *value);
}

/// The answer to one question on what the product is, unless it was given before.
void answer_trait(Product& product, std::string_view group, std::string_view trait) {
  for (const std::string_view member : requirements::traits_in_group(group))
    product.traits.try_emplace(std::string(member), member == trait);
}

bool names_led(const photometry::Luminaire& luminaire) {
  return std::ranges::any_of(luminaire.lamp_sets, [](const photometry::LampSet& set) {
    return set.lamp_type.find("LED") != std::string::npos;
  });
}

void add_file(const photometry::Luminaire& luminaire, Product& product) {
  answer_trait(product, "kind", "luminaire");
  if (names_led(luminaire)) answer_trait(product, "technology", "led");
  const photometry::LuminaireFigures figures = photometry::figures_of(luminaire);
  state(product, Quantity::luminous_flux_lm, figures.luminous_flux_lm.value);
  state(product, Quantity::power_W, figures.input_power_W.value);
  state(product, Quantity::colour_rendering_index, luminaire.colour_rendering_index);
  state(product, Quantity::cct_K, luminaire.colour_temperature_K);
  if (const auto plants = evidence::plant_light_of(luminaire)) {
    state(product, Quantity::ppf_umol_per_s, plants->ppf_umol_per_s);
    state(product, Quantity::ppe_umol_per_J, plants->ppe_umol_per_J);
  }
  if (product.manufacturer.empty()) product.manufacturer = printable_text(luminaire.manufacturer);
  if (product.model.empty()) product.model = printable_text(luminaire.model);
}

std::optional<double> number_of(const json& record, const char* name) {
  const auto found = record.find(name);
  return found != record.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

void add_enclosure(const evidence::Enclosure& enclosure, Product& product) {
  const evidence::IpCode ip = enclosure.ip.value_or(evidence::IpCode{});
  state(product, Quantity::ip_solids, ip.solids);
  state(product, Quantity::ip_liquids, ip.liquids);
  state(product, Quantity::ik, enclosure.ik);
}

void add_record(const json& record, Product& product) {
  evidence::Enclosure enclosure;
  if (const auto code = evidence::parse_ip_code(member_text(record, "ip"))) enclosure.ip = *code;
  if (const auto code = evidence::parse_ik_code(member_text(record, "ik"))) enclosure.ik = *code;
  add_enclosure(enclosure, product);
  state(product, Quantity::colour_rendering_index, number_of(record, "colour_rendering_index"));
  state(product, Quantity::cct_K, number_of(record, "colour_temperature_K"));
  state(product, Quantity::warranty_years, number_of(record, "warranty_years"));
  if (product.model.empty()) product.model = member_text(record, "model");
}

/// "CCC, GB/T 7000.1-2023": what one paper covers, as its maker wrote it.
std::vector<std::string> parts_of(const std::string& scheme) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= scheme.size();) {
    const std::size_t comma = std::min(scheme.find(',', from), scheme.size());
    const std::size_t first = scheme.find_first_not_of(' ', from);
    if (first < comma) parts.push_back(scheme.substr(first, scheme.find_last_not_of(' ', comma - 1) - first + 1));
    from = comma + 1;
  }
  return parts;
}

/// The kinds of paper by which rules know what it covers. A record of a certificate does not say whether it is a
/// declaration, a report or a registration; what it covers does.
std::set<std::string> kinds_of(const std::vector<std::string>& covers, const requirements::RequirementSet& rules) {
  std::set<std::string> kinds;
  for (const requirements::Requirement& rule : rules.rows()) {
    if (!rule.product || !rule.product->proof) continue;
    const requirements::ProofNeeded& needed = *rule.product->proof;
    for (const std::string& covered : covers)
      if (covered == needed.among || std::ranges::find(needed.covers, covered) != needed.covers.end())
        kinds.insert(needed.kind);
  }
  if (kinds.empty()) kinds.insert("certificate");
  return kinds;
}

std::optional<requirements::Date> day_of(const json& certificate, std::string_view name) {
  const auto day = requirements::parse_date(member_text(certificate, name));
  return day ? std::optional(*day) : std::nullopt;
}

void add_certificate(const json& certificate, const requirements::RequirementSet& rules, Product& product) {
  Proof proof{.covers = parts_of(member_text(certificate, "scheme")),
              .number = member_text(certificate, "number"),
              .valid = {day_of(certificate, "issued_on"), day_of(certificate, "expires_on")}};
  for (const std::string& kind : kinds_of(proof.covers, rules)) {
    proof.kind = kind;
    product.proofs.push_back(proof);
  }
}

}  // namespace

Product market_product(const MarketSources& sources, const requirements::RequirementSet& rules) {
  Product product = sources.description.value_or(Product{});
  if (sources.luminaire != nullptr) add_file(*sources.luminaire, product);
  add_enclosure(sources.enclosure, product);
  add_record(sources.record, product);
  for (const json& certificate : sources.certificates) add_certificate(certificate, rules, product);
  requirements::add_what_follows(product);
  return product;
}

}  // namespace twinlight::server
