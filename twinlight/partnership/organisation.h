#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/partnership/domain.h"
#include "twinlight/partnership/id.h"
#include "twinlight/partnership/state_machine.h"
#include "twinlight/partnership/text.h"

namespace twinlight::partnership {

enum class OrganisationKind {
  company,
  public_body,
  university,
  research_institute,
  association,
  agency,
  test_site,
  school,
  hospital,
  care_home,
  grower,
};
template <>
struct Words<OrganisationKind> {
  static constexpr std::array<std::string_view, 11> all{
      "company",   "public_body", "university", "research_institute", "association", "agency",
      "test_site", "school",      "hospital",   "care_home",          "grower"};
};
static_assert(word_of(OrganisationKind::grower) == "grower");

/// Classes of Recommendation 2003/361/EC by employees; partners/organisation_size.h has their bounds.
enum class OrganisationSize { micro, small, medium, large };
template <>
struct Words<OrganisationSize> {
  static constexpr std::array<std::string_view, 4> all{"micro", "small", "medium", "large"};
};
static_assert(word_of(OrganisationSize::large) == "large");

struct Address {
  std::string street;
  std::string postal_code;
  std::string city;
  std::string country;  ///< ISO 3166-1, two letters

  friend bool operator==(const Address&, const Address&) = default;
};

/// A number under which a public register knows an organisation.
struct RegisterEntry {
  std::string register_name;  ///< "KBO", "USCC", "VAT"
  std::string number;

  friend bool operator==(const RegisterEntry&, const RegisterEntry&) = default;
};

/// Where anybody may ask, visitors too; of no person.
struct Desk {
  Text name;
  std::string email;
  std::string phone;
  Address address;
  std::vector<Language> languages;  ///< spoken there

  friend bool operator==(const Desk&, const Desk&) = default;
};

/// A company, institute or public body of one partnership.
struct Organisation {
  State state = State::applied;
  Id<Partnership> partnership;
  Text name;           ///< in the script it is registered in
  std::string region;  ///< code of a region of the partnership
  OrganisationKind kind = OrganisationKind::company;
  Text description;
  std::vector<Domain> domains;
  std::vector<Language> languages;  ///< spoken
  std::optional<std::int64_t> employees;
  std::string website;
  std::string email;
  std::string phone;
  Address address;
  std::vector<RegisterEntry> registrations;
  std::optional<FileHash> logo;
  std::string internal_note;  ///< of the coordinators
  Desk desk;

  friend bool operator==(const Organisation&, const Organisation&) = default;
};

}  // namespace twinlight::partnership
