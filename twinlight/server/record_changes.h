#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/foundation/diagnostic.h"
#include "twinlight/partnership/disclosure.h"
#include "twinlight/partnership/state_machine.h"

/// What a request may make of a record's document. Nothing here asks whether the person may act at all.
namespace twinlight::server {

/// A document as it would be after a request, with what the request may not change.
struct ChangedDocument {
  nlohmann::json document;
  std::vector<Diagnostic> faults;
};

/// A new record as somebody sent it, in its first state. What only staff see is for staff, and what the program sets
/// can not be sent.
ChangedDocument new_document(partnership::Kind kind, const nlohmann::json& sent, partnership::Disclosures levels);

/// The stored document with what was sent in the place of every field that the person sees; what is left out becomes
/// empty. State, and what the person does not see, stay.
ChangedDocument edited_document(partnership::Kind kind, const nlohmann::json& stored, const nlohmann::json& sent,
                                partnership::Disclosures levels);

/// The stored document moved along an arrow, with what follows from it: an answer has its moment, a published profile
/// its days, an erased person nothing left.
/// @param sent    fields that come with it
/// @param may_edit whether every field that the person sees may come, or only those of the action
ChangedDocument moved_document(partnership::Kind kind, partnership::Action action, partnership::State to,
                               const nlohmann::json& stored, const nlohmann::json& sent,
                               partnership::Disclosures levels, bool may_edit, Instant now);

}  // namespace twinlight::server
