// Who did not agree to transfer abroad is shown in their own region alone, in both directions: GDPR, article 49(1)(a);
// PIPL, article 39.
#include <algorithm>

#include "twinlight/server/job_fixture.h"
#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Role;
using ::testing::HasSubstr;
using ::testing::Not;

/// A person of each region, both in the directory, and readers of both.
class HeldBackTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    const std::string neighbour = add_organisation(limburg_guangdong, "limburg");
    const std::string factory = add_organisation(limburg_guangdong, "guangdong");
    persons = {{"limburg", add_person("els", Role::member, limburg_guangdong, owner)},
               {"guangdong", add_person("lin", Role::member, limburg_guangdong, other)}};
    own_people = {{"limburg", sign_in("els")}, {"guangdong", sign_in("lin")}};
    for (const auto& [region, by] : own_people) agree(by, "directory", true);
    const std::map<std::string, std::string> offices{{"limburg", neighbour}, {"guangdong", factory}};
    for (const auto& [region, office] : offices) {
      for (const Role role : {Role::member, Role::coordinator, Role::programme_manager, Role::official}) {
        const std::string key = std::string(word_of(role)) + "-" + region;
        add_person(key, role, limburg_guangdong, office, role == Role::coordinator ? region : "");
        readers[region].push_back({key, sign_in(key)});
      }
    }
    add_person("keeper", Role::administrator, limburg_guangdong, neighbour);
  }
  void agree(const Visitor& by, const std::string& purpose, bool given) {
    const json consents = json_of(ask("GET", "/my/consents", {}, by));
    for (const json& item : consents["items"])
      if (item["purpose"] == purpose) {
        json body = {{"given", given}};
        if (given) body["text_version"] = item["text_version"];
        ASSERT_EQ(ask("PUT", "/my/consents/" + purpose, body, by).status, 200);
      }
  }
  json person(const std::string& region, const Visitor& by) {
    return json_of(ask("GET", "/persons/" + persons[region], {}, by))["document"];
  }
  /// Nothing that names the person, in whatever way they are asked for.
  void expect_hidden(const std::string& region, const std::string& what, const Visitor& by) {
    const std::string email = (region == "limburg" ? "els" : "lin") + std::string("@example.org");
    const json document = person(region, by);
    EXPECT_TRUE(document.contains("state")) << what << ": that they are there is no secret";
    for (const char* field : {"family_name", "given_name", "latin_name", "email", "phone", "position", "languages"})
      EXPECT_FALSE(document.contains(field)) << what << " reads " << field;
    const std::vector<std::string> paths{"/persons", "/persons?email=" + email, "/persons?sort=family_name",
                                         "/persons/" + persons[region] + "/history"};
    for (const std::string& path : paths)
      EXPECT_THAT(ask("GET", path, {}, by).body, Not(HasSubstr(email))) << what << " asks " << path;
    EXPECT_FALSE(is_listed("/persons?email=" + email, region, by)) << what << " finds who has an address";
    for (const char* sort : {"family_name", "-family_name", "email", "-email"}) expect_last(sort, region, what, by);
    EXPECT_TRUE(is_listed("/persons?limit=100", region, by)) << what;
  }
  /// Whoever is hidden comes last, in the order of their ids: the place tells nothing.
  void expect_last(const std::string& sort, const std::string& region, const std::string& what, const Visitor& by) {
    const std::string field = sort.starts_with('-') ? sort.substr(1) : sort;
    std::vector<std::string> found;
    std::vector<std::string> hidden;
    for (std::string cursor = "first"; !cursor.empty();) {
      const std::string from = cursor == "first" ? "" : "&cursor=" + cursor;
      const json page = json_of(ask("GET", "/persons?limit=3&sort=" + sort + from, {}, by));
      ASSERT_TRUE(page.contains("items")) << page;
      for (const json& item : page["items"]) {
        found.push_back(item["id"]);
        if (!item["document"].contains(field)) hidden.push_back(item["id"]);
      }
      cursor = page["next"].is_null() ? "" : page["next"].get<std::string>();
    }
    const auto is_in_order = [&](const std::vector<std::string>& ids) {
      return sort.starts_with('-') ? std::ranges::is_sorted(ids, std::greater()) : std::ranges::is_sorted(ids);
    };
    // A role that does not see the field has the whole list by id.
    EXPECT_TRUE(is_in_order(found) ||
                (is_in_order(hidden) && std::equal(hidden.rbegin(), hidden.rend(), found.rbegin())))
        << what << " sees the place of who is hidden: " << sort;
    EXPECT_EQ(std::ranges::count(hidden, persons[region]), 1) << what << " " << sort;
    EXPECT_EQ(found.size(), json_of(ask("GET", "/persons?limit=200", {}, by))["items"].size()) << what << " " << sort;
  }
  bool is_listed(const std::string& path, const std::string& region, const Visitor& by) {
    const json found = json_of(ask("GET", path, {}, by)).value("items", json::array());
    return std::ranges::any_of(found, [&](const json& item) { return item["id"] == persons[region]; });
  }
  static std::string beyond(const std::string& region) { return region == "limburg" ? "guangdong" : "limburg"; }

  std::map<std::string, std::string> persons;  ///< by region
  std::map<std::string, Visitor> own_people;
  std::map<std::string, std::vector<std::pair<std::string, Visitor>>> readers;
};
TWL_ON_BOTH_DATABASES(HeldBackTest);

TEST_P(HeldBackTest, NobodyInTheOtherRegionReadsWhoDidNotAgree) {
  for (const std::string region : {"limburg", "guangdong"}) {
    for (const auto& [what, by] : readers[beyond(region)]) expect_hidden(region, what, by);
    for (const auto& [what, by] : readers[region])
      EXPECT_EQ(person(region, by).value("family_name", ""), "Li") << what << " is of the same region";
    EXPECT_TRUE(person(region, own_people[region]).contains("email"));
    EXPECT_TRUE(person(region, sign_in("keeper")).contains("email")) << "who keeps the installation";
  }
}

TEST_P(HeldBackTest, ConsentShowsThemAndWithdrawnHidesThemAgain) {
  for (const std::string region : {"limburg", "guangdong"}) {
    agree(own_people[region], "transfer_abroad", true);
    for (const auto& [what, by] : readers[beyond(region)])
      EXPECT_EQ(person(region, by).value("family_name", ""), "Li") << what;
    agree(own_people[region], "transfer_abroad", false);
    for (const auto& [what, by] : readers[beyond(region)]) expect_hidden(region, what, by);
  }
}

TEST_P(HeldBackTest, TheirOrganisationStaysVisible) {
  for (const auto& [what, by] : readers["guangdong"]) {
    const json found = json_of(ask("GET", "/organisations/" + owner, {}, by))["document"];
    EXPECT_TRUE(found.contains("name")) << what;
    EXPECT_TRUE(found.contains("email")) << what;
  }
}

TEST_P(HeldBackTest, WhoLeftTheirOrganisationIsStillKeptInItsRegion) {
  const json memberships = json_of(ask("GET", "/memberships?person=" + persons["limburg"], {}, own_people["limburg"]));
  const std::string id = memberships["items"][0]["id"];
  ASSERT_EQ(ask("POST", "/memberships/" + id + "/transitions", {{"action", "end"}}, own_people["limburg"],
                {{"if-match", "\"" + memberships["items"][0]["version"].dump() + "\""}})
                .status,
            200);
  for (const auto& [what, by] : readers["guangdong"])
    EXPECT_FALSE(person("limburg", by).contains("family_name")) << what;
}

TEST_P(HeldBackTest, TablesHaveNoMoreThanPages) {
  for (const auto& [what, by] : readers["guangdong"]) {
    const Response table = fixture::exported(*this, "persons", by);
    ASSERT_EQ(table.status, 200) << what << table.body;
    EXPECT_THAT(table.body, Not(HasSubstr("els@example.org"))) << what;
  }
}

TEST_P(HeldBackTest, TheRegisterOfTransfersNamesNobodyWhoWithdrew) {
  agree(own_people["guangdong"], "transfer_abroad", true);
  const auto name_in_register = [&](const std::string& region) {
    for (const auto& [key, by] : readers[region])
      if (key.starts_with("programme_manager"))
        return json_of(ask("GET", "/transfers", {}, by))["items"].at(0)["name"].get<std::string>();
    return std::string("?");
  };
  EXPECT_NE(name_in_register("limburg"), "");
  agree(own_people["guangdong"], "transfer_abroad", false);
  EXPECT_EQ(name_in_register("limburg"), "");
  EXPECT_NE(name_in_register("guangdong"), "") << "who answers for it in their own region";
}

}  // namespace
}  // namespace twinlight::server
