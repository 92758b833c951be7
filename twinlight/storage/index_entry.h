#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "twinlight/partnership/disclosure.h"
#include "twinlight/storage/stored_document.h"

namespace twinlight::storage {

/// One value by which a record is found.
struct IndexEntry {
  std::string field;
  std::string value;
  partnership::Disclosure level = partnership::Disclosure::open;
};

/// One record that another names.
struct Link {
  std::string field;
  std::string target;
};

/// The entries of all indexed fields; a field without a value has one with the empty value, a list one for each item.
std::vector<IndexEntry> index_entries(partnership::Kind kind, const nlohmann::json& document);

/// The records that the fields of a document name.
std::vector<Link> links_of(partnership::Kind kind, const nlohmann::json& document);

/// A JSON value as it is compared: numbers so that they ascend, texts (a Text by its original) without capitals and
/// accents, at most 200 bytes of them.
std::string index_value(const nlohmann::json& value);

}  // namespace twinlight::storage
