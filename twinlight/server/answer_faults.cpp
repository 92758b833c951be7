#include "twinlight/server/answer_faults.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "twinlight/server/contract.h"
#include "twinlight/server/fault_wording.h"

namespace twinlight::server::fixture {
namespace {

constexpr std::string_view root = "/api/v1";
constexpr int first_refusal = 400;
constexpr int invalid_status = 422;

std::string_view header_named(const Response& response, std::string_view name) {
  for (const auto& [known, value] : response.headers)
    if (known == name) return value;
  return {};
}

const Contract& contract() {
  static const auto contract = Contract::built_in().value();
  return *contract;
}

/// What the contract says of the status, or null; "default" stands for refusals alone.
const nlohmann::json* named_answer(const Operation& operation, int status) {
  std::string method = operation.method;
  std::ranges::transform(method, method.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const nlohmann::json& answers = contract().document().at("paths").at(operation.path).at(method).at("responses");
  auto named = answers.find(std::to_string(status));
  if (named == answers.end() && status >= first_refusal) named = answers.find("default");
  if (named == answers.end()) return nullptr;
  const auto reference = named->find("$ref");
  if (reference == named->end()) return &*named;
  return &contract().document().at(nlohmann::json::json_pointer(reference->get<std::string>().substr(1)));
}

std::vector<Diagnostic> faults_of(const Operation& operation, const Response& response) {
  const nlohmann::json* named = named_answer(operation, response.status);
  if (named == nullptr) return {{.message = "the contract knows no such status"}};
  const bool has_body = !response.body.empty() || response.shared_body || response.stream;
  if (!named->contains("content")) {
    if (has_body) return {{.message = "the contract knows no body of this answer"}};
    return {};
  }
  const std::string_view header = header_named(response, "Content-Type");
  const std::string type(header.substr(0, header.find(';')));
  if (!named->at("content").contains(type) && !named->at("content").contains("*/*"))
    return {{.message = fmt::format("the contract knows no content of type '{}'", type)}};
  // What is packed was whole before; that it is packed well has a test of its own.
  if (!type.ends_with("json") || !header_named(response, "Content-Encoding").empty()) return {};
  const std::string& text = response.shared_body ? *response.shared_body : response.body;
  const auto body = nlohmann::json::parse(text, nullptr, false);
  if (body.is_discarded()) return {{.message = "the body is no JSON"}};
  return response_faults(operation, response.status, body);
}

/// Whether a pointer (RFC 6901) is of something in the body, or of what an object there lacks.
bool is_of_body(const nlohmann::json& body, const std::string& pointer) {
  nlohmann::json::json_pointer place(pointer);
  if (body.contains(place)) return true;
  while (!body.contains(place)) place = place.parent_pointer();
  return body.at(place).is_object();
}

/// Pointers of a refusal into the body that say nothing of it; parameters are named without a slash.
std::vector<Diagnostic> pointer_faults(const Request& request, const Response& response) {
  const auto sent = nlohmann::json::parse(request.body, nullptr, false);
  const auto told = nlohmann::json::parse(response.body, nullptr, false);
  std::vector<Diagnostic> faults;
  if (response.status != invalid_status || !sent.is_structured() || !told.is_object()) return faults;
  for (const nlohmann::json& error : told.value("errors", nlohmann::json::array())) {
    const std::string pointer = error.value("pointer", "");
    if (pointer.starts_with('/') && !is_of_body(sent, pointer))
      faults.push_back({.message = fmt::format("the pointer '{}' is of nothing in {}", pointer, request.body)});
  }
  return faults;
}

/// Messages of a refusal in English that have no words in the other languages.
std::vector<Diagnostic> wording_faults(const Response& response) {
  if (header_named(response, "Content-Language") != "en") return {};
  const auto told = nlohmann::json::parse(response.body, nullptr, false);
  std::vector<Diagnostic> faults;
  for (const nlohmann::json& error :
       told.is_object() ? told.value("errors", nlohmann::json::array()) : nlohmann::json::array()) {
    const std::string message = error.value("message", "");
    if (fault_in(partnership::Language::zh, message) == message)
      faults.push_back({.message = fmt::format("'{}' has no words in Chinese (fault_wording.cpp)", message)});
  }
  return faults;
}

}  // namespace

std::vector<Diagnostic> answer_faults(const Request& request, const Response& response) {
  if (!request.path.starts_with(root) || request.method == "HEAD") return {};
  const Asked asked = contract().find(request.method, request.path.substr(root.size()));
  if (asked.operation == nullptr) return {};
  std::vector<Diagnostic> faults = faults_of(*asked.operation, response);
  for (Diagnostic& fault : pointer_faults(request, response)) faults.push_back(std::move(fault));
  for (Diagnostic& fault : wording_faults(response)) faults.push_back(std::move(fault));
  for (Diagnostic& fault : faults)
    fault.message = fmt::format("{} {}: {}", asked.operation->id, response.status, fault.message);
  return faults;
}

}  // namespace twinlight::server::fixture
