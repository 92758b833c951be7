#include "twinlight/server/partnership_catalogue.h"

#include <charconv>

#include "twinlight/evidence/source_spectrum.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/server/named_files.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using Json = nlohmann::json;

std::optional<double> number_member(const Json& document, const char* name) {
  const auto found = document.find(name);
  return found != document.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

/// What one luminaire costs; unknown where prices begin at a larger quantity.
std::optional<evidence::Price> price_of(const Json& product) {
  const auto prices = product.find("prices");
  if (prices == product.end() || !prices->is_array() || prices->empty()) return std::nullopt;
  const Json& first = prices->front();
  if (number_member(first, "from_quantity").value_or(1) > 1 || !first.contains("unit_price")) return std::nullopt;
  const std::string amount = member_text(first["unit_price"], "amount");
  evidence::Price price{.currency = member_text(first["unit_price"], "currency"),
                        .life_h = number_member(product, "lifetime_h")};
  std::from_chars(amount.data(), amount.data() + amount.size(), price.amount);
  return price.amount > 0 ? std::optional(price) : std::nullopt;
}

/// What the record says of the housing, dimming, mounting and use: its rules were checked when it was saved.
evidence::Enclosure enclosure_of(const Json& product) {
  evidence::Enclosure enclosure{.least_output = number_member(product, "dims_to")};
  if (const auto code = evidence::parse_ip_code(member_text(product, "ip"))) enclosure.ip = *code;
  if (const auto code = evidence::parse_ik_code(member_text(product, "ik"))) enclosure.ik = *code;
  if (product.contains("domains")) enclosure.domains = product["domains"].get<std::vector<std::string>>();
  if (product.contains("mountings")) enclosure.mountings = product["mountings"].get<std::vector<std::string>>();
  return enclosure;
}

const NamedFile* with_role(const std::vector<NamedFile>& files, std::string_view role) {
  for (const NamedFile& file : files)
    if (file.role == role) return &file;
  return nullptr;
}

/// The spectrum that the record names, for a light whose own file carries none. One that can not be read is none.
void add_spectrum(const NamedFile& spectrum, const std::string& bytes, matching::CatalogueProduct& product) {
  if (!product.luminaire->spectra.empty()) return;
  photometry::Luminaire luminaire = *product.luminaire;
  if (!evidence::attach_spectrum(luminaire, bytes, spectrum.name)) return;
  product.luminaire = std::make_shared<const photometry::Luminaire>(std::move(luminaire));
  product.spectrum_file = spectrum.name;
  product.spectrum_sha256 = sha256_hex({bytes});
}

void append(const matching::CatalogueProduct& product, matching::ColumnProduct column,
            std::span<const float> intensities, Knowledge& knowledge) {
  knowledge.catalogue.products.push_back(product);
  knowledge.columns.add(std::move(column), intensities);
}

/// The installation's knowledge, to be added to.
std::shared_ptr<Knowledge> copy_of(const Knowledge& from) {
  auto copy = std::make_shared<Knowledge>(
      Knowledge{.requirements = from.requirements,
                .grids = from.grids,
                .vocabulary = from.vocabulary,
                .weights = from.weights,
                .phrases = from.phrases,
                .catalogue = {.folder = from.catalogue.folder, .products = {}, .refused = from.catalogue.refused},
                .columns = {},
                .key = from.key,
                .engine_version = from.engine_version});
  std::vector<std::span<const float>> intensities(from.catalogue.products.size());
  for (std::size_t symmetry = 0; symmetry < matching::symmetry_count; ++symmetry) {
    const auto& columns = from.columns.of(static_cast<photometry::Symmetry>(symmetry));
    for (std::size_t i = 0; i < columns.product.size(); ++i)
      intensities[columns.product[i]] = columns.intensities_cd.subspan(i * columns.height, columns.height);
  }
  for (std::size_t i = 0; i < intensities.size(); ++i)
    append(from.catalogue.products[i], from.columns.product(i), intensities[i], *copy);
  return copy;
}

}  // namespace

PartnershipCatalogues::PartnershipCatalogues(std::shared_ptr<const Knowledge> installation, storage::FileStore files)
    : installation_(std::move(installation)), files_(std::move(files)) {
  for (const matching::CatalogueProduct& product : installation_->catalogue.products) installed_.insert(product.sha256);
}

Result<std::shared_ptr<const Knowledge>> PartnershipCatalogues::of(storage::Connection& connection,
                                                                   const std::string& partnership) {
  if (partnership.empty()) return installation_;
  storage::Store store(connection);
  const std::lock_guard lock(mutex_);
  // Read before the records: what changes meanwhile is seen the next time.
  const std::int64_t revision = TWL_TRY(store.revision(partnership, Kind::product));
  Made& made = made_[partnership];
  if (made.revision != revision) {
    TWL_CHECK(make(store, partnership, made));
    made.revision = revision;
  }
  return made.knowledge;
}

Result<void> PartnershipCatalogues::make(storage::Store& store, const std::string& partnership, Made& made) const {
  Made fresh;
  const auto knowledge = copy_of(*installation_);
  storage::ListQuery query{.partnership = partnership,
                           .kind = Kind::product,
                           .where = {{"state", "published"}},
                           .limit = storage::longest_page,
                           .levels = partnership::Disclosures(partnership::Disclosure::open)};
  do {
    const storage::Page page = TWL_TRY(store.page(query));
    for (const storage::StoredDocument& record : page.records)
      if (const auto added = add(record, made, fresh, *knowledge); !added)
        knowledge->catalogue.refused.push_back(added.error());
    query.after = page.next;
  } while (!query.after.empty());
  fresh.knowledge = knowledge;
  made = std::move(fresh);
  return {};
}

Result<std::shared_ptr<const PartnershipCatalogues::Lights>> PartnershipCatalogues::lights_of(const std::string& hash,
                                                                                              const Made& known) const {
  if (const auto found = known.lights.find(hash); found != known.lights.end()) return found->second;
  const std::filesystem::path path = files_.path_of({hash});
  auto lights = std::make_shared<Lights>();
  lights->products = TWL_TRY(matching::read_products(path.parent_path(), path.filename().string()));
  lighting::BasisProjector projector(lighting::DirectionBasis::standard());
  for (const matching::CatalogueProduct& product : lights->products)
    lights->projected.push_back(projector.project(product.luminaire->distribution));
  return lights;
}

Result<void> PartnershipCatalogues::add(const storage::StoredDocument& record, const Made& known, Made& made,
                                        Knowledge& knowledge) const {
  const std::vector<NamedFile> files = named_files(record.document);
  const NamedFile* photometry = with_role(files, "photometry");
  if (photometry == nullptr) return {};
  const auto lights = TWL_TRY(lights_of(photometry->hash, known));
  made.lights[photometry->hash] = lights;
  const std::string& sha256 = lights->products.front().sha256;
  const bool is_new = !installed_.contains(sha256) && !knowledge.stored_files.contains(sha256);
  knowledge.product_records.try_emplace(sha256, record.id);
  if (!is_new) return {};  // the installation has it, or another record names the same bytes
  knowledge.stored_files.emplace(sha256, files_.path_of({photometry->hash}));
  std::string spectrum_bytes;
  const NamedFile* spectrum = with_role(files, "spectrum");
  if (spectrum != nullptr) spectrum_bytes = TWL_TRY(files_.read({spectrum->hash}, largest_file_bytes));
  for (std::size_t i = 0; i < lights->products.size(); ++i) {
    matching::CatalogueProduct product = lights->products[i];
    const std::size_t variant = product.file.find('#');
    product.file = "products/" + record.id + "/" + photometry->name +
                   (variant == std::string::npos ? "" : product.file.substr(variant));
    product.price = price_of(record.document);
    product.enclosure = enclosure_of(record.document);
    if (spectrum != nullptr) add_spectrum(*spectrum, spectrum_bytes, product);
    append(product,
           {.traits = evidence::traits_of(*product.luminaire),
            .basis_error = lights->projected[i].error,
            .price = product.price},
           lights->projected[i].intensities_cd, knowledge);
  }
  return {};
}

}  // namespace twinlight::server
