#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "twinlight/foundation/result.h"

namespace twinlight {

/// Writes a file so that a reader finds either the old one or the new one, whole, whenever the machine stops: beside it
/// first (`….unfinished`), forced to the device, then put in its place. Fails with the file named.
/// @param parts one after the other
Result<void> write_file_durably(const std::filesystem::path& path, std::span<const std::string_view> parts);

/// A file as read-only memory; pages are read when they are touched.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& path);
  std::span<const std::byte> bytes() const { return {data_.get(), size_}; }

 private:
  std::shared_ptr<const std::byte> data_;
  std::size_t size_ = 0;
};

}  // namespace twinlight
