#pragma once

#include <string>
#include <vector>

#include "twinlight/partnership/text.h"
#include "twinlight/server/mail.h"

namespace twinlight::server {

/// A profile that is new to the reader; its owner is not named, for it may hide.
struct DigestEntry {
  std::string title;
  std::string link;
  std::string why;  ///< a sentence; may be empty
};

/// What is new for one saved search, or for one profile of the reader's organisation.
struct DigestPart {
  bool is_search = false;
  std::string name;  ///< of the search, or the profile's title
  std::vector<DigestEntry> entries;
};

struct DigestFacts {
  std::string name;  ///< of whom it is for
  std::vector<DigestPart> parts;
  std::string stop_link;         ///< for people
  std::string unsubscribe_link;  ///< for mail programs: one request stops the letters (RFC 8058)
};

/// The weekly letter in the reader's language, as text and as HTML; without id.
Mail digest_letter(partnership::Language language, const std::string& to, const DigestFacts& facts);

}  // namespace twinlight::server
