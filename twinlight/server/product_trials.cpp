#include "twinlight/server/product_trials.h"

#include <algorithm>

#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/clock.h"
#include "twinlight/server/kept_proof.h"
#include "twinlight/server/letters.h"
#include "twinlight/server/named_files.h"
#include "twinlight/server/people_of.h"
#include "twinlight/server/record_scan.h"
#include "twinlight/server/record_title.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;
using partnership::State;
using storage::Store;
using storage::StoredDocument;

constexpr std::int64_t most_trials = 6;  // of a trial that fails; the waits double from a minute on
constexpr std::size_t largest_need_bytes = std::size_t{1} << 20U;

std::string job_of(const std::string& product, std::int64_t version) {
  return storage::uuid_of_name("trial " + product + " " + std::to_string(version));
}

bool is_published(const StoredDocument& product) {
  return member_text(product.document, "state") == word_of(State::published);
}

/// The lights of one product record among those of the partnership.
matching::Catalogue only_product(const Knowledge& knowledge, const std::string& record) {
  matching::Catalogue only{.folder = knowledge.catalogue.folder, .products = {}, .refused = {}};
  for (const matching::CatalogueProduct& product : knowledge.catalogue.products)
    if (const auto known = knowledge.product_records.find(product.sha256);
        known != knowledge.product_records.end() && known->second == record)
      only.products.push_back(product);
  return only;
}

class Trial {
 public:
  Trial(storage::Connection& connection, const TrialMeans& means, StoredDocument product,
        std::shared_ptr<const Knowledge> knowledge)
      : connection_(connection),
        store_(connection),
        means_(means),
        product_(std::move(product)),
        knowledge_(std::move(knowledge)),
        only_(only_product(*knowledge_, product_.id)) {}

  bool has_lights() const { return !only_.products.empty(); }

  /// Whether the product passes in the need and nobody knew.
  Result<bool> in(const StoredDocument& need);

 private:
  Result<std::optional<Ranking>> ranked(const StoredDocument& need);
  Result<bool> is_kept(const json& evaluation);
  Result<bool> keep(const StoredDocument& need, const json& evaluation);
  Result<void> tell(const StoredDocument& need);

  storage::Connection& connection_;
  Store store_;
  const TrialMeans& means_;
  StoredDocument product_;
  std::shared_ptr<const Knowledge> knowledge_;
  matching::Catalogue only_;
};

/// Nothing where the need can not be read: rankings tell its owner why.
Result<std::optional<Ranking>> Trial::ranked(const StoredDocument& need) {
  const std::string file = member_text(need.document, "description_file");
  if (file.empty()) return std::nullopt;
  const std::string text = TWL_TRY(means_.files.read({file}, largest_need_bytes));
  auto described = need_from_toml(*knowledge_, text);
  if (!described) return std::nullopt;
  Ranking ranking{.knowledge = knowledge_, .need = *std::move(described), .match = {}};
  const lighting::RoomModel room_model(ranking.need.room);
  ranking.match = matching::match(ranking.need, only_, evidence::engine_on(room_model), {.threads = 1});
  return ranking;
}

/// Whether the same bytes were judged for the need before, by whomever.
Result<bool> Trial::is_kept(const json& evaluation) {
  storage::ListQuery query{.partnership = member_text(evaluation, "partnership"),
                           .kind = Kind::evaluation,
                           .where = {{"need", evaluation.at("need")}, {"product", evaluation.at("product")}},
                           .levels = all_levels()};
  do {
    const storage::Page page = TWL_TRY(store_.page(query));
    for (const StoredDocument& kept : page.records)
      if (kept.document.value("input_sha256", "") == evaluation.at("input_sha256")) return true;
    query.after = page.next;
  } while (!query.after.empty());
  return false;
}

Result<bool> Trial::in(const StoredDocument& need) {
  const auto ranking = TWL_TRY(ranked(need));
  if (!ranking || ranking->match.shortlist.empty()) return false;
  const matching::ShortlistEntry& best = ranking->match.shortlist.front();
  if (!best.evidence.found.verdict.pass) return false;
  const Instant now = clock_now();
  json evaluation = evaluation_document(need, product_.id, *ranking, best, now);
  evaluation["unasked"] = true;
  if (TWL_TRY(is_kept(evaluation))) return false;
  storage::FileStore files = means_.files;
  TWL_CHECK(keep_report(files, *ranking, best, now, evaluation));
  return keep(need, evaluation);
}

/// The proof and the letters about it come to be together or not at all; the id keeps two programs from doing it twice.
Result<bool> Trial::keep(const StoredDocument& need, const json& evaluation) {
  auto transaction = TWL_TRY(storage::Transaction::begin(connection_));
  const auto current = TWL_TRY(store_.find(Kind::need, need.id));
  const bool still_open = current && member_text(current->document, "state") == word_of(State::open);
  if (!still_open || TWL_TRY(is_kept(evaluation))) return false;
  const std::string id = storage::uuid_of_name("trial " + need.id + " " + product_.id + " " +
                                               evaluation.at("input_sha256").get<std::string>());
  const auto written = store_.create({.person = {}, .at = clock_now()}, Kind::evaluation, evaluation, id);
  if (!written) {
    const auto& faults = written.error().faults;
    return failure(faults.empty() ? Diagnostic{.message = "can not be kept", .field = need.id} : faults.front());
  }
  TWL_CHECK(tell(need));
  TWL_CHECK(transaction.commit());
  return true;
}

Result<void> Trial::tell(const StoredDocument& need) {
  if (!means_.mail.sends()) return {};
  const std::string page =
      TWL_TRY(page_of(store_, means_.public_address + "/needs", member_text(need.document, "partnership")));
  for (const Recipient& recipient : TWL_TRY(people_of(store_, member_text(need.document, "organisation")))) {
    const LetterFacts facts{.name = recipient.name,
                            .organisation = "",
                            .link = page,
                            .title = title_of(need, recipient.language),
                            .date = date_text(std::chrono::floor<std::chrono::days>(clock_now())),
                            .partner = title_of(product_, recipient.language)};
    TWL_CHECK(
        means_.mail.add(connection_, letter(Letter::proven, recipient.language, recipient.email, facts), clock_now()));
  }
  return {};
}

/// Whether this version of the product is still to be tried; a later one has a trial of its own, unless it came about
/// otherwise (by an erasure, for instance).
Result<bool> is_due(storage::Connection& connection, const StoredDocument& product, std::int64_t version) {
  if (!is_published(product)) return false;
  if (product.version == version) return true;
  return !TWL_TRY(storage::JobQueue(connection).find(job_of(product.id, product.version)));
}

/// Needs that are open now, but those of the maker.
Result<std::vector<StoredDocument>> open_needs(Store& store, const StoredDocument& product) {
  std::vector<StoredDocument> needs;
  const std::string maker = member_text(product.document, "organisation");
  TWL_CHECK(for_each_in_state(store, member_text(product.document, "partnership"), Kind::need, State::open,
                              [&](const StoredDocument& need) -> Result<void> {
                                if (member_text(need.document, "organisation") != maker) needs.push_back(need);
                                return {};
                              }));
  return needs;
}

Result<std::optional<json>> tried(RunningJob& job, const TrialMeans& means) {
  Store store(job.connection);
  const auto product = TWL_TRY(store.find(Kind::product, job.request.value("product", "")));
  json report = {{"tried", 0}, {"proven", 0}};
  if (!product || !TWL_TRY(is_due(job.connection, *product, job.request.value("version", std::int64_t{0}))))
    return report;
  const auto knowledge = TWL_TRY(means.catalogues.of(job.connection, member_text(product->document, "partnership")));
  Trial trial(job.connection, means, *product, knowledge);
  if (!trial.has_lights()) return report;
  const auto needs = TWL_TRY(open_needs(store, *product));
  std::size_t proven = 0;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    if (!job.show({i, needs.size(), "evaluating"})) return std::nullopt;
    if (TWL_TRY(trial.in(needs[i]))) ++proven;
  }
  report = {{"tried", needs.size()}, {"proven", proven}};
  return report;
}

}  // namespace

Result<void> queue_trial(storage::Connection& connection, const StoredDocument& product, Instant now) {
  const auto files = named_files(product.document);
  if (!is_published(product) || std::ranges::count(files, "photometry", &NamedFile::role) == 0) return {};
  const json request = {{"person", ""}, {"product", product.id}, {"version", product.version}};
  return storage::JobQueue(connection).add(job_of(product.id, product.version), trials_queue, request.dump(), now);
}

Result<std::optional<json>> try_product(RunningJob& job, const TrialMeans& means) {
  auto done = tried(job, means);
  if (done || job.claim.attempt >= most_trials) return done;
  // Nobody waits for it and nobody would ask again.
  const auto wait = std::chrono::minutes(std::int64_t{1} << (job.claim.attempt - 1));
  TWL_TRY(storage::JobQueue(job.connection).fail(job.claim, to_string(done.error()), clock_now() + wait));
  return json::object();  // of a job that waits again, so that this ends nothing
}

}  // namespace twinlight::server
