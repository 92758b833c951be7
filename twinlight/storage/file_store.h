#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "twinlight/foundation/calendar.h"
#include "twinlight/foundation/result.h"
#include "twinlight/partnership/id.h"

namespace twinlight::storage {

/// What a check or a copy of the files reads at most of one.
inline constexpr std::size_t largest_kept_file_bytes = std::size_t{256} << 20U;

/// A file on its way into the store, under a name of its own until it is whole; gone if it is not finished.
class Upload {
 public:
  Upload(Upload&& other) noexcept;
  ~Upload();

  Result<void> append(std::string_view bytes);

  /// Puts the file in its place under the hash of its bytes. It is on the disk, whole, when this returns; the same
  /// content is kept once.
  Result<partnership::FileHash> finish();

 private:
  friend class FileStore;
  struct State;
  explicit Upload(State* state) : state_(state) {}
  State* state_;
};

/// Files by their content, in one folder: `FOLDER/ab/abcdef…`. A name never has other content, so that several
/// programs may share the folder.
class FileStore {
 public:
  /// Makes the folder and what it needs within.
  static Result<FileStore> open(const std::filesystem::path& folder);

  Result<Upload> begin() const;
  Result<partnership::FileHash> put(std::string_view bytes) const;

  /// The bytes. Fails where there is no such file, where it has more than `largest_bytes`, and where it is damaged: its
  /// bytes are no longer those of its name.
  Result<std::string> read(const partnership::FileHash& hash, std::size_t largest_bytes) const;

  bool holds(const partnership::FileHash& hash) const;

  /// Where the file lies, for those who read it in place.
  std::filesystem::path path_of(const partnership::FileHash& hash) const;

  /// Removes a content that was last put before that moment; false where it was put since, or is not there.
  /// Whoever puts it at the same time has it.
  Result<bool> remove_put_before(const partnership::FileHash& hash, Instant moment) const;

  /// Removes what uploads left that never finished. For the start of the one program that takes uploads.
  Result<void> remove_unfinished() const;

 private:
  explicit FileStore(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
};

}  // namespace twinlight::storage
