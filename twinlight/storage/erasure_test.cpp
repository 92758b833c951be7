#include "twinlight/storage/erasure.h"

#include <gmock/gmock.h>

#include "twinlight/storage/account_store.h"
#include "twinlight/storage/store_fixture.h"

namespace twinlight::storage {
namespace {

using fixture::by_system;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::State;

class RecordErasureTest : public fixture::StoreTest {
 public:
  void SetUp() override {
    StoreTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    own = add("Lichthuis");
    other = add("Kweker");
  }

  /// Somebody of the own organisation, with an account.
  std::string add_person(const std::string& given, const std::string& family, const std::string& latin = "") {
    partnership::Person record;
    partnership::fixture::fill(record);
    record.state = State::invited;
    record.partnership = here_;
    record.given_name = given;
    record.family_name = family;
    record.latin_name = latin;
    record.phone = "active";
    record.email = "jan@example.org";
    const auto made = store().create(by_system, record);
    EXPECT_TRUE(made);
    const std::string id = made ? made->id : "";
    partnership::Membership membership;
    partnership::fixture::fill(membership);
    membership.state = State::applied;
    membership.partnership = here_;
    membership.person.text = id;
    membership.organisation.text = own;
    const auto joined = store().create(by_system, membership);
    EXPECT_TRUE(joined);
    membership.state = State::active;
    EXPECT_TRUE(store().change(by_system, Action::admit, Kind::membership, joined->id, 1, document_of(membership)));
    EXPECT_TRUE(AccountStore(connection()).put(id, "jan@example.org", "hash"));
    return id;
  }
  std::string add_profile(const std::string& owner, const std::string& summary) {
    partnership::Profile record = profile(owner, false);
    record.summary.text = summary;
    const auto made = store().create(by_system, record);
    EXPECT_TRUE(made);
    return made ? made->id : "";
  }
  json document(Kind kind, const std::string& id) { return store().find(kind, id).value().value().document; }
  std::string summary(const std::string& id) { return document(Kind::profile, id)["summary"]["text"]; }
  void erase(const std::string& person) {
    const auto traces = traces_of(connection(), person);
    ASSERT_TRUE(traces);
    const auto removed = remove_traces(connection(), *traces, by_system.at);
    ASSERT_TRUE(removed) << to_string(removed.error());
  }
  /// Everything about others, as it stands.
  json others() {
    const auto rows = connection().query("SELECT id, document FROM records WHERE kind <> 'person' ORDER BY id");
    json all;
    for (const SqlRow& row : *rows) all[text(row[0])] = json::parse(text(row[1]));
    return all;
  }

  std::string own;
  std::string other;
};
TWL_ON_BOTH_DATABASES(RecordErasureTest);

TEST_P(RecordErasureTest, ANameGoesWhereItIsTakenForTheirsAndStaysElsewhere) {
  const std::string person = add_person("of", "the");
  const std::string here = add_profile(own, "Ask the of, or OF THE, at jan@example.org");
  const std::string there = add_profile(other, "Light of the barn; once by Jan@Example.org");
  erase(person);
  EXPECT_EQ(summary(here), "Ask [erased], or [erased], at [erased]");
  EXPECT_EQ(summary(there), "Light of the barn; once by [erased]");
}

TEST_P(RecordErasureTest, WordsThatProgramsGoByStay) {
  const std::string profile = add_profile(own, "We are active. Draft of a text");
  for (const std::string& word : {std::string("active"), std::string("draft"), std::string("limburg"), own, here_.text,
                                  std::string("member"), std::string("company")}) {
    const std::string person = add_person("", word, word);
    const json before = others();
    erase(person);
    EXPECT_EQ(others(), before) << word;
  }
  EXPECT_EQ(summary(profile), "We are active. Draft of a text");
}

TEST_P(RecordErasureTest, WhatStaysIsARecordStill) {
  const std::string person = add_person("小", "明");
  const std::string long_text = std::string(996, 'x') + "小 明";
  const std::string profile = add_profile(own, long_text);
  partnership::Profile taught = this->profile(own, false);
  taught.title.text = "小 明 lamp";
  taught.topics = {{.topic = "luminaire", .named = true, .words = "明 lamp"}};
  const auto teaching = store().create(by_system, taught);
  ASSERT_TRUE(teaching) << to_string(teaching.error().faults.front());
  erase(person);
  const json kept = document(Kind::profile, profile);
  EXPECT_TRUE(partnership::faults_of(Kind::profile, kept).empty());
  EXPECT_THAT(kept["summary"]["text"].get<std::string>(), ::testing::Not(::testing::HasSubstr("明")));
  const json retaught = document(Kind::profile, teaching->id);
  EXPECT_TRUE(partnership::faults_of(Kind::profile, retaught).empty()) << retaught;
  EXPECT_FALSE(retaught.contains("topics")) << "words that stand in the title no more";
}

}  // namespace
}  // namespace twinlight::storage
