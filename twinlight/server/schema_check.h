#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "twinlight/foundation/diagnostic.h"

namespace twinlight::server {

/// A JSON Schema, made once and used for many values by one thread at a time or several. The one place that knows
/// valijson.
class SchemaCheck {
 public:
  /// @param components what `#/components/…` refers to
  SchemaCheck(const nlohmann::json& components, const nlohmann::json& schema);
  ~SchemaCheck();
  SchemaCheck(const SchemaCheck&) = delete;
  SchemaCheck& operator=(const SchemaCheck&) = delete;

  /// Everything that is wrong with a value; `field` of each is a JSON pointer (RFC 6901).
  std::vector<Diagnostic> faults(const nlohmann::json& value) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace twinlight::server
