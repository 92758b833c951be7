#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "twinlight/partners/partner_matcher.h"

namespace twinlight::partners {

/// How often the owner of a profile was shown, by the profile's place in the matcher.
using Shown = std::function<std::int64_t(std::size_t)>;

/// The first `most` of candidates in order of score, in which each place whose number `floor.every` divides goes to
/// the one shown least, the better one of those shown as often, among the next who score at least `floor.about_equal`
/// of the next one and `floor.least_score`. Whoever comes forward by that is told so in a reason. Where nobody was
/// shown more than others the order is that of scores.
std::vector<RankedPartner> with_exposure_floor(std::vector<RankedPartner> candidates, const Shown& shown,
                                               const ExposureFloor& floor, std::size_t most);

}  // namespace twinlight::partners
