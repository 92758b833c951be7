#pragma once

#include <optional>
#include <string>

#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// Which person somebody is whom another system knows: an issuer and its name for them.
class IdentityStore {
 public:
  explicit IdentityStore(Connection& connection) : connection_(connection) {}

  Result<std::optional<std::string>> person(const std::string& issuer, const std::string& subject);
  /// Fails where the identity is a person's already.
  Result<void> link(const std::string& issuer, const std::string& subject, const std::string& person);
  Result<void> forget(const std::string& person);

 private:
  Connection& connection_;
};

}  // namespace twinlight::storage
