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
  introduction,
  achievement,
  file,
  evaluation,
  event,
  session,
  registration,
  meeting,
  pilot,
  certificate,
  lead,
  exchange,
  indicator,
  outcome,
  newsletter,
  subscription,
  join_request,
  audit_entry,
};
template <>
struct Words<Kind> {
  static constexpr std::array<std::string_view, 29> all{
      "partnership", "organisation", "person",       "membership",   "consent",    "profile",
      "product",     "site",         "space",        "need",         "interest",   "introduction",
      "achievement", "file",         "evaluation",   "event",        "session",    "registration",
      "meeting",     "pilot",        "certificate",  "lead",         "exchange",   "indicator",
      "outcome",     "newsletter",   "subscription", "join_request", "audit_entry"};
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
struct Introduction;
struct Achievement;
struct StoredFile;
struct Evaluation;
struct Event;
struct Session;
struct Registration;
struct Meeting;
struct Pilot;
struct Certificate;
struct Lead;
struct Exchange;
struct Indicator;
struct Outcome;
struct Newsletter;
struct Subscription;
struct JoinRequest;
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
inline constexpr Kind kind_of<Introduction> = Kind::introduction;
template <>
inline constexpr Kind kind_of<Achievement> = Kind::achievement;
template <>
inline constexpr Kind kind_of<StoredFile> = Kind::file;
template <>
inline constexpr Kind kind_of<Evaluation> = Kind::evaluation;
template <>
inline constexpr Kind kind_of<Event> = Kind::event;
template <>
inline constexpr Kind kind_of<Session> = Kind::session;
template <>
inline constexpr Kind kind_of<Registration> = Kind::registration;
template <>
inline constexpr Kind kind_of<Meeting> = Kind::meeting;
template <>
inline constexpr Kind kind_of<Pilot> = Kind::pilot;
template <>
inline constexpr Kind kind_of<Certificate> = Kind::certificate;
template <>
inline constexpr Kind kind_of<Lead> = Kind::lead;
template <>
inline constexpr Kind kind_of<Exchange> = Kind::exchange;
template <>
inline constexpr Kind kind_of<Indicator> = Kind::indicator;
template <>
inline constexpr Kind kind_of<Outcome> = Kind::outcome;
template <>
inline constexpr Kind kind_of<Newsletter> = Kind::newsletter;
template <>
inline constexpr Kind kind_of<Subscription> = Kind::subscription;
template <>
inline constexpr Kind kind_of<JoinRequest> = Kind::join_request;
template <>
inline constexpr Kind kind_of<AuditEntry> = Kind::audit_entry;

}  // namespace twinlight::partnership
