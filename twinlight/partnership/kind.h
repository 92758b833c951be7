#pragma once

#include "twinlight/partnership/word.h"

namespace twinlight::partnership {

/// The kinds of record.
enum class Kind {
  partnership,
  organisation,
  person,
  membership,
  consent,
  profile,
  product,
  site,
  space,
  need,
  interest,
  file,
  audit_entry,
};
template <>
struct Words<Kind> {
  static constexpr std::array<std::string_view, 13> all{
      "partnership", "organisation", "person", "membership", "consent", "profile",    "product",
      "site",        "space",        "need",   "interest",   "file",    "audit_entry"};
};
static_assert(word_of(Kind::audit_entry) == "audit_entry");

struct Partnership;
struct Organisation;
struct Person;
struct Membership;
struct Consent;
struct Profile;
struct Product;
struct Site;
struct Space;
struct Need;
struct Interest;
struct StoredFile;
struct AuditEntry;

/// The kind of a record type.
template <class Record>
constexpr Kind kind_of = Record::no_such_record;
template <>
inline constexpr Kind kind_of<Partnership> = Kind::partnership;
template <>
inline constexpr Kind kind_of<Organisation> = Kind::organisation;
template <>
inline constexpr Kind kind_of<Person> = Kind::person;
template <>
inline constexpr Kind kind_of<Membership> = Kind::membership;
template <>
inline constexpr Kind kind_of<Consent> = Kind::consent;
template <>
inline constexpr Kind kind_of<Profile> = Kind::profile;
template <>
inline constexpr Kind kind_of<Product> = Kind::product;
template <>
inline constexpr Kind kind_of<Site> = Kind::site;
template <>
inline constexpr Kind kind_of<Space> = Kind::space;
template <>
inline constexpr Kind kind_of<Need> = Kind::need;
template <>
inline constexpr Kind kind_of<Interest> = Kind::interest;
template <>
inline constexpr Kind kind_of<StoredFile> = Kind::file;
template <>
inline constexpr Kind kind_of<AuditEntry> = Kind::audit_entry;

}  // namespace twinlight::partnership
