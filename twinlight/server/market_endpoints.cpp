#include "twinlight/server/market_endpoints.h"

#include <algorithm>

#include "twinlight/evidence/source_spectrum.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/foundation/settings.h"
#include "twinlight/photometry/photometric_file.h"
#include "twinlight/requirements/market_rules.h"
#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/market_json.h"
#include "twinlight/server/named_files.h"
#include "twinlight/server/readable_record.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;
using storage::Store;

constexpr std::size_t largest_description_bytes = std::size_t{64} << 10U;

/// The day that was asked for; of the product, of each market.
Answer answer_of(const Call& call, const MarketSources& sources, const json& description, const Knowledge& knowledge) {
  const auto date = requirements::parse_date(text_of(call.query, "date"));
  if (!date) return problem(ProblemKind::invalid, {{.message = date.error().message, .field = "date"}});
  const requirements::Product product = market_product(sources, knowledge.requirements);
  json markets = json::array();
  for (const char* market : {"eu", "china"})
    markets.push_back(
        market_json(product, requirements::examine(product, knowledge.requirements, market, *date), call.language));
  return json_response({{"date", requirements::to_string(*date)},
                        {"description", description},
                        {"papers", papers_json(product)},
                        {"markets", std::move(markets)}});
}

const NamedFile* of_role(const std::vector<NamedFile>& files, std::string_view role, std::string_view ending = "") {
  const auto found = std::ranges::find_if(
      files, [&](const NamedFile& file) { return file.role == role && file.name.ends_with(ending); });
  return found == files.end() ? nullptr : &*found;
}

/// Papers that a coordinator has seen; whether they are valid on the day, their days say.
Result<std::vector<json>> certificates_of(Store& store, RecordView& view, const std::string& product) {
  std::vector<storage::StoredDocument> seen;
  for (auto& [named, certificate] : TWL_TRY(store.records_naming({product}, "product", Kind::certificate)))
    if (const std::string state = member_text(certificate.document, "state");
        state == "confirmed" || state == "expired")
      seen.push_back(std::move(certificate));
  TWL_CHECK(view.subjects().look_ahead(seen));
  std::vector<json> certificates;
  for (const storage::StoredDocument& certificate : seen)
    if (const auto shown = TWL_TRY(view.shown(certificate))) certificates.push_back(shown->at("document"));
  return certificates;
}

Result<requirements::Product> described(const std::string& text, const std::string& file) {
  return requirements::read_product(TWL_TRY(Settings::parse(text, file)));
}

}  // namespace

void MarketEndpoints::add_to(Endpoints& endpoints) {
  endpoints["getCatalogueMarketAccess"] = [this](Call& call) { return of_catalogue(call); };
  endpoints["getProductMarketAccess"] = [this](Call& call) { return of_record(call); };
}

Answer MarketEndpoints::of_catalogue(Call& call) {
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  const auto knowledge = TWL_OWN(catalogues_.of(call.connection, catalogue_partnership(call)));
  const auto& products = knowledge->catalogue.products;
  const auto found = std::ranges::find(products, text_of(call.path, "sha256"), &matching::CatalogueProduct::sha256);
  if (found == products.end()) return problem(ProblemKind::absent);
  Read read;
  if (const auto record = knowledge->product_records.find(found->sha256); record != knowledge->product_records.end()) {
    Store store(call.connection);
    RecordView view(store, call.actor);
    const auto stored = TWL_OWN(store.find(Kind::product, record->second));
    const auto shown = stored ? TWL_OWN(view.shown(*stored)) : std::nullopt;
    if (shown) read = TWL_OWN(read_record(store, view, record->second, shown->at("document")));
  }
  read.sources.luminaire = found->luminaire;
  read.sources.enclosure = found->enclosure;
  return answer_of(call, read.sources, read.description, *knowledge);
}

Answer MarketEndpoints::of_record(Call& call) {
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  Store store(call.connection);
  RecordView view(store, call.actor);
  const ReadableRecord found = TWL_ANSWER(find_readable(call, store, view, Kind::product));
  const json document =
      partnership::disclosed(Kind::product, found.stored.document, partnership::sight(call.actor, found.subject));
  Read read = TWL_OWN(read_record(store, view, found.stored.id, document));
  read.sources.luminaire = TWL_OWN(light_of(document));
  const auto knowledge = TWL_OWN(catalogues_.of(call.connection, ""));
  return answer_of(call, read.sources, read.description, *knowledge);
}

Result<MarketEndpoints::Read> MarketEndpoints::read_record(Store& store, RecordView& view, const std::string& id,
                                                           const json& document) const {
  Read read;
  read.sources.record = document;
  read.sources.certificates = TWL_TRY(certificates_of(store, view, id));
  read_description(document, read);
  return read;
}

/// A description that can not be read is said, and is none.
void MarketEndpoints::read_description(const json& document, Read& read) const {
  const std::vector<NamedFile> files = named_files(document);
  const NamedFile* file = of_role(files, "document", ".toml");
  if (file == nullptr || !files_.holds({file->hash})) return;
  const auto text = files_.read({file->hash}, largest_description_bytes);
  const auto product = text.and_then([&](const std::string& bytes) { return described(bytes, file->name); });
  if (product) read.sources.description = *product;
  read.description = {{"file", printable_text(file->name)},
                      {"fault", product ? json() : json(printable_text(to_string(product.error())))}};
}

/// None where the record names no photometric file, or names one that can not be read.
Result<std::shared_ptr<const photometry::Luminaire>> MarketEndpoints::light_of(const json& document) const {
  const std::vector<NamedFile> files = named_files(document);
  const NamedFile* file = of_role(files, "photometry");
  if (file == nullptr || !files_.holds({file->hash})) return nullptr;
  auto luminaire = photometry::read_photometric(TWL_TRY(files_.read({file->hash}, largest_file_bytes)), file->name);
  if (!luminaire) return nullptr;
  const NamedFile* spectrum = of_role(files, "spectrum");
  if (spectrum != nullptr && files_.holds({spectrum->hash})) {
    const std::string bytes = TWL_TRY(files_.read({spectrum->hash}, largest_file_bytes));
    if (auto with_spectrum = *luminaire; evidence::attach_spectrum(with_spectrum, bytes, spectrum->name))
      luminaire = std::move(with_spectrum);
  }
  return std::make_shared<const photometry::Luminaire>(*std::move(luminaire));
}

}  // namespace twinlight::server
