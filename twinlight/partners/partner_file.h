#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/partners/partner_matcher.h"

namespace twinlight::partners {

/// Reads organisations and profiles from JSON: `organisations` with id, region and kind; `profiles` with id,
/// organisation, type, domain or null, language, title, text, wanted_partner {kinds, regions}. Refuses, naming the
/// place
/// ("profiles[3].type"), what is missing, of another kind or unknown, and an id that comes twice.
Result<std::vector<PartnerProfile>> read_partner_profiles(std::string_view json, const std::string& file);

/// `rankings`: for each profile up to `most` partners with score and reasons; topics of a reason in three languages.
nlohmann::ordered_json rankings_json(const PartnerMatcher& matcher, const topics::TopicVocabulary& vocabulary,
                                     std::size_t most);

}  // namespace twinlight::partners
