#pragma once

#include <memory>

#include "twinlight/server/call.h"
#include "twinlight/server/record_search.h"
#include "twinlight/server/taught_vocabulary.h"

namespace twinlight::server {

/// What texts speak of, and what profiles taught the vocabulary.
void add_topic_endpoints(Endpoints& endpoints, const std::shared_ptr<TaughtVocabularies>& vocabularies,
                         const std::shared_ptr<RecordSearch>& search);

}  // namespace twinlight::server
