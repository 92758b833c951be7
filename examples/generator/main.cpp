// Writes the demonstration catalogue into a folder: twinlight_demo_catalogue FOLDER
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "examples/generator/catalogue.h"

namespace {

constexpr int exit_refused = 1;
constexpr int exit_usage = 2;

int complain(const std::string& message) {
  std::cerr << message << '\n';
  return exit_refused;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: twinlight_demo_catalogue FOLDER\n";
    return exit_usage;
  }
  const std::filesystem::path folder = argv[1];
  std::error_code fault;
  std::filesystem::create_directories(folder, fault);
  if (fault) return complain(folder.string() + ": " + fault.message());

  const auto files = twinlight::demo::make_catalogue();
  if (!files) return complain(to_string(files.error()));
  for (const twinlight::demo::CatalogueFile& file : *files) {
    const std::filesystem::path path = folder / file.name;
    std::ofstream stream(path, std::ios::binary);
    stream << file.bytes;
    stream.close();
    if (!stream) return complain(path.string() + ": cannot be written: " + std::strerror(errno));
  }
  std::cout << files->size() << " files in " << folder.string() << '\n';
  return 0;
}
