#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/partnership/actor.h"
#include "twinlight/partnership/partnership.h"
#include "twinlight/partnership/text.h"
#include "twinlight/server/secrets.h"
#include "twinlight/storage/file_store.h"
#include "twinlight/storage/store.h"

/// What whoever keeps an installation does at its machine, with no one signed in: the first account, roles, passwords.
namespace twinlight::server {

struct NewPartnership {
  std::string name;
  std::vector<partnership::Region> regions;
  std::string body;                                            ///< name of the organisation that runs it
  std::string body_region;                                     ///< code
  partnership::Language language = partnership::Language::en;  ///< of its names
};
struct AddedPartnership {
  std::string partnership;  ///< id
  std::string body;         ///< id
};

/// A partnership with its first body, both active, all or nothing: somebody of it has to be there to admit others.
Result<AddedPartnership> add_partnership(storage::Connection& connection, const NewPartnership& asked, Instant now);

/// `load_record_set` by the system, held to the regions of the partnership as what is sent to the server is.
/// @return the ids by their keys
Result<std::map<std::string, std::string>> load_records(storage::Store& store, const storage::FileStore& files,
                                                        const std::filesystem::path& folder, Instant now);

struct NewUser {
  std::string email;
  std::string family_name;
  std::string given_name;
  partnership::Role role = partnership::Role::member;
  std::string organisation;  ///< id or name
  std::string region;        ///< of a coordinator
  partnership::Language language = partnership::Language::en;
  std::string password;
};

/// A person with a role and an account, all or nothing; audited as done by the system. Fails where the organisation is
/// not there or not active, its name is that of several, or the e-mail has an account already.
Result<std::string> add_user(storage::Connection& connection, const NewUser& user, Instant now, PasswordCost cost);

/// One more role for somebody who has an account. Fails where they have it already.
Result<void> add_role(storage::Connection& connection, const std::string& email, partnership::Role role,
                      const std::string& organisation, const std::string& region, Instant now);

/// Another password; ends the person's sessions and what locks the account.
Result<void> set_password(storage::Connection& connection, const std::string& email, const std::string& password,
                          Instant now, PasswordCost cost);

/// Another e-mail address, to sign in with and for letters. Fails where somebody else has an account with it.
Result<void> set_email(storage::Connection& connection, const std::string& email, const std::string& wanted,
                       Instant now);

/// Takes off the second factor of somebody who lost it, noted as done by who keeps the machine.
Result<void> reset_second_factor(storage::Connection& connection, const std::string& email, Instant now);

struct User {
  std::string email;
  std::string person;  ///< id
  std::string name;
  std::string state;
  std::vector<std::string> roles;  ///< `coordinator limburg, Locate in Limburg`
};
Result<std::vector<User>> list_users(storage::Connection& connection);

}  // namespace twinlight::server
