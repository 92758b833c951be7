#include "twinlight/server/service.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "twinlight/server/caller.h"
#include "twinlight/server/compression.h"
#include "twinlight/server/idempotency.h"
#include "twinlight/server/reader_language.h"

namespace twinlight::server {
namespace {

constexpr std::string_view root = "/api/v1";
constexpr std::size_t largest_json_bytes = std::size_t{1} << 20U;
constexpr std::size_t deepest_json = 24;

std::string_view media_type(const Request& request) {
  const std::string_view header = request.header("content-type");
  return header.substr(0, std::min(header.find(';'), header.find(' ')));
}

tl::expected<nlohmann::json, Problem> body_of(const Request& request, const Operation& operation) {
  if (operation.body_types.empty()) {
    if (!request.body.empty()) return problem(ProblemKind::malformed);
    return nullptr;
  }
  if (std::ranges::find(operation.body_types, media_type(request)) == operation.body_types.end())
    return problem(ProblemKind::media_type);
  if (!operation.body) return nullptr;
  if (request.body.size() > largest_json_bytes) return problem(ProblemKind::too_large);
  auto parsed = parse_json(request.body, deepest_json);
  if (!parsed) return problem(ProblemKind::malformed);
  if (auto faults = operation.body->faults(*parsed); !faults.empty())
    return problem(ProblemKind::invalid, std::move(faults));
  return *std::move(parsed);
}

/// Of a change that is right but for the header that says to which version of the record it is made (RFC 6585, 3).
bool lacks_version_alone(const std::vector<Diagnostic>& faults) {
  return faults.size() == 1 && faults.front().field == "If-Match" && faults.front().message == "is missing";
}

void add_safety_headers(Response& response, bool by_https_alone) {
  const auto has = [&](std::string_view name) {
    return std::ranges::any_of(response.headers, [&](const auto& header) { return header.first == name; });
  };
  if (!has("Content-Security-Policy"))
    response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.headers.emplace_back("Referrer-Policy", "same-origin");
  response.headers.emplace_back("X-Frame-Options", "DENY");
  response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  if (by_https_alone) response.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
}

}  // namespace

std::string log_line(const AccessEntry& entry) {
  nlohmann::ordered_json line = {
      {"at", instant_text(entry.at)}, {"address", entry.address},
      {"method", entry.method},       {"operation", entry.operation},
      {"status", entry.status},       {"ms", std::round(entry.milliseconds * 100.0) / 100.0}};
  if (entry.statements > 0) line["statements"] = entry.statements;
  if (!entry.person.empty()) line["person"] = entry.person;
  if (!entry.token.empty()) line["token"] = entry.token;
  if (!entry.fault.empty()) line["fault"] = entry.fault;
  return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Service::Service(std::unique_ptr<Contract> contract, ConnectionPool& connections, Endpoints endpoints,
                 std::optional<StaticSite> site, ServiceOptions options)
    : contract_(std::move(contract)),
      connections_(connections),
      endpoints_(std::move(endpoints)),
      site_(std::move(site)),
      options_(std::move(options)),
      by_address_(options_.requests_at_once, options_.requests_per_minute) {}

Result<std::unique_ptr<Service>> Service::make(std::unique_ptr<Contract> contract, ConnectionPool& connections,
                                               Endpoints endpoints, std::optional<StaticSite> site,
                                               ServiceOptions options) {
  for (const Operation& operation : contract->operations())
    if (!endpoints.contains(operation.id))
      return failure({.message = "the operation " + operation.id + " of the contract has no endpoint"});
  return std::unique_ptr<Service>(
      new Service(std::move(contract), connections, std::move(endpoints), std::move(site), std::move(options)));
}

Response Service::handle(const Request& request) {
  const auto start = std::chrono::steady_clock::now();
  AccessEntry entry{.at = options_.now(), .address = request.remote_address, .method = request.method};
  Response response;
  try {
    response = answer(request, entry);
  } catch (const std::exception& fault) {
    entry.fault = fault.what();
    response = problem_response({ProblemKind::internal}, partnership::Language::en);
  }
  add_safety_headers(response, options_.by_https_alone);
  compress(request, response);
  entry.status = response.status;
  entry.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  if (options_.log) options_.log(entry);
  return response;
}

Response Service::cut_off(CutOff why) const {
  const auto kind = [why] {
    switch (why) {
      case CutOff::too_large:
        return ProblemKind::too_large;
      case CutOff::too_slow:
        return ProblemKind::too_slow;
      case CutOff::malformed:
        return ProblemKind::malformed;
      case CutOff::busy:
        return ProblemKind::busy;
    }
    return ProblemKind::internal;
  }();
  Response response = problem_response({kind}, partnership::Language::en);
  add_safety_headers(response, options_.by_https_alone);
  if (options_.log) options_.log({.at = options_.now(), .status = response.status});
  return response;
}

Response Service::answer(const Request& request, AccessEntry& entry) {
  const bool outside = request.path == "/health" || request.path == "/ready";
  if (!outside && !request.path.starts_with(root)) {
    if (site_) return site_->answer(request);
    return problem_response({ProblemKind::absent}, accepted_language(request.header("accept-language")));
  }
  partnership::Language language = accepted_language(request.header("accept-language"));
  Answer answer = ask(request, language, entry);
  if (answer) return *std::move(answer);
  Problem& problem = answer.error();
  if (problem.kind == ProblemKind::internal && !problem.faults.empty()) {
    entry.fault = to_string(problem.faults.front());
    problem.faults.clear();  // what failed within is for the log alone
  }
  return problem_response(problem, language);
}

Answer Service::ask(const Request& request, partnership::Language& language, AccessEntry& entry) {
  Request asked = request;
  if (options_.behind_proxy) {
    const std::string_view forwarded = request.header("x-forwarded-for");
    const std::size_t last = forwarded.find_last_of(", ");
    if (!forwarded.empty()) asked.remote_address = forwarded.substr(last == std::string_view::npos ? 0 : last + 1);
    entry.address = asked.remote_address;
  }
  if (!by_address_.take(asked.remote_address)) return problem(ProblemKind::too_many);
  const std::string path = request.path.starts_with(root) ? request.path.substr(root.size()) : request.path;
  const auto query = parse_query(request.query);
  if (!query || !path.starts_with('/'))
    return problem(path.starts_with('/') ? ProblemKind::malformed : ProblemKind::absent);
  if (const auto wanted = partnership::from_word<partnership::Language>(text_of(*query, "language")))
    language = *wanted;

  Asked found = contract_->find(request.method, path);
  if (found.operation == nullptr && found.other_methods.empty()) return problem(ProblemKind::absent);
  if (found.operation == nullptr)
    return tl::unexpected(Problem{.kind = ProblemKind::method, .allowed = std::move(found.other_methods)});
  const Operation& operation = *found.operation;
  entry.operation = operation.id;
  if (auto faults = parameter_faults(operation, found.path_values, *query, request.headers); !faults.empty()) {
    const ProblemKind kind = lacks_version_alone(faults) ? ProblemKind::unconditional : ProblemKind::invalid;
    return problem(kind, std::move(faults));
  }
  if (auto faults = key_faults(operation, request); !faults.empty())
    return problem(ProblemKind::invalid, std::move(faults));

  const ConnectionPool::Lent connection = TWL_OWN(connections_.lend());
  const std::int64_t statements_before = connection->statements();
  Caller caller = TWL_ANSWER(caller_of(*connection, request, entry.at));
  entry.person = caller.actor.person.text;
  if (caller.token) entry.token = caller.token->id;
  if (const auto may = held(caller, request, operation, found.path_values); !may) return tl::unexpected(may.error());
  Call call{.request = asked,
            .operation = operation,
            .path = std::move(found.path_values),
            .query = *query,
            .body = nullptr,
            .language = language,
            .connection = *connection,
            .now = entry.at,
            .actor = std::move(caller.actor),
            .session_token = std::move(caller.session_token),
            .api_token = entry.token};
  Answer answer = dispatch(call);
  entry.fault = std::move(call.fault);
  entry.statements = connection->statements() - statements_before;
  return answer;
}

Answer Service::dispatch(Call& call) const {
  auto body = body_of(call.request, call.operation);
  if (!body) return tl::unexpected(std::move(body).error());
  call.body = *std::move(body);
  const Endpoint& endpoint = endpoints_.find(call.operation.id)->second;
  return has_idempotency_key(call) ? answer_once(call, endpoint) : endpoint(call);
}

}  // namespace twinlight::server
