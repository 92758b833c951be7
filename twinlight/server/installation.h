#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "twinlight/server/http_client.h"
#include "twinlight/server/http_server.h"
#include "twinlight/server/identity_provider.h"
#include "twinlight/server/knowledge.h"
#include "twinlight/server/mail_jobs.h"
#include "twinlight/server/secrets.h"
#include "twinlight/server/service.h"

namespace twinlight::server {

/// Where an installation keeps what it holds, and how it is reached.
struct InstallationOptions {
  std::filesystem::path folder;  ///< its data: the database, files; made where it is missing
  std::string database;          ///< address of PostgreSQL; empty: SQLite in the folder
  std::filesystem::path web;     ///< the built web application; empty: none is served
  HttpOptions http;
  ServiceOptions service;
  PasswordCost password_cost = PasswordCost::interactive;
  bool secure_cookie = false;
  std::vector<IdentityProvider> identity_providers = {};
  std::string public_address =
      {};               ///< as browsers reach it, without a slash at the end; providers send them back there
  MailRoute mail = {};  ///< empty: the installation sends none
  Reach webhooks = Reach::public_internet;
  unsigned engine_threads = 1;
  std::optional<std::uint16_t> metrics_port = {};  ///< of this machine alone; 0 takes a free one
  std::string version = {};                        ///< of the program, for its metrics
};

/// Everything that answers requests, put together.
class Installation {
 public:
  /// Opens or makes the data, brings it to the newest form; takes no requests yet.
  static Result<std::unique_ptr<Installation>> open(const InstallationOptions& options,
                                                    std::shared_ptr<const Knowledge> knowledge);
  ~Installation();
  Installation(const Installation&) = delete;
  Installation& operator=(const Installation&) = delete;

  /// Answers one request, as the server would.
  Response handle(const Request& request);

  /// Listens until `stop`. Fails where the address can not be had.
  /// @param ports how many ports to try, from that of the options on
  Result<void> listen(int ports = 1);
  std::uint16_t port() const;
  std::uint16_t metrics_port() const;  ///< 0 where there is none
  void stop();

  ConnectionPool& connections();

 private:
  struct Parts;
  explicit Installation(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// How the database of an installation is opened.
ConnectionPool::Open database_opener(const std::filesystem::path& folder, const std::string& address);

}  // namespace twinlight::server
