#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "twinlight/partnership/kind.h"

namespace twinlight::partnership {

/// The name of one record for ever: a UUID (RFC 9562) in lower case. One record type's id is not another's.
template <class Record>
struct Id {
  std::string text;

  bool empty() const { return text.empty(); }
  friend auto operator<=>(const Id&, const Id&) = default;
};

/// True for the 36 characters of a UUID in lower case.
bool is_uuid(std::string_view text);

/// A file by its content: BLAKE2b (RFC 7693) of 32 bytes, in 64 lower-case hexadecimal digits.
struct FileHash {
  std::string hex;

  bool empty() const { return hex.empty(); }
  friend auto operator<=>(const FileHash&, const FileHash&) = default;
};

bool is_file_hash(std::string_view text);

}  // namespace twinlight::partnership
