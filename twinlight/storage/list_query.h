#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "twinlight/partnership/disclosure.h"
#include "twinlight/storage/stored_document.h"

namespace twinlight::storage {

/// A condition on an indexed field: it has this value, or for a list holds it. Texts are compared without capitals and
/// accents.
struct FieldIs {
  std::string field;
  nlohmann::json value;
};

/// A list of records of one kind in one partnership. Pages go by key: the next one begins after the last record of the
/// one before, however many were added or removed meanwhile.
struct ListQuery {
  std::string partnership;  ///< id; empty for a list of all partnerships
  partnership::Kind kind = partnership::Kind::partnership;
  std::vector<FieldIs> where;
  std::string sort_by;  ///< an indexed field that is no list, hidden values last by id; empty for the order of creation
  bool descending = false;
  std::string after;  ///< `next` of the page before; empty for the first
  std::size_t limit = 50;

  /// The levels of fields by which this list may be filtered and sorted: what is not for the reader's eyes must not be
  /// found out by filtering either. Of an anonymous record, fields of identity count only where `parties` is here.
  partnership::Disclosures levels;
};

inline constexpr std::size_t longest_page = 1000;

struct Page {
  std::vector<StoredDocument> records;
  std::string next;  ///< empty where this is the last page
};

}  // namespace twinlight::storage
