#pragma once

#include <string>
#include <vector>

#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// What a person is and was called and reached by.
struct PersonTraces {
  std::string person;               ///< id
  std::vector<std::string> emails;  ///< in small letters
  std::vector<std::string> words;   ///< names in full, e-mail addresses, telephone numbers; the longest first
  std::string account_email;        ///< that they proved to be theirs; empty where they have no account
};

/// Read from the person's record, every version of it in the audit, and the account: to be asked before these go. One
/// name alone is no trace, for others have it too; nor are names of fewer than four bytes, a telephone number of fewer
/// than six digits, and one that an organisation or another person has as well.
Result<PersonTraces> traces_of(Connection& connection, const std::string& person);

std::string small_letters(std::string text);

/// The word as it stands in JSON text, for LIKE with '!' as its escape.
std::string like_pattern(const std::string& word);

}  // namespace twinlight::storage
