#pragma once

#include <cstdint>
#include <string>

#include "twinlight/partnership/id.h"
#include "twinlight/partnership/state_machine.h"

namespace twinlight::partnership {

/// What a file is to the record that names it.
enum class FileRole { photometry, spectrum, flicker, certificate, document, picture, container };
template <>
struct Words<FileRole> {
  static constexpr std::array<std::string_view, 7> all{"photometry", "spectrum", "flicker",  "certificate",
                                                       "document",   "picture",  "container"};
};
static_assert(word_of(FileRole::container) == "container");

/// A file as a record names it: by its content, so that what was computed from it can be computed again.
struct FileLink {
  FileRole role = FileRole::document;
  std::string name;  ///< as it was uploaded
  FileHash hash;

  friend bool operator==(const FileLink&, const FileLink&) = default;
};

/// A file that an organisation uploaded. The same content of two organisations is two records and is kept once.
struct StoredFile {
  State state = State::kept;
  Id<Partnership> partnership;
  Id<Organisation> organisation;
  FileHash hash;
  std::string name;
  std::string media_type;  ///< RFC 6838
  std::int64_t bytes = 0;

  friend bool operator==(const StoredFile&, const StoredFile&) = default;
};

}  // namespace twinlight::partnership
