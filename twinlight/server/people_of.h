#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "twinlight/partnership/text.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// Somebody to whom a letter goes.
struct Recipient {
  std::string person;  ///< id
  std::string name;
  std::string email;
  partnership::Language language = partnership::Language::en;
};

/// Whether by this membership somebody acts for its organisation now and may answer for it.
bool answers_for_organisation(const nlohmann::json& membership);

/// Those who act for an organisation and may answer for it: its active memberships, each person once.
Result<std::vector<Recipient>> people_of(storage::Store& store, const std::string& organisation);

}  // namespace twinlight::server
