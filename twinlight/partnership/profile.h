#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/organisation.h"
#include "twinlight/partnership/stored_file.h"

namespace twinlight::partnership {

/// The partnering profiles of the Enterprise Europe Network, and what a site offers to pilots.
enum class ProfileType { BO, BR, TO, TR, RDR, site_offer };
template <>
struct Words<ProfileType> {
  static constexpr std::array<std::string_view, 6> all{"BO", "BR", "TO", "TR", "RDR", "site_offer"};
};
static_assert(word_of(ProfileType::site_offer) == "site_offer");

enum class Cooperation {
  supply,
  distribution,
  licence,
  joint_venture,
  research_cooperation,
  technical_cooperation,
  investment,
  pilot,
};
template <>
struct Words<Cooperation> {
  static constexpr std::array<std::string_view, 8> all{
      "supply",     "distribution", "licence", "joint_venture", "research_cooperation", "technical_cooperation",
      "investment", "pilot"};
};
static_assert(word_of(Cooperation::pilot) == "pilot");

/// Who is looked for.
struct WantedPartner {
  Text description;
  std::vector<OrganisationKind> kinds;
  std::vector<std::string> regions;
  std::vector<OrganisationSize> sizes;                ///< empty: any
  std::optional<std::int64_t> least_readiness_level;  ///< of the partner's technology, TRL 1 to 9

  friend bool operator==(const WantedPartner&, const WantedPartner&) = default;
};

/// What a person says of the topics that a program found in a profile's texts.
struct TopicCorrection {
  std::string topic;  ///< id in the vocabulary
  bool named = true;  ///< or the texts do not speak of it, though the program thinks so
  std::string words;  ///< of the title or summary, that name the topic; the vocabulary learns them

  friend bool operator==(const TopicCorrection&, const TopicCorrection&) = default;
};

/// What an organisation offers or seeks.
struct Profile {
  State state = State::draft;
  Id<Partnership> partnership;
  Id<Organisation> organisation;
  ProfileType type = ProfileType::BO;
  Text title;
  Text summary;
  Text description;
  std::vector<Domain> domains;
  std::vector<TopicCorrection> topics;
  std::vector<Cooperation> cooperations;
  WantedPartner wanted_partner;
  std::optional<std::int64_t> readiness_level;  ///< TRL 1 to 9, of technology profiles
  bool anonymous = false;                       ///< the owner shows only to those of mutual interest
  std::optional<Id<Person>> contact;
  std::optional<Date> published_on;
  std::optional<Date> expires_on;
  std::vector<FileLink> files;
  std::vector<Id<Product>> products;  ///< of the owner, that it offers
  std::optional<Id<Need>> need;       ///< of the owner, that it seeks something for
  std::string review_note;            ///< what a coordinator asks to change

  friend bool operator==(const Profile&, const Profile&) = default;
};

}  // namespace twinlight::partnership
