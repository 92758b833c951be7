#include <fmt/format.h>
#include <pthread.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "twinlight/cli/command.h"
#include "twinlight/cli/data_folder.h"
#include "twinlight/matching/catalogue.h"
#include "twinlight/server/clock.h"
#include "twinlight/server/demonstration.h"
#include "twinlight/server/http_client.h"
#include "twinlight/server/installation.h"
#include "twinlight/server/smtp_client.h"

namespace twinlight::cli {
namespace {
namespace fs = std::filesystem;

/// The demonstration, which nobody set up a port for, takes the first that is free of so many.
constexpr int ports_to_try = 20;

struct ServeOptions {
  std::string data;
  std::string database;
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  bool next_port = false;  ///< where the port is taken
  std::string catalogue;
  matching::EmptyFolder empty_catalogue = matching::EmptyFolder::refused;
  std::string web;
  unsigned threads = 8;
  unsigned engine_threads = std::max(1U, std::thread::hardware_concurrency());
  bool behind_proxy = false;
  bool secure_cookie = false;
  bool quiet = false;
  bool local_webhooks = false;
  std::string identity_providers;
  std::string mail;
  std::string public_address;
  std::optional<std::uint16_t> metrics_port;
};

/// What lies beside the program's data: in a build the folders of the source, in an installation its own.
fs::path beside_data(const fs::path& in_build, const fs::path& installed) {
  std::error_code error;
  const fs::path data = fs::weakly_canonical(data_folder(), error);
  const fs::path in_source = data.parent_path() / in_build;
  return fs::exists(in_source, error) ? in_source : data / installed;
}

fs::path web_folder(const ServeOptions& options) {
  if (!options.web.empty()) return options.web;
  std::error_code error;
  fs::path built = beside_data("web/dist", "web");
  return fs::exists(built / "index.html", error) ? built : fs::path();
}

/// The installation's own key, made at its first start.
Result<report::SigningKey> key_of(const fs::path& folder) {
  const fs::path path = folder / "signing.key";
  std::error_code error;
  if (fs::exists(path, error)) return report::SigningKey::read(path);
  fs::create_directories(folder, error);
  const auto key = report::SigningKey::create();
  TWL_CHECK(key.write(path));
  return key;
}

/// What sends people back to this installation has to know where it is.
Result<void> check_public_address(const ServeOptions& options, const std::string& needed_by) {
  if (server::is_safe_address(options.public_address) && !options.public_address.ends_with('/')) return {};
  return failure({.message = needed_by + " needs --public-address: https, without a slash at the end"});
}

/// Where people of the installation sign in already; none where no file is named.
Result<std::vector<server::IdentityProvider>> providers_of(const ServeOptions& options) {
  if (options.identity_providers.empty()) return std::vector<server::IdentityProvider>{};
  TWL_CHECK(check_public_address(options, "--identity-providers"));
  return server::read_identity_providers(options.identity_providers);
}

/// Nothing where no file is named: the installation sends no mail.
Result<server::MailRoute> mail_of(const ServeOptions& options) {
  if (options.mail.empty()) return server::MailRoute{};
  TWL_CHECK(check_public_address(options, "--mail"));
  const server::MailServer mail = TWL_TRY(server::read_mail_server(options.mail));
  return server::MailRoute{.send = server::smtp_sender(mail), .takes_returns = !mail.returns_to.empty()};
}

server::InstallationOptions installation_options(const ServeOptions& options) {
  server::InstallationOptions made{.folder = options.data, .database = options.database, .web = web_folder(options)};
  made.http.address = options.address;
  made.http.port = options.port;
  made.http.threads = options.threads;
  made.service.now = server::clock_now;
  made.service.behind_proxy = options.behind_proxy;
  if (!options.quiet)
    made.service.log = [mutex = std::make_shared<std::mutex>()](const server::AccessEntry& entry) {
      const std::lock_guard lock(*mutex);
      fmt::print(stderr, "{}\n", log_line(entry));
    };
  made.secure_cookie = options.secure_cookie;
  made.service.by_https_alone = options.secure_cookie;
  made.public_address = options.public_address;
  made.engine_threads = options.engine_threads;
  made.metrics_port = options.metrics_port;
  made.version = TWINLIGHT_VERSION;
  if (options.local_webhooks) made.webhooks = server::Reach::anywhere;
  return made;
}

/// Signals that end the server; blocked in every thread, so that the main one waits for them.
sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

Result<std::unique_ptr<server::Installation>> open_installation(const ServeOptions& options) {
  auto key = TWL_TRY(key_of(options.data));
  auto knowledge = TWL_TRY(server::Knowledge::load(data_folder(), options.catalogue, key, TWINLIGHT_VERSION,
                                                   options.engine_threads, options.empty_catalogue));
  if (knowledge->catalogue.products.empty())
    fmt::print(stderr, "{}: holds no photometric file; needs are matched with the products of members alone\n",
               options.catalogue);
  for (const Diagnostic& refused : knowledge->catalogue.refused) print_refusal(refused);
  server::InstallationOptions made = installation_options(options);
  made.identity_providers = TWL_TRY(providers_of(options));
  made.mail = TWL_TRY(mail_of(options));
  return server::Installation::open(made, std::move(knowledge));
}

Result<void> serve(const ServeOptions& options, server::Installation& installation) {
  const sigset_t signals = ending_signals();
  TWL_CHECK(installation.listen(options.next_port ? ports_to_try : 1));
  if (options.port != 0 && installation.port() != options.port)
    fmt::print("Another program has port {}; this one took the next that is free.\n", options.port);
  fmt::print("Twinlight answers on http://{}:{}/ (Ctrl-C ends it)\n", options.address, installation.port());
  std::fflush(stdout);
  int signal = 0;
  sigwait(&signals, &signal);
  installation.stop();
  return {};
}

Result<void> run_serve(const ServeOptions& options) {
  const sigset_t signals = ending_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  const auto installation = TWL_TRY(open_installation(options));
  return serve(options, *installation);
}

void print_accounts(const std::vector<server::DemonstrationAccount>& accounts) {
  fmt::print("\nThe demonstration partnership is loaded. Sign in as:\n");
  for (const auto& account : accounts) fmt::print("  {:<22}{:<34}{}\n", account.role, account.email, account.password);
  fmt::print("\n");
}

/// Where no folder is named, one of its own that goes with the program.
struct DemonstrationFolder {
  explicit DemonstrationFolder(std::string& named) {
    if (!named.empty()) return;
    named = (fs::temp_directory_path() / "twinlight-demo-XXXXXX").string();
    if (mkdtemp(named.data()) != nullptr) own = named;
  }
  ~DemonstrationFolder() {
    std::error_code ignored;
    if (!own.empty()) fs::remove_all(own, ignored);
  }
  DemonstrationFolder(const DemonstrationFolder&) = delete;
  DemonstrationFolder& operator=(const DemonstrationFolder&) = delete;
  fs::path own;
};

Result<void> run_demo(ServeOptions options) {
  const sigset_t signals = ending_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  const DemonstrationFolder folder(options.data);
  const fs::path examples = beside_data("examples", "examples");
  if (options.catalogue.empty()) options.catalogue = examples / "catalogue";
  const auto installation = TWL_TRY(open_installation(options));
  {
    const auto connection = TWL_TRY(installation->connections().lend());
    const auto files = TWL_TRY(storage::FileStore::open(fs::path(options.data) / "files"));
    print_accounts(TWL_TRY(server::load_demonstration(*connection, files, examples / "partnership", server::clock_now(),
                                                      server::PasswordCost::interactive)));
  }
  return serve(options, *installation);
}

void add_common_options(CLI::App& command, ServeOptions& options) {
  constexpr unsigned most_threads = 256;
  command.add_option("--address", options.address, "Address to listen on; by default 127.0.0.1");
  command.add_option("--port", options.port, "Port; by default 8080, 0 takes a free one");
  command.add_option("--database", options.database, "postgresql://…; by default SQLite in the data folder");
  command.add_option("--web", options.web, "Folder of the built web application");
  command.add_option("--threads", options.threads, "Threads that answer requests; by default 8")
      ->check(CLI::Range(1U, most_threads));
  command
      .add_option("--engine-threads", options.engine_threads, "Threads that compute rankings; by default one a core")
      ->check(CLI::Range(1U, most_threads));
  command.add_option("--public-address", options.public_address, "Address by which browsers reach this, https://…");
  command.add_option("--identity-providers", options.identity_providers,
                     "TOML file of OpenID Connect providers that people sign in with (docs/operations.md)");
  command.add_option("--mail", options.mail, "TOML file of the server that takes this one's mail (docs/operations.md)");
  command.add_flag("--local-webhooks", options.local_webhooks,
                   "Let webhooks lead to this machine and its own network (docs/webhooks.md)");
  command.add_flag("--quiet", options.quiet, "Write no log of requests on standard error");
}

void finish(const Result<void>& done, ExitStatus& status) {
  if (!done) print_refusal(done.error());
  status = done ? ExitStatus::ok : ExitStatus::refused;
}

}  // namespace

void add_serve_command(CLI::App& program, ExitStatus& status) {
  auto options = std::make_shared<ServeOptions>();
  options->empty_catalogue = matching::EmptyFolder::taken;
  CLI::App* command = program.add_subcommand("serve", "The server: HTTP by api/openapi.yaml and the web application");
  command->add_option("--data", options->data, "Folder of this installation: database, files, signing key")->required();
  command->add_option("--catalogue", options->catalogue, "Folder of photometric files that needs are matched with")
      ->required();
  add_common_options(*command, *options);
  command->preparse_callback([](std::size_t) { keep_from_others(); });
  command->add_flag("--behind-proxy", options->behind_proxy, "Take clients' addresses from X-Forwarded-For");
  command->add_option("--metrics-port", options->metrics_port,
                      "Port of 127.0.0.1 on which /metrics answers Prometheus; by default none");
  command->add_flag("--secure-cookie", options->secure_cookie,
                    "Sessions by HTTPS alone, which browsers are told to keep to");
  command->callback([options, &status] { finish(run_serve(*options), status); });
}

void add_demo_command(CLI::App& program, ExitStatus& status) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* command = program.add_subcommand("demo", "Load the demonstration partnership and serve it");
  command->add_option("--data", options->data, "Folder to keep it in; by default one that goes with the program");
  command->add_option("--catalogue", options->catalogue, "Folder of photometric files; by default the example's");
  add_common_options(*command, *options);
  command->preparse_callback([](std::size_t) { keep_from_others(); });
  command->callback([command, options, &status] {
    options->next_port = command->count("--port") == 0;
    finish(run_demo(*options), status);
  });
}

}  // namespace twinlight::cli
