#pragma once

#include <map>
#include <string>
#include <vector>

#include "twinlight/storage/store.h"

namespace twinlight::server {

/// What memberships, consents and interests tell of a person, as far as rights depend on it.
struct PersonTies {
  std::string organisation;             ///< of the first membership that is active
  std::vector<std::string> ever_for;    ///< the organisations for which they act or acted
  std::vector<std::string> reached_by;  ///< where they agreed to be reached: the other sides of mutual interests
  bool agreed_to_transfer_abroad = false;
};

/// By id. A handful of statements, however many people these are.
using TiesByPerson = std::map<std::string, PersonTies>;
Result<TiesByPerson> ties_of(storage::Store& store, const std::vector<storage::StoredDocument>& persons);

}  // namespace twinlight::server
