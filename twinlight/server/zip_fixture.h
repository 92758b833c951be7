#pragma once

#include <string>
#include <utility>
#include <vector>

namespace twinlight::server::fixture {

/// An archive of files by name.
std::string archive(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace twinlight::server::fixture
