#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "twinlight/server/call.h"
#include "twinlight/server/connection_pool.h"
#include "twinlight/server/rate_limit.h"
#include "twinlight/server/static_site.h"

namespace twinlight::server {

/// What became of one request, for the log.
struct AccessEntry {
  Instant at{};
  std::string address;
  std::string method;
  std::string operation;  ///< its id; the path is not logged, for what it may hold
  int status = 0;
  double milliseconds = 0.0;
  std::int64_t statements = 0;  ///< that the database was asked, where the operation was
  std::string person;           ///< id
  std::string token;            ///< id of the API token, where a program asked for the person
  std::string fault;            ///< of the server itself, for those who keep it
};
std::string log_line(const AccessEntry& entry);  ///< JSON

struct ServiceOptions {
  std::function<void(const AccessEntry&)> log;  ///< may be empty
  std::function<Instant()> now;                 ///< the clock
  double requests_at_once = 400;                ///< of one address
  double requests_per_minute = 3000;
  bool behind_proxy = false;    ///< the last address of X-Forwarded-For is the client's
  bool by_https_alone = false;  ///< browsers are told to come back by HTTPS for a year (RFC 6797)
};

/// Takes requests by the contract, whatever they ask for: finds the operation, who asks and in which language, refuses
/// what does not fit, hands the rest to its endpoint.
class Service {
 public:
  /// Fails where an operation of the contract has no endpoint.
  static Result<std::unique_ptr<Service>> make(std::unique_ptr<Contract> contract, ConnectionPool& connections,
                                               Endpoints endpoints, std::optional<StaticSite> site,
                                               ServiceOptions options);

  Response handle(const Request& request);

  /// The answer to what never became a request. Nobody knows its language.
  Response cut_off(CutOff why) const;

 private:
  Service(std::unique_ptr<Contract> contract, ConnectionPool& connections, Endpoints endpoints,
          std::optional<StaticSite> site, ServiceOptions options);
  Response answer(const Request& request, AccessEntry& entry);
  Answer ask(const Request& request, partnership::Language& language, AccessEntry& entry);
  Answer dispatch(Call& call) const;

  std::unique_ptr<Contract> contract_;
  ConnectionPool& connections_;
  Endpoints endpoints_;
  std::optional<StaticSite> site_;
  ServiceOptions options_;
  RateLimit by_address_;
};

}  // namespace twinlight::server
