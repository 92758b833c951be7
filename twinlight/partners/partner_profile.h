#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace twinlight::partners {

/// What is on record of an organisation: how it answers and what shows that it is sound.
struct Standing {
  std::int64_t asked = 0;             ///< interests in its records that were answered or whose answer is overdue
  std::int64_t answered_in_time = 0;  ///< of those
  std::int64_t outcomes = 0;          ///< confirmed ones
  bool certified = false;             ///< a confirmed certificate is in force
  bool admitted = false;              ///< by the coordinator of its region

  friend bool operator==(const Standing&, const Standing&) = default;
};

/// What a ranking is made from: what is on record of owners and their products is not for everybody.
enum class Basis { texts, texts_and_facts };

/// What is known of a profile beyond its texts; nothing of one whose owner hides, for it would tell who that is.
struct ProfileFacts {
  Standing standing = {};
  std::string size = {};                           ///< of the owner, one of organisation_sizes; empty: not known
  std::vector<std::string> products = {};          ///< that it offers
  std::vector<std::string> passing_products = {};  ///< whoever's, that passed the checks of the need that it names

  friend bool operator==(const ProfileFacts&, const ProfileFacts&) = default;
};

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
  std::vector<std::string> wanted_kinds;        ///< empty: any
  std::vector<std::string> wanted_regions;      ///< empty: any
  std::vector<std::string> wanted_sizes = {};   ///< of organisation_sizes; empty: any
  int readiness = 0;                            ///< of what it offers, technology readiness level 1 to 9; 0: not told
  int wanted_readiness = 0;                     ///< at least, of what the other offers; 0: any
  std::vector<std::string> named_topics = {};   ///< ids, that the texts speak of whether words show it or not
  std::vector<std::string> denied_topics = {};  ///< that they do not speak of though words seem to
  ProfileFacts facts = {};
};

}  // namespace twinlight::partners
