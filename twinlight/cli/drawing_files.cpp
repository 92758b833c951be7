#include "twinlight/cli/drawing_files.h"

#include <fmt/format.h>

#include <fstream>

#include "twinlight/photometry/drawings.h"

namespace twinlight::cli {

namespace fs = std::filesystem;

Result<void> write_drawing(const fs::path& folder, const std::string& name, const std::string& svg) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return failure({.message = "the folder can not be made: " + error.message(), .file = folder.string()});
  const fs::path path = folder / name;
  std::ofstream stream(path, std::ios::binary);
  stream << svg;
  stream.close();
  if (!stream) return failure({.message = "the drawing can not be written", .file = path.string()});
  return {};
}

std::string drawing_stem(const fs::path& file, std::size_t index) {
  const std::string stem = file.stem().string();
  return index == 0 ? stem : fmt::format("{}-{}", stem, index + 1);
}

Result<void> write_luminaire_drawings(const fs::path& folder, const fs::path& file,
                                      const std::vector<photometry::Luminaire>& sources) {
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::string stem = drawing_stem(file, i);
    TWL_CHECK(write_drawing(folder, stem + "-polar.svg", polar_svg(sources[i])));
    TWL_CHECK(write_drawing(folder, stem + "-linear.svg", linear_svg(sources[i])));
    TWL_CHECK(write_drawing(folder, stem + "-isocandela.svg", isocandela_svg(sources[i])));
    TWL_CHECK(write_drawing(folder, stem + "-sketch.svg", sketch_svg(sources[i])));
  }
  return {};
}

}  // namespace twinlight::cli
