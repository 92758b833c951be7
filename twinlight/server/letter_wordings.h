#pragma once

#include <string_view>

#include "twinlight/partnership/text.h"
#include "twinlight/server/letters.h"

namespace twinlight::server {

/// What a letter says in one language; {title}, {partner}, {date} and {organisation} stand for its facts.
struct LetterWording {
  std::string_view subject;
  std::string_view lead;
  std::string_view button;
  std::string_view note;
};

const LetterWording& wording_of(Letter kind, partnership::Language language);

}  // namespace twinlight::server
