#pragma once

#include <string>
#include <vector>

namespace twinlight::partners {

/// What a profile offers or seeks and whom it wants, as matching sees it. Types are those of the Enterprise Europe
/// Network: BO, BR, TO, TR, RDR.
struct PartnerProfile {
  std::string id;
  std::string organisation;  ///< id of its owner; an organisation is no partner of itself
  std::string region;        ///< of the owner
  std::string kind;          ///< of the owner
  std::string type;
  std::string domain;    ///< empty: of no one domain
  std::string language;  ///< of title and text: nl, en, zh
  std::string title;
  std::string text;
  std::vector<std::string> wanted_kinds;    ///< empty: any
  std::vector<std::string> wanted_regions;  ///< empty: any
};

}  // namespace twinlight::partners
