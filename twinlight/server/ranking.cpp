#include "twinlight/server/ranking.h"

#include <algorithm>

#include "twinlight/evidence/need_file.h"
#include "twinlight/foundation/file.h"
#include "twinlight/foundation/settings.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/matching/catalogue_match.h"
#include "twinlight/matching/match_json.h"
#include "twinlight/server/toml_text.h"

namespace twinlight::server {
namespace {

constexpr const char* need_name = "need.toml";
constexpr std::size_t evaluated_exactly = 20;

Result<std::string> prices_of(const matching::Catalogue& catalogue) {
  constexpr std::size_t largest_bytes = std::size_t{64} << 20U;
  return read_file(catalogue.folder / "catalogue.csv", largest_bytes);
}

void add_product(const Knowledge& knowledge, const matching::ShortlistEntry& entry, nlohmann::ordered_json& told) {
  const std::string& sha256 = entry.product->sha256;
  const auto record = knowledge.product_records.find(sha256);
  told["file_sha256"] = sha256;
  told["product"] =
      record == knowledge.product_records.end() ? nlohmann::ordered_json() : nlohmann::ordered_json(record->second);
}

}  // namespace

Result<evidence::Need> need_from_toml(const Knowledge& knowledge, const std::string& text) {
  const Settings settings = TWL_TRY(Settings::parse(text, need_name));
  auto need = TWL_TRY(evidence::read_need(settings, knowledge.requirements, knowledge.grids));
  if (need.room.length_m * need.room.width_m > largest_floor_m2)
    return failure({.message = "is more than 2000 m² of floor: rank it on your own machine", .field = "room"});
  need.sha256 = sha256_hex({text});
  return need;
}

Result<evidence::Need> need_from(const Knowledge& knowledge, const nlohmann::json& description) {
  auto need = need_from_toml(knowledge, toml_text(description));
  if (!need) return failure({.message = need.error().message, .field = pointer_of_setting(need.error().field)});
  return need;
}

Result<std::shared_ptr<const Ranking>> rank_catalogue(std::shared_ptr<const Knowledge> knowledge,
                                                      const nlohmann::json& description, unsigned threads,
                                                      const RankingWatcher& watcher) {
  auto ranking = std::make_shared<Ranking>();
  ranking->need = TWL_TRY(need_from(*knowledge, description));
  ranking->match = TWL_TRY(match_catalogue(
      ranking->need, knowledge->catalogue, knowledge->columns,
      {.threads = threads,
       .exact = evaluated_exactly,
       .progress =
           [&](std::string_view phase, std::size_t done, std::size_t total) {
             watcher.progress({done, total, phase});
           },
       .found =
           [&](const matching::ShortlistEntry& entry) { watcher.row(row_json(*knowledge, ranking->need, entry)); }}));
  ranking->knowledge = std::move(knowledge);
  return ranking;
}

nlohmann::ordered_json ranking_json(const Ranking& ranking) {
  const auto& shortlist = ranking.match.shortlist;
  auto told = matching::match_json(ranking.need, ranking.knowledge->catalogue, ranking.match,
                                   {.entries = shortlist.size(), .engine_version = ranking.knowledge->engine_version});
  for (std::size_t i = 0; i < shortlist.size(); ++i)
    add_product(*ranking.knowledge, shortlist[i], told["shortlist"][i]);
  told["catalogue"].erase("folder");
  return told;
}

nlohmann::ordered_json row_json(const Knowledge& knowledge, const evidence::Need& need,
                                const matching::ShortlistEntry& entry) {
  auto told = matching::entry_json(need, entry, knowledge.engine_version);
  const auto& evaluation = told["evaluation"];
  told["evaluation"] = {{"task", {{"mean_lx", evaluation["task"]["mean_lx"]}}}, {"ugr_max", evaluation["ugr_max"]}};
  add_product(knowledge, entry, told);
  return told;
}

Result<report::ReportSubject> report_subject(const Ranking& ranking, const matching::ShortlistEntry& entry, Date date) {
  const auto& shortlist = ranking.match.shortlist;
  const auto passing =
      std::ranges::count_if(shortlist, [](const auto& other) { return other.evidence.found.verdict.pass; });
  const matching::CatalogueProduct& product = *entry.product;
  report::ReportSubject subject{
      .need = ranking.need,
      .luminaire = product.luminaire,
      .price = product.price,
      .evidence = entry.evidence,
      .ranking = {.rank = entry.rank,
                  .evaluated = shortlist.size(),
                  .passing = static_cast<std::size_t>(passing),
                  .first = first_figures(entry)},
      .inputs = {{"need", need_name, ranking.need.sha256},
                 {"photometry", product.file.substr(0, product.file.find('#')), product.sha256}},
      .engine_version = ranking.knowledge->engine_version,
      .date = date,
      .enclosure = product.enclosure};
  if (entry.evidence.found.verdict.pass && !entry.evidence.reflectances) {
    const lighting::RoomModel room_model(ranking.need.room);
    subject.evidence.reflectances = TWL_TRY(evidence::reflectance_robustness(
        ranking.need, product.luminaire, entry.evidence.found, evidence::engine_on(room_model)));
  }
  if (!product.spectrum_file.empty())
    subject.inputs.push_back({"spectrum", product.spectrum_file, product.spectrum_sha256});
  const bool in_price_list = !ranking.knowledge->stored_files.contains(product.sha256);
  if (const auto prices = prices_of(ranking.knowledge->catalogue); prices && subject.price && in_price_list)
    subject.inputs.push_back({"prices", "catalogue.csv", sha256_hex({*prices})});
  return subject;
}

}  // namespace twinlight::server
