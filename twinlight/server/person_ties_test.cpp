// What rights need to know of the people on a page is asked for by as many statements however many they are, and is
// the same as of each alone.
#include "twinlight/server/person_ties.h"

#include "twinlight/server/contact_endpoints.h"
#include "twinlight/server/record_list.h"
#include "twinlight/server/record_view.h"
#include "twinlight/server/told_fixture.h"
#include "twinlight/server/transfer_endpoints.h"
#include "twinlight/storage/transfer_store.h"

namespace twinlight::server {
namespace {

using fixture::Told;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;

/// A maker of Guangdong that is interested in profiles of schools of Limburg, with people who agreed to more or less.
class PersonTiesTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    const std::string body = add_organisation(limburg_guangdong, "guangdong");
    readers = {add_person("maker", Role::organisation_manager, limburg_guangdong, other),
               add_person("third", Role::member, limburg_guangdong, body),
               add_person("coordinator", Role::coordinator, limburg_guangdong, body, "guangdong"),
               add_person("runs", Role::programme_manager, limburg_guangdong, owner)};
  }
  /// A school, somebody of it, and the maker's interest in it.
  void add_school(int number, const std::string& school) {
    const std::string key = "school" + std::to_string(number);
    const std::string person = add_person(key, Role::member, limburg_guangdong, school);
    agree(person, "directory");
    if (number % 2 == 0) agree(person, "introductions");
    if (number % 3 != 0) agree(person, "transfer_abroad");
    named = {{Kind::partnership, limburg_guangdong}, {Kind::organisation, school}, {Kind::person, person}};
    named[Kind::profile] = create(Kind::profile, document(Kind::profile, named));
    publish_profile(named[Kind::profile]);
    named[Kind::organisation] = other;
    named[Kind::person] = readers.front();
    interest = create(Kind::interest, document(Kind::interest, named));
    if (number % 5 != 4) move(Kind::interest, interest, Action::accept, {{"answered_at", "2026-11-20T09:00:00Z"}});
  }
  void add_schools(int first, int count) {
    for (int i = first; i < first + count; ++i) add_school(i, add_organisation(limburg_guangdong, "limburg"));
  }
  void agree(const std::string& person, const std::string& purpose) {
    json consent = document(Kind::consent, {{Kind::partnership, limburg_guangdong}, {Kind::person, person}});
    consent["purpose"] = purpose;
    create(Kind::consent, consent);
  }

  Told people(const std::string& reader, const NamedValues& query = {{"limit", "200"}}) {
    return told(
        *this, reader, [](Call& call) { return list_records(call, Kind::person); }, {}, query);
  }
  json alone(const std::string& reader, const std::string& person) {
    const auto connection = installation().connections().lend();
    storage::Store store(**connection);
    const auto actor = actor_of(store, reader).value();
    return RecordView(store, actor).shown(store.find(Kind::person, person).value().value()).value().value();
  }

  std::vector<std::string> readers;
  std::map<Kind, std::string> named;
  std::string interest;  ///< the last
};
TWL_ON_BOTH_DATABASES(PersonTiesTest);

TEST_P(PersonTiesTest, AListOfPeopleCostsTheSameHoweverManyItShows) {
  add_schools(0, 6);
  std::map<std::string, Told> few;
  for (const std::string& reader : readers) few[reader] = people(reader);
  add_schools(6, 9);
  for (const std::string& reader : readers) {
    const Told more = people(reader);
    EXPECT_EQ(more.body["items"].size(), few[reader].body["items"].size() + 9);
    EXPECT_EQ(more.statements, few[reader].statements);
    EXPECT_LE(more.statements, 6);
    RecordProperty("statements", static_cast<int>(more.statements));
  }
}

TEST_P(PersonTiesTest, AListShowsOfEachWhatTheirRecordAloneShows) {
  add_schools(0, 6);
  bool reaches_somebody = false;
  bool holds_somebody_back = false;
  for (const std::string& reader : readers) {
    const json list = people(reader).body;
    EXPECT_EQ(list["items"].size(), readers.size() + 6);
    for (const json& item : list["items"]) {
      EXPECT_EQ(item, alone(reader, item["id"])) << reader;
      if (reader != readers.front()) continue;
      reaches_somebody = reaches_somebody || item["document"].contains("phone");
      holds_somebody_back = holds_somebody_back || !item["document"].contains("languages");
    }
  }
  EXPECT_TRUE(reaches_somebody);
  EXPECT_TRUE(holds_somebody_back);
}

TEST_P(PersonTiesTest, ContactsCostTheSameHoweverManyThereAre) {
  Endpoints endpoints;
  add_contact_endpoints(endpoints);
  const auto contacts = [&] {
    return told(*this, readers.front(), endpoints["listInterestContacts"], {{"id", interest}});
  };
  add_school(2, owner);
  const Told one = contacts();
  EXPECT_EQ(one.body["items"].size(), 1U);
  for (int i = 0; i < 4; ++i) {
    const std::string colleague = add_person("colleague" + std::to_string(i), Role::member, limburg_guangdong, owner);
    for (const char* purpose : {"introductions", "transfer_abroad"}) agree(colleague, purpose);
  }
  const Told five = contacts();
  EXPECT_EQ(five.body["items"].size(), 5U);
  EXPECT_EQ(five.statements, one.statements);
}

TEST_P(PersonTiesTest, TheRegisterOfTransfersCostsTheSameHoweverManyItNames) {
  Endpoints endpoints;
  add_transfer_endpoints(endpoints);
  const auto add_transfers = [&](int from, int to) {
    const auto connection = installation().connections().lend();
    for (int i = from; i < to; ++i) {
      const std::string person = add_person("known" + std::to_string(i), Role::member, limburg_guangdong, owner);
      ASSERT_TRUE(storage::TransferStore(**connection)
                      .add({.at = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()),
                            .partnership = limburg_guangdong,
                            .person = person,
                            .purpose = "introductions",
                            .from_region = "limburg",
                            .to_region = "guangdong",
                            .recipient = other,
                            .record = person}));
    }
  };
  add_transfers(0, 2);
  const Told two = told(*this, readers.back(), endpoints["listTransfers"]);
  add_transfers(2, 8);
  const Told eight = told(*this, readers.back(), endpoints["listTransfers"]);
  EXPECT_EQ(two.body["items"].size(), 2U);
  EXPECT_EQ(eight.body["items"].size(), 8U);
  EXPECT_EQ(eight.statements, two.statements);
  for (const json& item : eight.body["items"]) {
    EXPECT_NE(item["name"], "");
    EXPECT_NE(item["recipient_name"], "");
  }
}

}  // namespace
}  // namespace twinlight::server
