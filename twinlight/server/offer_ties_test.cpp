// What rights need to know of the profiles, products and needs on a page is asked for by as many statements however
// many they are, and is the same as of each alone.
#include "twinlight/server/offer_ties.h"

#include "twinlight/server/record_list.h"
#include "twinlight/server/record_view.h"
#include "twinlight/server/told_fixture.h"

namespace twinlight::server {
namespace {

using fixture::Told;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;

/// A maker of Guangdong with interests in what schools of Limburg offer and need, and introduced to some of them.
class OfferTiesTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    const std::string body = add_organisation(limburg_guangdong, "guangdong");
    readers = {add_person("maker", Role::organisation_manager, limburg_guangdong, other),
               add_person("third", Role::member, limburg_guangdong, body),
               add_person("coordinator", Role::coordinator, limburg_guangdong, body, "guangdong"),
               add_person("runs", Role::programme_manager, limburg_guangdong, owner)};
    offer = published(other);
  }
  std::string published(const std::string& organisation) {
    json made = document(Kind::profile, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, organisation}});
    made["anonymous"] = true;
    const std::string id = create(Kind::profile, made);
    publish_profile(id);
    return id;
  }
  std::string add_interest(Kind kind, const std::string& id, bool mutual) {
    json made = document(Kind::interest, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, other}});
    for (const char* field : {"profile", "product", "need", "contact"}) made[field] = nullptr;
    made[std::string(word_of(kind))] = id;
    const std::string interest = create(Kind::interest, made);
    if (mutual) move(Kind::interest, interest, Action::accept, {{"answered_at", "2026-11-20T09:00:00Z"}});
    return interest;
  }
  /// @param agreed    by how many of the two
  /// @param interest  that came of it, where both did
  void introduce(const std::string& first, const std::string& second, int agreed, const std::string& interest) {
    json made = document(Kind::introduction, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}});
    made["first"] = first;
    made["second"] = second;
    const std::string id = create(Kind::introduction, made);
    if (agreed > 0) move(Kind::introduction, id, Action::accept, {{"first_agreed_at", "2026-11-20T09:00:00Z"}});
    if (agreed > 1)
      move(Kind::introduction, id, Action::accept,
           {{"second_agreed_at", "2026-11-21T09:00:00Z"}, {"interest", interest}});
  }
  void add_schools(int first, int count) {
    for (int i = first; i < first + count; ++i) {
      const std::string school = add_organisation(limburg_guangdong, "limburg");
      const std::map<Kind, std::string> named{{Kind::partnership, limburg_guangdong}, {Kind::organisation, school}};
      const std::string product = create(Kind::product, document(Kind::product, named));
      move(Kind::product, product, Action::publish);
      json need = document(Kind::need, named);
      need["anonymous"] = true;
      const std::string needed = create(Kind::need, need);
      move(Kind::need, needed, Action::open);
      add_interest(Kind::product, product, /*mutual=*/i % 2 == 0);
      add_interest(Kind::need, needed, /*mutual=*/i % 2 == 0);
      const std::string interest = add_interest(Kind::profile, published(school), /*mutual=*/i % 2 == 0);
      const std::string introduced = published(school);
      introduce(i % 2 == 0 ? introduced : offer, i % 2 == 0 ? offer : introduced, /*agreed=*/i % 3, interest);
    }
  }
  Told list(Kind kind, const std::string& reader) {
    return told(*this, reader, [kind](Call& call) { return list_records(call, kind); }, {}, {{"limit", "200"}});
  }
  json alone(Kind kind, const std::string& reader, const std::string& id) {
    const auto connection = installation().connections().lend();
    storage::Store store(**connection);
    const auto actor = actor_of(store, reader).value();
    return RecordView(store, actor).shown(store.find(kind, id).value().value()).value().value();
  }

  std::vector<std::string> readers;
  std::string offer;  ///< of the maker
};
TWL_ON_BOTH_DATABASES(OfferTiesTest);

constexpr Kind offered[] = {Kind::profile, Kind::product, Kind::need};

TEST_P(OfferTiesTest, AListCostsTheSameHoweverManyItShows) {
  add_schools(0, 6);
  std::map<std::pair<Kind, std::string>, Told> few;
  for (const Kind kind : offered)
    for (const std::string& reader : readers) few[{kind, reader}] = list(kind, reader);
  add_schools(6, 6);
  for (const auto& [asked, told_before] : few) {
    const auto& [kind, reader] = asked;
    const Told more = list(kind, reader);
    EXPECT_GT(more.body["items"].size(), told_before.body["items"].size());
    EXPECT_EQ(more.statements, told_before.statements) << word_of(kind);
    EXPECT_LE(more.statements, 6) << word_of(kind);
  }
}

TEST_P(OfferTiesTest, AListShowsOfEachWhatItsRecordAloneShows) {
  add_schools(0, 6);
  for (const Kind kind : offered) {
    std::size_t opened = 0;
    std::size_t closed = 0;
    for (const std::string& reader : readers) {
      const json items = list(kind, reader).body["items"];
      for (const json& item : items) {
        EXPECT_EQ(item, alone(kind, reader, item["id"])) << word_of(kind);
        if (reader != readers.front()) continue;
        ++(item["document"].contains("organisation") ? opened : closed);
      }
    }
    EXPECT_GT(opened, 0U) << word_of(kind);
    if (kind != Kind::product) {
      EXPECT_GT(closed, 0U) << word_of(kind) << ": those without mutual interest stay anonymous";
    }
  }
}

}  // namespace
}  // namespace twinlight::server
