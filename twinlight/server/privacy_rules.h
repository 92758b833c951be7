#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/partnership/person.h"
#include "twinlight/partnership/text.h"

namespace twinlight::server {

/// Words of the program in the languages of the partnership.
struct LocalWords {
  std::array<std::string, 3> in;  ///< in the order of partnership::Language

  const std::string& of(partnership::Language language) const { return in.at(static_cast<std::size_t>(language)); }
};

/// What somebody agrees to for one purpose.
struct ConsentText {
  partnership::Purpose purpose = partnership::Purpose::directory;
  std::string version;
  LocalWords title;
  LocalWords text;
};

/// What whoever asks to take part agrees to.
struct JoiningText {
  std::string version;
  LocalWords title;
  LocalWords text;
};

/// The words of `data/privacy/consents.toml`.
struct PrivacyRules {
  JoiningText joining;
  std::vector<ConsentText> consents;  ///< older versions of a purpose before newer ones

  /// As the program was built with them.
  static Result<PrivacyRules> built_in();
  static Result<PrivacyRules> parse(std::string_view consents_toml);

  /// The words that count for a purpose; each has some.
  const ConsentText& current(partnership::Purpose purpose) const;
};

}  // namespace twinlight::server
