#include "twinlight/server/zip_fixture.h"

#include <zip.h>

namespace twinlight::server::fixture {

std::string archive(const std::vector<std::pair<std::string, std::string>>& files) {
  zip_error_t error{};
  zip_source_t* kept = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(kept);
  zip_t* made = zip_open_from_source(kept, ZIP_TRUNCATE, &error);
  for (const auto& [name, bytes] : files)
    zip_file_add(made, name.c_str(), zip_source_buffer(made, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
  zip_close(made);
  zip_source_open(kept);
  zip_source_seek(kept, 0, SEEK_END);
  std::string packed(static_cast<std::size_t>(zip_source_tell(kept)), '\0');
  zip_source_seek(kept, 0, SEEK_SET);
  zip_source_read(kept, packed.data(), packed.size());
  zip_source_free(kept);
  return packed;
}

}  // namespace twinlight::server::fixture
