#pragma once

#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/server/request_text.h"
#include "twinlight/server/schema_check.h"

namespace twinlight::server {

/// One parameter of an operation.
struct Parameter {
  std::string name;
  std::string in;  ///< path, query, header
  bool required = false;
  nlohmann::json schema;
};

/// A schema that is read when it is first needed.
class LazySchema {
 public:
  LazySchema(const nlohmann::json& components, nlohmann::json schema)
      : components_(components), schema_(std::move(schema)) {}
  std::vector<Diagnostic> faults(const nlohmann::json& value) const;

 private:
  const nlohmann::json& components_;
  nlohmann::json schema_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<SchemaCheck> check_;
};

/// One method of one path.
struct Operation {
  std::string id;      ///< operationId
  std::string method;  ///< in capitals
  std::string path;    ///< with {names}
  std::vector<std::string> segments;
  std::vector<Parameter> parameters;
  std::vector<std::unique_ptr<LazySchema>> parameter_checks;  ///< of the parameters, in their order
  std::vector<std::string> body_types;                        ///< media types; none where it takes no body
  std::unique_ptr<LazySchema> body;                           ///< of a JSON body
  std::vector<std::pair<std::string, std::unique_ptr<LazySchema>>> responses;  ///< JSON ones by status or "default"
};

/// What a request asks for.
struct Asked {
  const Operation* operation = nullptr;  ///< null where the path is known but not with this method, or not at all
  NamedValues path_values;
  std::vector<std::string> other_methods;  ///< that the path is known with, where the operation is null
};

/// The contract, as the program holds requests (and in tests its own answers) to it.
class Contract {
 public:
  /// The one that the program was built with.
  static Result<std::unique_ptr<Contract>> built_in();
  static Result<std::unique_ptr<Contract>> parse(std::string_view yaml);

  /// @param path  below /api/v1
  Asked find(std::string_view method, std::string_view path) const;

  const std::vector<Operation>& operations() const { return operations_; }
  const nlohmann::json& document() const { return document_; }

 private:
  Contract() = default;
  nlohmann::json document_;
  std::vector<Operation> operations_;
};

/// Everything that is wrong with the parameters and the body; `field` of each is a parameter's name or a pointer into
/// the body. Texts of whole numbers are read as such.
/// @param headers  of the request, names in lower case
std::vector<Diagnostic> parameter_faults(const Operation& operation, const NamedValues& path_values,
                                         const NamedValues& query, const NamedValues& headers);

/// Everything in which an answer differs from the contract, for tests.
std::vector<Diagnostic> response_faults(const Operation& operation, int status, const nlohmann::json& body);

}  // namespace twinlight::server
