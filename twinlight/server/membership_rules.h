#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "twinlight/storage/store.h"

/// What a membership says of its person, and when it may be given to them.
namespace twinlight::server {

/// Whether its person acts for the organisation by it, or did. To be proposed, or refused, is not to act.
bool acts_or_acted(const nlohmann::json& membership);

/// What is wrong with a membership that somebody proposes: whoever acts for another organisation, or for none any more,
/// asks for it themselves. For a membership decides who sees how to reach them, and in which regions they are shown.
/// @param asked_by  id of the person who proposes it
Result<std::vector<Diagnostic>> membership_faults(storage::Store& store, const nlohmann::json& membership,
                                                  const std::string& asked_by);

/// The same of one that is about to be admitted: its person may have begun to act elsewhere since it was proposed.
Result<std::vector<Diagnostic>> admission_faults(storage::Store& store, const storage::StoredDocument& membership);

}  // namespace twinlight::server
