#pragma once

#include <string>

#include "twinlight/partnership/text.h"
#include "twinlight/server/mail.h"

namespace twinlight::server {

/// What the program writes to people about.
enum class Letter {
  password,    ///< somebody wants to choose another password
  invitation,  ///< to a partnership, by somebody of it
};

struct LetterFacts {
  std::string name;          ///< of whom it is for
  std::string organisation;  ///< for which somebody is invited to act
  std::string link;
};

/// A letter in the reader's language, as text and as HTML; without id.
Mail letter(Letter kind, partnership::Language language, const std::string& to, const LetterFacts& facts);

}  // namespace twinlight::server
