#pragma once

#include <filesystem>

namespace twinlight::cli {

/// The folder with what the program knows (requirements, spectra): the environment variable TWINLIGHT_DATA where
/// set, else `data` beside the program (a build), else `../share/twinlight` from it (an installation).
std::filesystem::path data_folder();

}  // namespace twinlight::cli
