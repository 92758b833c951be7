#include "twinlight/photometry/zip_archive.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>

#include "twinlight/foundation/printable_text.h"

namespace twinlight::photometry {
namespace {

constexpr std::string_view entry_name_field = "entry name";

/// Why the name may not be used; empty for a plain path of folders.
std::string_view name_fault(std::string_view name) {
  if (name.empty()) return "is empty";
  if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
    return "holds a control character";
  if (name.find('\\') != std::string_view::npos) return "holds a backslash";
  if (name.front() == '/') return "is absolute";
  if (name.size() > 1 && name[1] == ':') return "names a drive";
  if (name.back() == '/') name.remove_suffix(1);
  while (true) {
    const std::string_view part = name.substr(0, name.find('/'));
    if (part == "..") return "leads out of the container";
    if (part.empty() || part == ".") return "has an empty folder name";
    if (part.size() == name.size()) return {};
    name.remove_prefix(part.size() + 1);
  }
}

std::string content_fault(const ZipRecord& record) {
  if (record.is_symbolic_link()) return "is a symbolic link, which is not followed";
  if (record.is_encrypted()) return "is encrypted";
  if (record.method != ZIP_CM_STORE && record.method != ZIP_CM_DEFLATE)
    return fmt::format("is packed by method {}; stored (0) and deflated (8) are read", record.method);
  if (record.bytes > always_unpacked_bytes && record.bytes > largest_zip_ratio * record.packed_bytes)
    return fmt::format("unpacks from {} to {} bytes; more than {} times as much is refused", record.packed_bytes,
                       record.bytes, largest_zip_ratio);
  return {};
}

std::string name_in_lower_case(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

tl::unexpected<Diagnostic> there_twice(std::string_view name) {
  return failure(
      {.message = fmt::format("'{}' is there twice", printable_text(name)), .field = std::string(entry_name_field)});
}

Result<void> hold_names_apart(const std::vector<ZipRecord>& records) {
  std::vector<std::string_view> names;
  names.reserve(records.size());
  for (const ZipRecord& record : records) names.push_back(record.name);
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice != names.end()) return there_twice(*twice);
  return {};
}

}  // namespace

void ZipArchive::Close::operator()(zip* archive) const {
  zip_discard(archive);
}

Result<ZipArchive> ZipArchive::open(std::string_view bytes) {
  const std::vector<ZipRecord> records = TWL_TRY(read_zip_directory(bytes));
  TWL_CHECK(hold_names_apart(records));
  ZipArchive archive;
  // libzip looks into the extra fields of some methods and refuses an archive for one strange entry. Here that entry
  // alone is at fault.
  const bool strange =
      std::any_of(records.begin(), records.end(), [](const ZipRecord& r) { return !content_fault(r).empty(); });
  if (auto opened = archive.open_packed(bytes, records); !opened && !strange) return failure(std::move(opened).error());
  archive.list(records);
  TWL_CHECK(archive.compare_names());
  return archive;
}

Result<void> ZipArchive::open_packed(std::string_view bytes, const std::vector<ZipRecord>& records) {
  const auto refused = [](std::string_view why) {
    return failure({.message = fmt::format("the archive contradicts itself: {}", why), .field = "zip end record"});
  };
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip* opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  if (opened == nullptr) {
    if (source != nullptr) zip_source_free(source);
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    return refused(why);
  }
  packed_.reset(opened);
  // The same archive must be seen by both readings of its directory.
  if (zip_get_num_entries(opened, 0) != static_cast<zip_int64_t>(records.size()))
    return refused("its entries can be counted in two ways");
  for (std::size_t i = 0; i < records.size(); ++i) {
    zip_stat_t status;
    if (zip_stat_index(opened, i, 0, &status) != 0 || status.size != records[i].bytes)
      return refused("its directory can be read in two ways");
  }
  return {};
}

std::string ZipArchive::decoded_name(const ZipRecord& record, std::size_t index) const {
  if (is_valid_utf8(record.name)) return std::string(record.name);
  // libzip takes the name in Unicode that some programs store beside it, else code page 437 (APPNOTE appendix D).
  const char* const name = packed_ == nullptr ? nullptr : zip_get_name(packed_.get(), index, ZIP_FL_ENC_GUESS);
  return name != nullptr ? name : printable_text(record.name);
}

void ZipArchive::list(const std::vector<ZipRecord>& records) {
  for (std::size_t i = 0; i < records.size(); ++i) {
    const ZipRecord& record = records[i];
    std::string name = decoded_name(record, i);
    std::string_view fault = name_fault(record.name);
    if (fault.empty()) fault = name_fault(name);
    if (!fault.empty()) {
      warnings_.push_back({.message = fmt::format("'{}' {}; this entry is left out", printable_text(name), fault),
                           .field = std::string(entry_name_field)});
      continue;
    }
    if (name.back() == '/') continue;
    ZipEntry entry{.name = std::move(name),
                   .index = i,
                   .bytes = static_cast<std::size_t>(record.bytes),
                   .name_is_utf8 = is_valid_utf8(record.name),
                   .fault = content_fault(record)};
    if (entry.fault.empty() && packed_ == nullptr) entry.fault = "can not be read beside the other entries";
    if (!entry.fault.empty()) warnings_.push_back({.message = entry.fault, .field = entry.name});
    entries_.push_back(std::move(entry));
  }
}

Result<void> ZipArchive::compare_names() {
  for (std::size_t i = 0; i < entries_.size(); ++i)
    by_lower_case_.emplace_back(name_in_lower_case(entries_[i].name), i);
  std::sort(by_lower_case_.begin(), by_lower_case_.end());
  for (std::size_t i = 1; i < by_lower_case_.size(); ++i) {
    if (by_lower_case_[i].first != by_lower_case_[i - 1].first) continue;
    const std::string& before = entries_[by_lower_case_[i - 1].second].name;
    const std::string& name = entries_[by_lower_case_[i].second].name;
    if (before == name) return there_twice(name);  // one in UTF-8, one in code page 437
    warnings_.push_back({.message = fmt::format("'{}' and '{}' differ in the case of letters only", before, name),
                         .field = std::string(entry_name_field)});
  }
  return {};
}

const ZipEntry* ZipArchive::find(std::string_view name) const {
  const std::string lower = name_in_lower_case(name);
  const auto first = std::lower_bound(by_lower_case_.begin(), by_lower_case_.end(), std::pair(lower, std::size_t{0}));
  auto last = first;
  for (; last != by_lower_case_.end() && last->first == lower; ++last)
    if (entries_[last->second].name == name) return &entries_[last->second];
  return last - first == 1 ? &entries_[first->second] : nullptr;
}

Result<std::string> ZipArchive::read(const ZipEntry& entry, std::size_t largest_bytes) {
  const auto refused = [&](std::string message, const char* part = "") {
    return failure({.message = std::move(message), .field = entry.name + part});
  };
  if (!entry.fault.empty()) return refused(entry.fault);
  if (entry.bytes > largest_bytes)
    return refused(fmt::format("has {} bytes, {} are the most", entry.bytes, largest_bytes));
  if (entry.bytes > most_unpacked_bytes - unpacked_bytes_)
    return refused(
        fmt::format("together with the entries before it unpacks to more than {} bytes", most_unpacked_bytes));

  const auto close = [](zip_file_t* file) { zip_fclose(file); };
  const std::unique_ptr<zip_file_t, decltype(close)> file(zip_fopen_index(packed_.get(), entry.index, 0), close);
  if (file == nullptr) return refused(fmt::format("can not be unpacked: {}", zip_strerror(packed_.get())));
  std::string content;
  std::array<char, 65536> block{};
  while (true) {
    const zip_int64_t count = zip_fread(file.get(), block.data(), block.size());
    if (count < 0) return refused(fmt::format("can not be unpacked: {}", zip_file_strerror(file.get())));
    if (count == 0) break;
    content.append(block.data(), static_cast<std::size_t>(count));
    if (content.size() > entry.bytes) break;
  }
  if (content.size() != entry.bytes)
    return refused(fmt::format("the directory says {} bytes, it unpacks to {}", entry.bytes,
                               content.size() > entry.bytes ? "more" : std::to_string(content.size())),
                   " size");
  unpacked_bytes_ += content.size();
  return content;
}

}  // namespace twinlight::photometry
