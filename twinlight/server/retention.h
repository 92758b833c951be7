#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/server/privacy_rules.h"
#include "twinlight/storage/retention_store.h"

namespace twinlight::server {

/// How long something is kept about people, what happens then, and why.
struct RetentionRule {
  storage::Retained what = storage::Retained::sessions;
  std::chrono::days period{0};
  std::string action;  ///< deleted, emptied, erased
  std::string law;     ///< articles
  LocalWords title;
  LocalWords reason;
};

/// The rules of `data/privacy/retention.toml`, one for each kind, in its order.
struct RetentionRules {
  std::vector<RetentionRule> rules;

  /// There is a rule for each kind.
  std::chrono::days period_of(storage::Retained what) const;

  /// As the program was built with them.
  static Result<RetentionRules> built_in();
  static Result<RetentionRules> parse(std::string_view retention_toml);
};

struct RetentionCount {
  storage::Retained what = storage::Retained::sessions;
  std::int64_t count = 0;
};

/// What a pass did, or would do.
struct RetentionPass {
  std::vector<RetentionCount> counts;  ///< in the order of the rules
  std::int64_t warnings = 0;           ///< letters to people who no longer sign in
};

/// What is due now; changes nothing.
Result<RetentionPass> retention_due(storage::Connection& connection, const RetentionRules& rules, Instant now);

/// Deletes, empties and erases what is due. Nobody is erased for not signing in who was not warned thirty days before.
/// @param public_address  for links in letters; empty where the installation sends none: then nobody is warned
Result<RetentionPass> retain(storage::Connection& connection, const RetentionRules& rules,
                             const std::string& public_address, Instant now);

/// One pass a day, of all programs on this database; false where another holds it or it is early.
Result<bool> retain_when_due(storage::Connection& connection, const RetentionRules& rules,
                             const std::string& public_address, Instant now);

}  // namespace twinlight::server
