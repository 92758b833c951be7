#include "twinlight/requirements/requirement.h"

namespace twinlight::requirements {

std::string_view to_string(Confidence confidence) {
  switch (confidence) {
    case Confidence::verified:
      return "verified";
    case Confidence::known:
      return "known";
    case Confidence::uncertain:
      break;
  }
  return "uncertain";
}

}  // namespace twinlight::requirements
