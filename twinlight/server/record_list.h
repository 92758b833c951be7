#pragma once

#include "twinlight/partnership/disclosure.h"
#include "twinlight/partnership/kind.h"
#include "twinlight/server/call.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// A page of the records of a kind that the reader may see.
Answer list_records(Call& call, partnership::Kind kind);

/// What a list is asked by: `sort`, `limit`, `cursor` and filters by field, as text.
Result<storage::ListQuery> list_query(const NamedValues& asked, const partnership::Actor& actor, partnership::Kind kind,
                                      const std::string& partnership);

/// By what this reader may filter and sort: what everybody with the role sees of records that are nobody's own.
partnership::Disclosures filter_levels(const partnership::Actor& actor, const std::string& partnership);

}  // namespace twinlight::server
