#include "twinlight/cli/data_folder.h"

#include <cstdlib>

namespace twinlight::cli {
namespace fs = std::filesystem;

fs::path data_folder() {
  if (const char* given = std::getenv("TWINLIGHT_DATA"); given != nullptr && *given != '\0') return given;
  std::error_code error;
  const fs::path program_folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  const fs::path beside = program_folder / "data";
  return fs::exists(beside, error) ? beside : program_folder.parent_path() / "share" / "twinlight";
}

}  // namespace twinlight::cli
