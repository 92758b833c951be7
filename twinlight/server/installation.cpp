#include "twinlight/server/installation.h"

#include "twinlight/server/installation_parts.h"
#include "twinlight/server/second_factor.h"
#include "twinlight/server/webhook_jobs.h"
#include "twinlight/storage/backup.h"
#include "twinlight/storage/installation_database.h"

namespace twinlight::server {
namespace {

constexpr std::size_t topics_at_once = 200;  // of texts that are read anew: searches wait for no more

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
  Endpoints endpoints = parts->endpoints(*contract);
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
