#include "twinlight/server/light_endpoints.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "twinlight/evidence/evidence_json.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/lighting/evaluation.h"
#include "twinlight/lighting/evaluation_json.h"
#include "twinlight/lighting/scene_file.h"
#include "twinlight/photometry/inspection.h"
#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/light_json.h"
#include "twinlight/server/list_cursor.h"
#include "twinlight/server/toml_text.h"
#include "twinlight/topics/words.h"

namespace twinlight::server {
namespace {

constexpr std::size_t longest_light_text = 400;
constexpr double largest_floor_m2 = 600.0;  ///< of a simulation, which is to answer at once

nlohmann::json value_or_null(const std::optional<double>& value) {
  return value ? nlohmann::json(*value) : nlohmann::json();
}

nlohmann::json item_of(const Knowledge& knowledge, const matching::CatalogueProduct& product) {
  const auto record = knowledge.product_records.find(product.sha256);
  const photometry::Luminaire& luminaire = *product.luminaire;
  const photometry::LuminaireFigures figures = photometry::figures_of(luminaire);
  return {{"sha256", product.sha256},
          {"product", record == knowledge.product_records.end() ? nlohmann::json() : nlohmann::json(record->second)},
          {"file", printable_text(product.file, longest_light_text)},
          {"manufacturer", printable_text(luminaire.manufacturer, longest_light_text)},
          {"model", printable_text(luminaire.model, longest_light_text)},
          {"luminous_flux_lm", value_or_null(figures.luminous_flux_lm.value)},
          {"input_power_W", value_or_null(figures.input_power_W.value)},
          {"efficacy_lm_per_W", value_or_null(figures.efficacy_lm_per_W.value)},
          {"upward_flux_fraction", value_or_null(figures.upward_flux_fraction.value)},
          {"colour_temperature_K", value_or_null(luminaire.colour_temperature_K)},
          {"colour_rendering_index", value_or_null(luminaire.colour_rendering_index)},
          {"luminous_length_m", luminaire.opening.length_m},
          {"luminous_width_m", luminaire.opening.width_m},
          {"price", product.price ? nlohmann::json(product.price->amount) : nlohmann::json()},
          {"price_currency", product.price ? nlohmann::json(product.price->currency) : nlohmann::json()},
          {"life_h", product.price ? value_or_null(product.price->life_h) : nlohmann::json()},
          {"enclosure", evidence::to_json(product.enclosure)}};
}

using topics::folded;

bool has_words(const nlohmann::json& item, const std::string& words) {
  std::string all;
  for (const char* key : {"manufacturer", "model", "file"}) all += folded(item.at(key).get<std::string>()) + "\n";
  return all.find(words) != std::string::npos;
}

/// What is not known comes last, whichever way the list goes.
void sort_by(std::vector<const nlohmann::json*>& items, std::string key) {
  const bool descending = key.starts_with('-');
  if (descending) key = key.substr(1);
  std::ranges::stable_sort(items, [&](const nlohmann::json* a, const nlohmann::json* b) {
    const nlohmann::json& left = a->at(key);
    const nlohmann::json& right = b->at(key);
    if (left.is_null() || right.is_null()) return !left.is_null() && right.is_null();
    return descending ? right < left : left < right;
  });
}

/// Where the page of a list begins; none where the cursor is of no such list.
std::optional<std::size_t> first_of_page(const nlohmann::json& list, const std::string& cursor) {
  if (cursor.empty()) return 0;
  const std::string place = place_of_cursor(list, cursor).value_or("");
  std::size_t first = 0;
  const auto [end, error] = std::from_chars(place.data(), place.data() + place.size(), first);
  if (place.empty() || error != std::errc() || end != place.data() + place.size()) return std::nullopt;
  return first;
}

const matching::CatalogueProduct* find_product(const matching::Catalogue& catalogue, const std::string& sha256) {
  const auto found = std::ranges::find(catalogue.products, sha256, &matching::CatalogueProduct::sha256);
  return found == catalogue.products.end() ? nullptr : &*found;
}

tl::unexpected<Problem> scene_problem(const Diagnostic& fault) {
  return problem(ProblemKind::invalid, {{.message = fault.message, .field = pointer_of_setting(fault.field)}});
}

}  // namespace

void LightEndpoints::add_to(Endpoints& endpoints) {
  endpoints["inspect"] = [this](Call& call) { return inspect(call); };
  endpoints["listCatalogueProducts"] = [this](Call& call) { return list(call); };
  endpoints["getCatalogueProduct"] = [this](Call& call) { return product(call); };
  endpoints["simulate"] = [this](Call& call) { return simulate(call); };
}

Answer LightEndpoints::inspect(const Call& call) {
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  return json_response(inspection_json(call.request.body, text_of(call.query, "name")));
}

/// The items of a catalogue, made once for as long as it stays as it is.
std::shared_ptr<const LightEndpoints::Items> LightEndpoints::items_of(
    const std::shared_ptr<const Knowledge>& knowledge) {
  const std::lock_guard lock(mutex_);
  std::erase_if(items_, [](const auto& known) { return known.first.expired(); });
  if (const auto found = items_.find(knowledge); found != items_.end()) return found->second;
  auto items = std::make_shared<Items>();
  for (const matching::CatalogueProduct& product : knowledge->catalogue.products)
    items->push_back(item_of(*knowledge, product));
  return items_[knowledge] = items;
}

Answer LightEndpoints::list(const Call& call) {
  const std::string partnership = catalogue_partnership(call);
  const auto knowledge = TWL_OWN(catalogues_.of(call.connection, partnership));
  const auto items = items_of(knowledge);
  const std::string words = folded(text_of(call.query, "q"));
  std::vector<const nlohmann::json*> found;
  for (const nlohmann::json& item : *items)
    if (has_words(item, words)) found.push_back(&item);
  const std::string key = text_of(call.query, "sort");
  if (!key.empty()) sort_by(found, key);
  const nlohmann::json asked = {"catalogue", partnership, words, key};
  const auto from = first_of_page(asked, text_of(call.query, "cursor"));
  if (!from) return problem(ProblemKind::invalid, {{.message = "is no cursor of this list", .field = "cursor"}});
  const auto limit = static_cast<std::size_t>(number_of(call.query, "limit", 50));
  const std::size_t to = *from < found.size() ? std::min(found.size(), *from + limit) : *from;
  nlohmann::json page = nlohmann::json::array();
  for (std::size_t i = *from; i < to; ++i) page.push_back(*found[i]);
  const nlohmann::json next =
      to < found.size() ? nlohmann::json(list_cursor(asked, std::to_string(to))) : nlohmann::json();
  return json_response({{"items", std::move(page)}, {"next", next}, {"total", found.size()}});
}

ListTable LightEndpoints::catalogue_table() {
  using Of = RecordColumn::Of;
  std::vector<RecordColumn> columns;
  for (const char* words : {"manufacturer", "model", "file", "product", "price_currency"})
    columns.push_back({words, Of::words, true});
  for (const char* number : {"price", "luminous_flux_lm", "input_power_W", "efficacy_lm_per_W", "upward_flux_fraction",
                             "colour_temperature_K", "colour_rendering_index", "luminous_length_m", "luminous_width_m",
                             "life_h", "enclosure.dims_to"})
    columns.push_back({number, Of::number, true});
  for (const char* words : {"enclosure.ip", "enclosure.ik", "enclosure.domains", "enclosure.mounting", "sha256"})
    columns.push_back({words, Of::words, true});
  return {.columns = std::move(columns),
          .page = [this](Call& call, const std::string& after) -> tl::expected<RowPage, Problem> {
            call.query["limit"] = std::to_string(storage::longest_page);
            call.query["cursor"] = after;
            nlohmann::json found = nlohmann::json::parse(TWL_ANSWER(list(call)).body);
            RowPage page{.rows = found.at("items"), .next = ""};
            if (found.at("next").is_string()) page.next = found.at("next");
            return page;
          }};
}

Answer LightEndpoints::product(const Call& call) const {
  const auto knowledge = TWL_OWN(catalogues_.of(call.connection, catalogue_partnership(call)));
  const matching::CatalogueProduct* found = find_product(knowledge->catalogue, text_of(call.path, "sha256"));
  if (found == nullptr) return problem(ProblemKind::absent);
  nlohmann::json told = item_of(*knowledge, *found);
  told["intensities"] = intensities_json(*found->luminaire);
  told["spectrum"] = spectrum_json(*found->luminaire);
  return json_response(told);
}

/// The scene's file is the product's, which the reader of scenes finds in the folder of the catalogue or
/// where it was stored.
Answer LightEndpoints::simulate(const Call& call) {
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  const auto start = std::chrono::steady_clock::now();
  const auto knowledge = TWL_OWN(catalogues_.of(call.connection, catalogue_partnership(call)));
  const matching::CatalogueProduct* found =
      find_product(knowledge->catalogue, call.body.at("luminaire").at("sha256").get<std::string>());
  if (found == nullptr || found->file.find('#') != std::string::npos)
    return problem(ProblemKind::invalid,
                   {{.message = "names no product of the catalogue", .field = "/luminaire/sha256"}});
  nlohmann::json description = call.body;
  description["luminaire"].erase("sha256");
  const auto stored = knowledge->stored_files.find(found->sha256);
  description["luminaire"]["file"] = stored == knowledge->stored_files.end() ? found->file : stored->second.string();
  const auto input = lighting::parse_scene(toml_text(description), knowledge->catalogue.folder / "scene.toml");
  if (!input) return scene_problem(input.error());
  if (input->scene.room.length_m * input->scene.room.width_m > largest_floor_m2)
    return problem(ProblemKind::invalid, {{.message = "is more than 600 m² of floor", .field = "/room"}});
  const auto evaluation = lighting::evaluate(input->scene);
  if (!evaluation) return scene_problem(evaluation.error());
  nlohmann::json told = lighting::to_json(*evaluation);
  told["engine_version"] = knowledge->engine_version;
  told["input_sha256"] = input->input_sha256;
  told["seconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return json_response(told);
}

}  // namespace twinlight::server
