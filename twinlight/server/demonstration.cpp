#include "twinlight/server/demonstration.h"

#include <map>
#include <nlohmann/json.hpp>

#include "twinlight/foundation/file.h"
#include "twinlight/server/administration.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/storage/account_store.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {
namespace {

using Accounts = std::vector<DemonstrationAccount>;

Result<nlohmann::json> read_accounts(const std::filesystem::path& file) {
  constexpr std::size_t largest_bytes = std::size_t{1} << 20U;
  auto parsed = nlohmann::json::parse(TWL_TRY(read_file(file, largest_bytes)), nullptr, false);
  if (!parsed.is_array()) return failure({.message = "is no list of accounts", .file = file.string()});
  return parsed;
}

/// One hash for one password: all accounts of a demonstration share theirs.
class Hashes {
 public:
  explicit Hashes(PasswordCost cost) : cost_(cost) {}
  const std::string& of(const std::string& password) {
    std::string& hash = hashes_[password];
    if (hash.empty()) hash = password_hash(password, cost_);
    return hash;
  }

 private:
  PasswordCost cost_;
  std::map<std::string, std::string> hashes_;
};

}  // namespace

Result<Accounts> load_demonstration(storage::Connection& connection, const storage::FileStore& files,
                                    const std::filesystem::path& folder, Instant now, PasswordCost cost) {
  const std::filesystem::path accounts_file = folder / "accounts.json";
  const nlohmann::json listed = TWL_TRY(read_accounts(accounts_file));
  storage::Store store(connection);
  storage::AccountStore accounts(connection);
  auto transaction = TWL_TRY(storage::Transaction::begin(connection));
  std::map<std::string, std::string> ids;
  const bool is_new = TWL_TRY(store.partnerships()).empty();
  if (is_new) ids = TWL_TRY(load_records(store, files, folder, now));
  Hashes hashes(cost);
  Accounts shown;
  for (const nlohmann::json& account : listed) {
    const std::string key = account.value("person", "");
    const auto person = ids.find(key.empty() ? key : key.substr(1));
    const DemonstrationAccount made{account.value("role", ""), account.value("email", ""),
                                    account.value("password", "")};
    if (is_new && person == ids.end())
      return failure({.message = "names no person of the set: " + key, .file = accounts_file.string()});
    if (is_new) TWL_CHECK(accounts.put(person->second, account_email(made.email), hashes.of(made.password)));
    shown.push_back(made);
  }
  TWL_CHECK(transaction.commit());
  return shown;
}

}  // namespace twinlight::server
