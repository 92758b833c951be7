#include "twinlight/server/contract.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "twinlight/server/yaml_text.h"

namespace twinlight::server {

extern const std::string_view contract_text;

namespace {

using Json = nlohmann::json;

constexpr int first_refusal = 400;  // "default" of the contract is a problem

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const std::string_view segment = path.substr(0, path.find('/'));
    segments.emplace_back(segment);
    path.remove_prefix(segment.size());
  }
  return segments;
}

/// The value, or what its reference names.
const Json& resolved(const Json& document, const Json& value) {
  const auto reference = value.find("$ref");
  if (reference == value.end()) return value;
  return document.at(Json::json_pointer(reference->get<std::string>().substr(1)));
}

void read_parameters(const Json& document, const Json& given, Operation& operation) {
  const Json& components = document.at("components");
  for (const Json& item : given.value("parameters", Json::array())) {
    const Json& parameter = resolved(document, item);
    operation.parameters.push_back({.name = parameter.at("name"),
                                    .in = parameter.at("in"),
                                    .required = parameter.value("required", false),
                                    .schema = resolved(document, parameter.at("schema"))});
    operation.parameter_checks.push_back(std::make_unique<LazySchema>(components, operation.parameters.back().schema));
  }
}

void read_bodies(const Json& document, const Json& given, Operation& operation) {
  const Json& components = document.at("components");
  if (const auto body = given.find("requestBody"); body != given.end()) {
    const Json contents = resolved(document, *body).at("content");
    for (const auto& [type, content] : contents.items()) {
      operation.body_types.push_back(type);
      if (type == "application/json") operation.body = std::make_unique<LazySchema>(components, content.at("schema"));
    }
  }
  for (const auto& [status, item] : given.at("responses").items()) {
    const Json& response = resolved(document, item);
    const Json contents = response.value("content", Json::object());
    for (const auto& [type, content] : contents.items())
      if (type.ends_with("json"))
        operation.responses.emplace_back(status, std::make_unique<LazySchema>(components, content.at("schema")));
  }
}

std::string in_capitals(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

bool is_variable(const std::string& segment) {
  return segment.starts_with('{');
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  return std::ranges::equal(pattern, path, [](const std::string& wanted, const std::string& found) {
    return is_variable(wanted) ? !found.empty() : wanted == found;
  });
}

/// Text as the schema wants it.
Json value_of(const std::string& text, const Json& schema) {
  const std::string type =
      schema.contains("type") && schema["type"].is_string() ? schema["type"].get<std::string>() : "";
  if (type == "integer") {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) return number;
  }
  if (type == "number") {
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && std::isfinite(number)) return number;
  }
  if (type == "boolean" && (text == "true" || text == "false")) return text == "true";
  return text;
}

std::string in_lower_case(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

}  // namespace

std::vector<Diagnostic> LazySchema::faults(const Json& value) const {
  std::call_once(once_, [this] { check_ = std::make_unique<SchemaCheck>(components_, schema_); });
  return check_->faults(value);
}

Result<std::unique_ptr<Contract>> Contract::built_in() {
  return parse(contract_text);
}

Result<std::unique_ptr<Contract>> Contract::parse(std::string_view yaml) {
  std::unique_ptr<Contract> contract(new Contract);
  contract->document_ = Json(TWL_TRY(parse_yaml(yaml, "openapi.yaml")));
  const Json& document = contract->document_;
  try {
    for (const auto& [path, methods] : document.at("paths").items())
      for (const auto& [method, given] : methods.items()) {
        Operation operation{
            .id = given.at("operationId"), .method = in_capitals(method), .path = path, .segments = segments_of(path)};
        read_parameters(document, given, operation);
        read_bodies(document, given, operation);
        contract->operations_.push_back(std::move(operation));
      }
  } catch (const Json::exception& fault) {
    return failure({.message = fault.what(), .file = "openapi.yaml"});
  }
  return contract;
}

Asked Contract::find(std::string_view method, std::string_view path) const {
  Asked asked;
  const std::vector<std::string> segments = segments_of(path);
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  for (const Operation& operation : operations_) {
    if (!fits(operation.segments, segments)) continue;
    if (operation.method != wanted) {
      asked.other_methods.push_back(operation.method);
      if (operation.method == "GET") asked.other_methods.emplace_back("HEAD");
      continue;
    }
    asked.operation = &operation;
    for (std::size_t i = 0; i < segments.size(); ++i)
      if (const std::string& name = operation.segments[i]; is_variable(name))
        asked.path_values.emplace(name.substr(1, name.size() - 2), segments[i]);
    return asked;
  }
  return asked;
}

std::vector<Diagnostic> parameter_faults(const Operation& operation, const NamedValues& path_values,
                                         const NamedValues& query, const NamedValues& headers) {
  std::vector<Diagnostic> faults;
  for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
    const Parameter& parameter = operation.parameters[i];
    const NamedValues& values = parameter.in == "path" ? path_values : parameter.in == "query" ? query : headers;
    const auto found = values.find(parameter.in == "header" ? in_lower_case(parameter.name) : parameter.name);
    if (found == values.end()) {
      if (parameter.required) faults.push_back({.message = "is missing", .field = parameter.name});
      continue;
    }
    for (Diagnostic& fault : operation.parameter_checks[i]->faults(value_of(found->second, parameter.schema)))
      faults.push_back({.message = std::move(fault.message), .field = parameter.name});
  }
  for (const auto& [name, value] : query)
    if (std::ranges::none_of(
            operation.parameters,
            [&name = name](const Parameter& parameter) { return parameter.in == "query" && parameter.name == name; }) &&
        name != "language")
      faults.push_back({.message = "is no parameter", .field = name});
  return faults;
}

std::vector<Diagnostic> response_faults(const Operation& operation, int status, const Json& body) {
  const LazySchema* schema = nullptr;
  for (const auto& [named, check] : operation.responses)
    if (named == std::to_string(status) || (schema == nullptr && named == "default" && status >= first_refusal))
      schema = check.get();
  if (schema == nullptr)
    return {{.message = "the contract knows no JSON with this status", .field = std::to_string(status)}};
  return schema->faults(body);
}

}  // namespace twinlight::server
