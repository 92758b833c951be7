#include "twinlight/server/installation.h"

#include "twinlight/server/address_endpoints.h"
#include "twinlight/server/board_endpoints.h"
#include "twinlight/server/clock_jobs.h"
#include "twinlight/server/consent_endpoints.h"
#include "twinlight/server/contact_endpoints.h"
#include "twinlight/server/desk_code_endpoints.h"
#include "twinlight/server/export_endpoints.h"
#include "twinlight/server/export_jobs.h"
#include "twinlight/server/file_endpoints.h"
#include "twinlight/server/import_endpoints.h"
#include "twinlight/server/import_jobs.h"
#include "twinlight/server/invitation_endpoints.h"
#include "twinlight/server/job_endpoints.h"
#include "twinlight/server/knowledge_endpoints.h"
#include "twinlight/server/light_endpoints.h"
#include "twinlight/server/mail_jobs.h"
#include "twinlight/server/mailbox_endpoints.h"
#include "twinlight/server/market_endpoints.h"
#include "twinlight/server/measure_endpoints.h"
#include "twinlight/server/measure_table.h"
#include "twinlight/server/metrics.h"
#include "twinlight/server/my_data.h"
#include "twinlight/server/partner_endpoints.h"
#include "twinlight/server/password_endpoints.h"
#include "twinlight/server/periodic_jobs.h"
#include "twinlight/server/product_trials.h"
#include "twinlight/server/provider_sign_in.h"
#include "twinlight/server/queue_thread.h"
#include "twinlight/server/ranking_endpoints.h"
#include "twinlight/server/record_endpoints.h"
#include "twinlight/server/record_search.h"
#include "twinlight/server/retention_endpoints.h"
#include "twinlight/server/search_endpoints.h"
#include "twinlight/server/second_factor.h"
#include "twinlight/server/second_factor_endpoints.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/server/token_endpoints.h"
#include "twinlight/server/topic_endpoints.h"
#include "twinlight/server/transfer_endpoints.h"
#include "twinlight/server/webhook_endpoints.h"
#include "twinlight/server/webhook_jobs.h"
#include "twinlight/storage/backup.h"
#include "twinlight/storage/installation_database.h"

namespace twinlight::server {
namespace {

constexpr std::size_t changes_at_once = 2000;    // of the full-text index
constexpr std::size_t topics_at_once = 200;      // of texts that are read anew: searches wait for no more
constexpr const char* tables_folder = "tables";  // within the installation's

/// A line in the log, and a count where there are metrics.
QueueComplaint complaint_to(const ServiceOptions& service, Metrics* metrics) {
  return [log = service.log, now = service.now, metrics](const std::string& queue, const Diagnostic& what) {
    if (metrics) metrics->count_complaint(queue);
    if (log)
      log({.at = now(),
           .operation = queue,
           .status = 500,
           .fault = "this queue can not be worked off: " + to_string(what)});
  };
}

}  // namespace

struct Installation::Parts {
  Parts(const InstallationOptions& given, std::shared_ptr<const Knowledge> knowledge,
        std::shared_ptr<const PrivacyRules> privacy, const std::shared_ptr<const RetentionRules>& retention,
        const SecretBox& box, storage::FileStore files, std::unique_ptr<search::TextIndex> index)
      : options(given),
        metrics(given.metrics_port ? std::make_unique<Metrics>(given.version) : nullptr),
        complain(complaint_to(given.service, metrics.get())),
        connections(database_opener(given.folder, given.database)),
        sign_in(given.password_cost, given.secure_cookie, box),
        second_factors(box),
        provider_sign_in(given.identity_providers, given.public_address, given.secure_cookie),
        mail(connections, {given.mail.send, given.mail.takes_returns, given.service.log}, complain),
        passwords(mail, given.public_address, given.password_cost),
        addresses(mail, given.public_address),
        desk_codes(
            mail,
            {.public_address = given.public_address, .cost = given.password_cost, .secure_cookie = given.secure_cookie},
            box),
        invitations(mail, given.public_address),
        joining(mail, given.public_address, privacy),
        records({.files = files,
                 .privacy = std::move(privacy),
                 .knowledge = knowledge,
                 .letters = InterestLetters(mail, given.public_address),
                 .joining = &joining}),
        files_of_records(files),
        catalogues(knowledge, files),
        light(catalogues),
        lists{{"board", board_table()},
              {"catalogue", light.catalogue_table()},
              {"measures", measures_table()},
              {"transfers", transfers_table()}},
        export_jobs(
            exports_queue, connections, live,
            [this, folder = given.folder / tables_folder](RunningJob& job) { return export_list(job, folder, lists); },
            complain),
        exports(export_jobs, given.folder / tables_folder, lists),
        import_jobs(
            imports_queue, connections, live,
            [this, folder = given.folder / tables_folder](RunningJob& job) {
              return import_table(job, folder, import_means());
            },
            complain),
        imports(import_jobs, given.folder / tables_folder),
        markets(catalogues, files),
        jobs(catalogues, connections, files, live, given.engine_threads, complain),
        trials(
            trials_queue, connections, live,
            [means = TrialMeans{catalogues, files, mail, given.public_address}](RunningJob& job) {
              return try_product(job, means);
            },
            complain),
        rankings(knowledge, jobs, catalogues, std::move(files)),
        vocabularies(std::make_shared<TaughtVocabularies>(knowledge)),
        matchers(std::make_shared<PartnershipMatchers>(knowledge, vocabularies)),
        record_search(std::make_shared<RecordSearch>(std::move(index), vocabularies)),
        search(std::make_shared<ProfileSearch>(vocabularies)),
        digests(std::make_shared<Digests>(knowledge, matchers, search, given.public_address)),
        searches(search, digests, mail.sends()),
        periodic(connections, given.service.now) {
    periodic.add([address = given.mail.send ? given.public_address : ""](storage::Connection& connection, Instant now) {
      return run_clock_when_due(connection, address, now).map([](bool) {});
    });
    periodic.add([retention, address = given.mail.send ? given.public_address : ""](storage::Connection& connection,
                                                                                    Instant now) {
      return retain_when_due(connection, *retention, address, now).map([](bool) {});
    });
    // What a search would have to take over first: after a start that may be everything.
    periodic.add([found = record_search](storage::Connection& connection, Instant /*now*/) -> Result<void> {
      while (!TWL_TRY(found->catch_up(connection, changes_at_once))) continue;
      return {};
    });
    periodic.add(forget_old_webhook_messages);
    periodic.add(
        [folder = given.folder / tables_folder, period = retention->period_of(storage::Retained::tables)](
            storage::Connection& /*connection*/, Instant now) { return remove_old_tables(folder, period, now); });
    if (mail.sends())
      periodic.add([letters = digests](storage::Connection& connection, Instant now) {
        return letters->send_due(connection, now);
      });
  }

  /// What an import does, it does as the endpoints do.
  ImportMeans import_means() {
    return {.create = [this](Call& call, partnership::Kind kind) { return records.create(call, kind); },
            .change = [this](Call& call, partnership::Kind kind) { return records.change(call, kind); },
            .move = [this](Call& call, partnership::Kind kind) { return records.move(call, kind); },
            .keep_file = [this](Call& call) { return files_of_records.keep(call); },
            .invite = [this](Call& call) { return invitations.invite(call); }};
  }

  InstallationOptions options;
  std::unique_ptr<Metrics> metrics;
  QueueComplaint complain;
  ConnectionPool connections;
  SignIn sign_in;
  SecondFactorEndpoints second_factors;
  ProviderSignIn provider_sign_in;
  MailJobs mail;
  PasswordEndpoints passwords;
  AddressEndpoints addresses;
  DeskCodeEndpoints desk_codes;
  InvitationEndpoints invitations;
  JoinRequests joining;
  RecordEndpoints records;
  FileEndpoints files_of_records;
  LiveJobs live;
  PartnershipCatalogues catalogues;
  LightEndpoints light;
  ListTables lists;  ///< as tables
  BackgroundJobs export_jobs;
  ExportEndpoints exports;
  BackgroundJobs import_jobs;
  ImportEndpoints imports;
  MarketEndpoints markets;
  RankingJobs jobs;
  BackgroundJobs trials;
  RankingEndpoints rankings;
  std::shared_ptr<TaughtVocabularies> vocabularies;
  std::shared_ptr<PartnershipMatchers> matchers;
  std::shared_ptr<RecordSearch> record_search;
  std::shared_ptr<ProfileSearch> search;
  std::shared_ptr<Digests> digests;
  SearchEndpoints searches;
  std::unique_ptr<Service> service;
  std::unique_ptr<HttpServer> http;
  std::unique_ptr<HttpServer> metrics_http;
  PeriodicJobs periodic;  ///< ends before what its chores use
  QueueThread webhooks;
  QueueThread topics;
};

namespace {

void add_status_endpoints(Endpoints& endpoints) {
  endpoints["health"] = [](Call& /*call*/) -> Answer { return json_response({{"status", "ok"}}); };
  endpoints["ready"] = [](Call& call) -> Answer {
    if (const auto answered = call.connection.query("SELECT 1"); !answered) return problem(ProblemKind::busy);
    return json_response({{"status", "ready"}});
  };
}

}  // namespace

ConnectionPool::Open database_opener(const std::filesystem::path& folder, const std::string& address) {
  if (!address.empty()) return [address] { return storage::Connection::open_postgresql(address); };
  return [file = folder / storage::sqlite_database_name] { return storage::Connection::open_sqlite(file); };
}

Installation::Installation(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Installation::~Installation() {
  stop();
}

Result<std::unique_ptr<Installation>> Installation::open(const InstallationOptions& options,
                                                         std::shared_ptr<const Knowledge> knowledge) {
  std::error_code error;
  std::filesystem::create_directories(options.folder / tables_folder, error);
  if (error) return failure({.message = "can not be made: " + error.message(), .file = options.folder.string()});
  const SecretBox box = TWL_TRY(SecretBox::open(options.folder / storage::secrets_key_name));
  {
    const auto connection =
        TWL_TRY(storage::open_installation_database(options.folder, options.database, storage::Opening::may_make));
    TWL_CHECK(seal_app_secrets(*connection, box));
  }
  auto files = TWL_TRY(storage::FileStore::open(options.folder / "files"));
  TWL_CHECK(files.remove_unfinished());
  auto index = TWL_TRY(search::TextIndex::open(options.folder / "search"));
  std::optional<StaticSite> site;
  if (!options.web.empty()) site = TWL_TRY(StaticSite::load(options.web));
  const auto privacy = std::make_shared<const PrivacyRules>(TWL_TRY(PrivacyRules::built_in()));
  const auto retention = std::make_shared<const RetentionRules>(TWL_TRY(RetentionRules::built_in()));
  auto parts = std::make_unique<Parts>(options, knowledge, privacy, retention, box, std::move(files), std::move(index));
  auto contract = TWL_TRY(Contract::built_in());
  Endpoints endpoints;
  add_status_endpoints(endpoints);
  parts->sign_in.add_to(endpoints);
  parts->second_factors.add_to(endpoints);
  parts->provider_sign_in.add_to(endpoints);
  parts->passwords.add_to(endpoints);
  parts->addresses.add_to(endpoints);
  parts->desk_codes.add_to(endpoints);
  parts->invitations.add_to(endpoints);
  parts->joining.add_to(endpoints);
  parts->records.add_to(endpoints);
  parts->files_of_records.add_to(endpoints);
  parts->exports.add_to(endpoints, *contract);
  parts->imports.add_to(endpoints);
  parts->light.add_to(endpoints);
  parts->markets.add_to(endpoints);
  parts->rankings.add_to(endpoints);
  add_job_endpoints(endpoints, parts->live);
  add_knowledge_endpoints(endpoints, knowledge);
  add_board_endpoints(endpoints);
  add_measure_endpoints(endpoints);
  add_consent_endpoints(endpoints, privacy);
  add_contact_endpoints(endpoints);
  add_mailbox_endpoints(endpoints, parts->mail.sends());
  add_my_data_endpoints(endpoints);
  add_token_endpoints(endpoints);
  add_topic_endpoints(endpoints, parts->vocabularies, parts->record_search);
  add_retention_endpoints(endpoints, retention);
  add_transfer_endpoints(endpoints);
  add_record_search_endpoint(endpoints, parts->record_search);
  add_webhook_endpoints(endpoints, options.webhooks);
  add_partner_endpoints(endpoints, knowledge, parts->matchers);
  parts->searches.add_to(endpoints);
  ServiceOptions service = options.service;
  if (parts->metrics) {
    service.log = [log = options.service.log, metrics = parts->metrics.get()](const AccessEntry& entry) {
      metrics->count(entry);
      if (log) log(entry);
    };
  }
  parts->service = TWL_TRY(Service::make(std::move(contract), parts->connections, std::move(endpoints), std::move(site),
                                         std::move(service)));
  return std::unique_ptr<Installation>(new Installation(std::move(parts)));
}

Response Installation::handle(const Request& request) {
  return parts_->service->handle(request);
}

Result<void> Installation::listen(int ports) {
  const auto handle = [service = parts_->service.get()](const Request& request) { return service->handle(request); };
  HttpOptions options = parts_->options.http;
  options.cut_off = [service = parts_->service.get()](CutOff why) { return service->cut_off(why); };
  parts_->http = TWL_TRY(HttpServer::start_on_free_port(options, handle, ports));
  if (parts_->metrics)
    parts_->metrics_http =
        TWL_TRY(HttpServer::start({.port = *parts_->options.metrics_port, .threads = 1, .most_connections = 16},
                                  metrics_handler(*parts_->metrics, parts_->connections)));
  parts_->webhooks.start(
      "webhooks",
      [parts = parts_.get()]() -> Result<bool> {
        const auto connection = TWL_TRY(parts->connections.lend());
        return send_next_webhook(*connection, parts->options.webhooks, parts->options.service.now());
      },
      parts_->complain);
  parts_->topics.start(
      "topics",
      [parts = parts_.get()]() -> Result<bool> {
        const auto connection = TWL_TRY(parts->connections.lend());
        return parts->record_search->renew_topics(*connection, topics_at_once);
      },
      parts_->complain);
  parts_->periodic.start(
      [log = parts_->options.service.log, now = parts_->options.service.now](const Diagnostic& what) {
        if (log) log({.at = now(), .operation = "periodic", .status = 500, .fault = to_string(what)});
      });
  return {};
}

std::uint16_t Installation::port() const {
  return parts_->http ? parts_->http->port() : 0;
}

std::uint16_t Installation::metrics_port() const {
  return parts_->metrics_http ? parts_->metrics_http->port() : 0;
}

void Installation::stop() {
  if (parts_->metrics_http) parts_->metrics_http->stop();
  if (parts_->http) parts_->http->stop();
}

ConnectionPool& Installation::connections() {
  return parts_->connections;
}

}  // namespace twinlight::server
