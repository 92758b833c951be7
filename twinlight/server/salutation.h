#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "twinlight/partnership/person.h"
#include "twinlight/partnership/text.h"

namespace twinlight::server {

/// A person's name as the person's own language writes it: a Chinese name begins with the family's.
std::string written_name(const partnership::Person& person);

/// The same from a record of a person.
std::string written_name(const nlohmann::json& person);

/// How every letter begins: the formal way of the reader's language, with the whole name.
std::string salutation(partnership::Language language, const std::string& written_name);

}  // namespace twinlight::server
