#pragma once

#include <optional>
#include <span>
#include <string>

#include "twinlight/partnership/kind.h"
#include "twinlight/search/text_index.h"
#include "twinlight/server/taught_vocabulary.h"
#include "twinlight/storage/stored_document.h"

/// What full text finds.
namespace twinlight::server {

/// The kinds of records that are found.
std::span<const partnership::Kind> searched_kinds();

/// A record by what everybody may read of it, in all its languages; of an anonymous one nothing that tells whose it is.
/// Nothing where the record is not one that is found: of another kind, or in a state that is not shown.
std::optional<search::IndexedRecord> indexed_record(const storage::StoredDocument& stored,
                                                    const TaughtVocabulary& vocabulary);

/// What somebody typed, with the topics that it names.
/// @param language  of the reader, in which it probably is; its topics are looked for in the others too
search::TextQuestion question_of(const std::string& text, const std::string& language,
                                 const TaughtVocabulary& vocabulary);

}  // namespace twinlight::server
