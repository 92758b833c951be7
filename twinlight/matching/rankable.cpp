#include "twinlight/matching/rankable.h"

#include "twinlight/evidence/layout_choice.h"
#include "twinlight/evidence/measured_areas.h"

namespace twinlight::matching {

bool can_be_ranked(const evidence::Need& need) {
  return need.requirement.maintained_illuminance_lx && need.also.empty() && !need.day && !need.room.shape &&
         evidence::measured_areas(need).empty() && evidence::has_plain_layouts(need);
}

}  // namespace twinlight::matching
