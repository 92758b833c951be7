// A product that is published is tried in the open needs of its partnership: what passes is kept and told once.
#include "twinlight/server/product_trials.h"

#include "twinlight/foundation/file.h"
#include "twinlight/report/report_file.h"
#include "twinlight/server/mail_fixture.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* small_room = R"(name = "Small room"
domain = "education"
requirement = "en12464-1:2021/44.1"
maintenance_factor = 0.8
[room]
length_m = 4
width_m = 4
height_m = 3
[reflectance]
ceiling = 0.7
walls = 0.5
floor = 0.2
[operation]
hours_per_year = 2000
electricity_price_per_kWh = 0.28
[task]
height_m = 0.75
border_m = 0.5
[layout]
mounting = "either"
suspension_m = 0.5
max_luminaires = 9
min_spacing_m = 1.0
max_spacing_ratio = 2.0
)";

class ProductTrialTest : public fixture::MailTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("maker", Role::member, limburg_guangdong, other);
    add_person("school", Role::member, limburg_guangdong, owner);
    maker = sign_in("maker");
    school = sign_in("school");
  }
  json link(const Visitor& whose, const std::string& name, const std::string& bytes, const char* role) {
    const Response sent = send("POST", "/files?name=" + name, bytes, "application/octet-stream", whose);
    EXPECT_TRUE(sent.status == 201 || sent.status == 200) << sent.body;
    return {{"role", role}, {"name", name}, {"hash", json_of(sent)["record"]["document"]["hash"]}};
  }
  /// An open need of an organisation with a room as its file describes it.
  std::string need_in(const std::string& room, const std::string& of, const Visitor& whose) {
    json need = document(Kind::need, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, of}});
    need["title"] = {{"language", "en"}, {"text", "Twelve classrooms"}};
    if (!room.empty()) need["description_file"] = link(whose, "need.toml", room, "document")["hash"];
    const Response made = ask("POST", "/needs", need, whose);
    EXPECT_EQ(made.status, 201) << made.body;
    const std::string id = json_of(made).value("id", "");
    move(Kind::need, id, Action::open);
    return id;
  }
  json new_product() {
    const std::string name = "demerglans-klaslicht600-3700.ldt";
    const auto bytes = read_file(std::string(TWINLIGHT_SOURCE_DIR "/examples/catalogue/") + name, 1U << 20U).value();
    json product = document(Kind::product, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, other}});
    product["name"] = {{"language", "en"}, {"text", "Class light"}};
    product["files"] = json::array({link(maker, name, bytes, "photometry")});
    return product;
  }
  std::string published() {
    const Response made = ask("POST", "/products", new_product(), maker);
    EXPECT_EQ(made.status, 201) << made.body;
    const std::string id = json_of(made).value("id", "");
    EXPECT_EQ(transition(id, "publish", 1).status, 200);
    return id;
  }
  Response transition(const std::string& id, const char* action, int version) {
    return ask("POST", "/products/" + id + "/transitions", {{"action", action}}, maker,
               {{"if-match", "\"" + std::to_string(version) + "\""}});
  }
  /// The results of the trials, once all have ended.
  std::vector<json> trials() {
    const auto connection = installation().connections().lend();
    for (int i = 0; i < 3000; ++i) {
      std::vector<json> results;
      bool over = true;
      const auto rows =
          (*connection)->query("SELECT state, result FROM jobs WHERE queue = 'trials' ORDER BY id").value();
      for (const auto& row : rows) {
        over = over && storage::text(row[0]) == "done";
        results.push_back(json::parse(storage::text(row[1]), nullptr, false));
      }
      if (over) return results;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    ADD_FAILURE() << "a trial does not end";
    return {};
  }
  json kept(const Visitor& whose) { return json_of(ask("GET", "/evaluations", {}, whose))["items"]; }

  Visitor maker;
  Visitor school;
};
TWL_ON_BOTH_DATABASES(ProductTrialTest);

TEST_P(ProductTrialTest, ProofIsKeptWithTheNeedAndItsPeopleAreTold) {
  const std::string need = need_in(small_room, owner, school);
  const std::string product = published();
  EXPECT_THAT(trials(), ::testing::ElementsAre(json({{"tried", 1}, {"proven", 1}})));
  const json evaluations = kept(school);
  ASSERT_EQ(evaluations.size(), 1U) << evaluations;
  const json& evaluation = evaluations[0]["document"];
  EXPECT_EQ(evaluation["need"], need);
  EXPECT_EQ(evaluation["product"], product);
  EXPECT_EQ(evaluation["passes"], true);
  EXPECT_EQ(evaluation["unasked"], true);
  const Response report = ask(
      "GET", "/evaluations/" + evaluations[0].value("id", "") + "/files/" + evaluation.value("result", ""), {}, school);
  ASSERT_EQ(report.status, 200) << report.body;
  EXPECT_TRUE(report::verify_report(report.body).seal.faults.empty());
  const Mail mail = letter(1);
  EXPECT_EQ(mail.to, "school@example.org");
  EXPECT_THAT(mail.text, HasSubstr("Twelve classrooms"));
  EXPECT_THAT(mail.text, HasSubstr("Class light"));
  EXPECT_THAT(mail.text, HasSubstr("https://twinlight.example/needs"));
  EXPECT_EQ(letters_in_all(), 1U);
  EXPECT_THAT(kept(maker), IsEmpty()) << "the maker does not learn of needs";
}

TEST_P(ProductTrialTest, TrialThatIsDoneTwiceHasItsEffectOnce) {
  need_in(small_room, owner, school);
  const std::string product = published();
  trials();
  {
    const auto connection = installation().connections().lend();
    const json again = {{"person", ""}, {"product", product}, {"version", 2}};
    const Instant now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    ASSERT_TRUE(storage::JobQueue(**connection).add(storage::new_uuid(now), trials_queue, again.dump(), now));
  }
  EXPECT_THAT(trials(), ::testing::UnorderedElementsAre(json({{"tried", 1}, {"proven", 1}}),
                                                        json({{"tried", 1}, {"proven", 0}})));
  json changed = json_of(ask("GET", "/products/" + product, {}, maker))["document"];
  changed["lifetime_h"] = 60000;
  ASSERT_EQ(ask("PUT", "/products/" + product, changed, maker, {{"if-match", "\"2\""}}).status, 200);
  EXPECT_EQ(trials().size(), 3U) << "a change of what is published is tried too";
  EXPECT_EQ(kept(school).size(), 1U);
  EXPECT_EQ(letters_in_all(), 1U);
}

TEST_P(ProductTrialTest, NothingIsToldOfWhatFailsIsClosedOrCanNotBeRead) {
  std::string hall(small_room);
  hall.replace(hall.find("max_luminaires = 9"), 18, "max_luminaires = 1");  // dark
  need_in(hall, owner, school);
  need_in("is = no need", owner, school);
  need_in(std::string(small_room) + "\n", other, maker);  // of the maker
  need_in("", owner, school);
  std::string of_server(small_room);
  of_server.replace(of_server.find("length_m = 4"), 12, "gltf = \"/etc/passwd\"\nlength_m = 4");
  need_in(of_server, owner, school);
  move(Kind::need, need_in(small_room, owner, school), Action::fulfil);
  std::string vast(small_room);
  vast.replace(vast.find("length_m = 4\nwidth_m = 4"), 24, "length_m = 50\nwidth_m = 50");
  need_in(vast, owner, school);
  published();
  EXPECT_THAT(trials(), ::testing::ElementsAre(json({{"tried", 5}, {"proven", 0}})));
  EXPECT_THAT(kept(school), IsEmpty());
  EXPECT_EQ(letters_in_all(), 0U);
}

TEST_P(ProductTrialTest, DraftIsNotTriedAndNobodyClaimsAProof) {
  const std::string need = need_in(small_room, owner, school);
  const Response draft = ask("POST", "/products", new_product(), maker);
  EXPECT_EQ(draft.status, 201) << draft.body;
  EXPECT_THAT(trials(), IsEmpty());
  json claimed = document(Kind::evaluation, {{Kind::partnership, limburg_guangdong},
                                             {Kind::organisation, owner},
                                             {Kind::need, need},
                                             {Kind::product, json_of(draft).value("id", "")}});
  const Response refused = ask("POST", "/evaluations", claimed, school);
  EXPECT_EQ(refused.status, 405) << refused.body;
  EXPECT_EQ(fixture::header_of(refused, "Allow"), "GET, HEAD");
  EXPECT_THAT(kept(school), IsEmpty());
}

}  // namespace
}  // namespace twinlight::server
