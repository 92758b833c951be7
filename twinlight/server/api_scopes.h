#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/partnership/kind.h"
#include "twinlight/server/contract.h"

/// What a program may ask with an API token. A token never gives a right that its person has not: rights are asked
/// first and last, scopes narrow them.
namespace twinlight::server {

/// Parts of the API that a token can be for.
enum class Area { organisations, people, profiles, products, needs, events, pilots, results, files };

/// `read` or `write`, of everything or of one area: `write:products`. To write includes to read.
struct Scope {
  std::optional<Area> area;
  bool writes = false;

  friend bool operator==(const Scope&, const Scope&) = default;
};
std::optional<Scope> scope_of(std::string_view word);
std::string word_of(const Scope& scope);
std::vector<std::string> every_scope();
/// Words with blanks between; what is none is left out.
std::vector<Scope> scopes_of(std::string_view words);

/// What an operation asks of a token.
struct Demand {
  enum class Of {
    none,   ///< what is for everybody is for every token
    scope,  ///< a scope for `area`, or for everything where there is none; that writes where `writes`
    never,  ///< it is for the person alone: account, password, consents, roles, tokens
  };
  Of of = Of::never;
  std::optional<Area> area;
  bool writes = false;
};

Area area_of(partnership::Kind kind);

/// @param path  the values of the path, of which an export takes its area
Demand demand_of(const Operation& operation, const NamedValues& path);
/// Whether the table says something of the operation; what it does not know is never a token's.
bool is_decided(const Operation& operation);

bool allows(const std::vector<Scope>& scopes, const Demand& demand);

}  // namespace twinlight::server

namespace twinlight::partnership {
template <>
struct Words<server::Area> {
  static constexpr std::array<std::string_view, 9> all{"organisations", "people", "profiles", "products", "needs",
                                                       "events",        "pilots", "results",  "files"};
};
static_assert(word_of(server::Area::files) == "files");
}  // namespace twinlight::partnership
