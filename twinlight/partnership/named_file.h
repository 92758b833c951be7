#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace twinlight::partnership {

/// A file that a document names by its content.
struct NamedFile {
  std::string hash;
  std::string pointer;  ///< into the document
  std::string name;     ///< where the record gives one
  std::string role;     ///< of FileRole; empty where the field says what it is
};

/// All that a document names, wherever it stands.
std::vector<NamedFile> named_files(const nlohmann::json& document);

/// The file that the document names by this hash, or nothing.
std::optional<NamedFile> find_named_file(const nlohmann::json& document, const std::string& hash);

}  // namespace twinlight::partnership
