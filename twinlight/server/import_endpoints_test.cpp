#include "twinlight/server/import_endpoints.h"

#include <fmt/format.h>

#include <random>

#include "twinlight/foundation/file.h"
#include "twinlight/server/import_table.h"
#include "twinlight/server/job_fixture.h"
#include "twinlight/server/mail_fixture.h"
#include "twinlight/server/record_contract.h"
#include "twinlight/server/zip_fixture.h"
#include "twinlight/storage/record_count.h"

namespace twinlight::server {
namespace {

using fixture::archive;
using fixture::end_of_job;
using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Kind;
using partnership::Role;
using ::testing::HasSubstr;

constexpr const char* upload_type = "application/octet-stream";

class ImportTest : public fixture::MailTest {
 public:
  Visitor signed_in(Role role, const std::string& organisation, const std::string& region = "") {
    const std::string key(partnership::word_of(role));
    add_person(key, role, limburg_guangdong, organisation, region);
    return sign_in(key);
  }

  /// The report of an import that was taken.
  json imported(const std::string& collection, const std::string& table, const Visitor& visitor, bool dry_run = false,
                const std::string& more = "") {
    const Response accepted =
        send("POST", "/imports/" + collection + (dry_run ? "?dry_run=true" : "?dry_run=false") + more, table,
             upload_type, visitor);
    EXPECT_EQ(accepted.status, 202) << accepted.body;
    const std::string id = json_of(accepted).value("import", "");
    EXPECT_EQ(end_of_job(*this, id, visitor), "done");
    const Response report = ask("GET", "/imports/" + collection + "/" + id, {}, visitor);
    EXPECT_EQ(report.status, 200) << report.body;
    return json_of(report);
  }

  std::size_t count(Kind kind) {
    const auto connection = installation().connections().lend().value();
    return storage::record_count(*connection, limburg_guangdong, kind).value();
  }
};
TWL_ON_BOTH_DATABASES(ImportTest);

constexpr const char* three_rows =
    "naam;regio;soort;e-mailadres;registrations;toestand\n"
    "De Kievit;limburg;company;info@kievit.example;KBO 0877.111.222;active\n"
    "De Merel;limburg;rocket;info@merel.example;;\n"
    "De Spreeuw;limburg;school;geen adres;;\n";

TEST_P(ImportTest, DryRunTellsOfEachRowAndKeepsNothing) {
  const Visitor coordinator = signed_in(Role::coordinator, owner, "limburg");
  const std::size_t before = count(Kind::organisation);
  const json report = imported("organisations", three_rows, coordinator, /*dry_run=*/true, "&language=nl");
  EXPECT_EQ(report["counts"], json::parse(R"({"created": 1, "changed": 0, "unchanged": 0, "refused": 2})"));
  EXPECT_EQ(report["rows"][0]["title"], "De Kievit");
  EXPECT_EQ(report["rows"][1]["row"], 3);
  EXPECT_EQ(report["rows"][1]["faults"][0]["column"], "soort");
  EXPECT_THAT(report["rows"][1]["faults"][0]["message"].get<std::string>(), HasSubstr("geen van"));
  EXPECT_EQ(report["rows"][2]["faults"][0]["column"], "e-mailadres");
  EXPECT_EQ(count(Kind::organisation), before);
}

TEST_P(ImportTest, RowsBecomeRecordsOnceHoweverOftenTheyAreSent) {
  const Visitor coordinator = signed_in(Role::coordinator, owner, "limburg");
  const std::size_t before = count(Kind::organisation);
  EXPECT_EQ(imported("organisations", three_rows, coordinator)["counts"]["created"], 1);
  EXPECT_EQ(count(Kind::organisation), before + 1);
  const json page = json_of(ask("GET", "/organisations?name=de%20kievit", {}, coordinator));
  ASSERT_EQ(page["items"].size(), 1U);
  EXPECT_EQ(page["items"][0]["document"]["state"], "active") << "as its row says";
  EXPECT_EQ(imported("organisations", three_rows, coordinator)["counts"]["unchanged"], 1);
  const json renamed = imported(
      "organisations", "name,region,registrations,employees\nKievit NV,limburg,kbo 0877111222,12\n", coordinator);
  EXPECT_EQ(renamed["counts"]["changed"], 1) << renamed;
  EXPECT_EQ(count(Kind::organisation), before + 1);
  const json history = json_of(
      ask("GET", "/organisations/" + page["items"][0]["id"].get<std::string>() + "/history", {}, coordinator))["items"];
  EXPECT_EQ(history.back()["action"], "edit");
  EXPECT_EQ(history.back()["after"]["email"], "info@kievit.example") << "what a row leaves out stays";
}

TEST_P(ImportTest, EachRowIsHeldToTheRightsOfWhoSendsIt) {
  const Visitor member = signed_in(Role::member, owner);
  const std::string row = "id,name,region,kind\n" + other + ",Taken over,guangdong,company\n";
  const Visitor coordinator = signed_in(Role::coordinator, owner, "limburg");
  const json name = json_of(ask("GET", "/organisations/" + other, {}, coordinator))["document"]["name"];
  const std::string change =
      "name,region,kind,website\n" + name["text"].get<std::string>() + ",guangdong,school,https://x.example\n";
  const json report = imported("organisations", change, coordinator);
  EXPECT_EQ(report["counts"]["refused"], 1) << "of another region" << report;
  EXPECT_EQ(report["rows"][0]["faults"][0]["column"], "");
  const json people =
      imported("persons", "email,family_name,role,organisation\na@b.example,A,administrator," + owner + "\n", member);
  EXPECT_EQ(people["counts"]["refused"], 1);
  EXPECT_EQ(send("POST", "/imports/organisations", row, upload_type).status, 401);
  EXPECT_EQ(send("POST", "/imports/events", row, upload_type, member).status, 404);
  EXPECT_EQ(send("POST", "/imports/organisations", "colour\nred\n", upload_type, member).status, 422);
}

TEST_P(ImportTest, RegionIsOneOfThePartnership) {
  const Visitor coordinator = signed_in(Role::coordinator, owner, "limburg");
  const json report = imported("organisations", "name,region,kind\nDe Wulp,atlantis,company\n", coordinator);
  EXPECT_EQ(report["counts"]["refused"], 1) << report;
  EXPECT_EQ(report["rows"][0]["faults"][0],
            json({{"column", "region"},
                  {"message",
                   "names no region of this partnership; there are: limburg (Limburg in English), guangdong "
                   "(广东)"}}));
}

TEST_P(ImportTest, WhoWasInvitedBeforeIsInvitedForAnotherRole) {
  const Visitor programme = signed_in(Role::programme_manager, other);
  const auto row = [&](const char* role) {
    return std::string("email,family_name,role,organisation\nlost@example.org,Claes,") + role + "," + owner + "\n";
  };
  EXPECT_EQ(imported("persons", row("member"), programme)["counts"]["created"], 1);
  EXPECT_EQ(imported("persons", row("member"), programme)["counts"]["unchanged"], 1);
  EXPECT_EQ(letters_in_all(), 1U) << "nobody is written to again by sending a table again";
  EXPECT_EQ(imported("persons", row("organisation_manager"), programme)["counts"]["changed"], 1);
  EXPECT_EQ(letters_in_all(), 2U);
}

TEST_P(ImportTest, ReportIsForWhoSentTheTable) {
  const Visitor coordinator = signed_in(Role::coordinator, owner, "limburg");
  const Response accepted = send("POST", "/imports/organisations", three_rows, upload_type, coordinator);
  const std::string id = json_of(accepted)["import"];
  EXPECT_EQ(end_of_job(*this, id, coordinator), "done");
  EXPECT_EQ(ask("GET", "/imports/organisations/" + id, {}, coordinator).status, 200);
  EXPECT_EQ(ask("GET", "/imports/organisations/" + id, {}, signed_in(Role::programme_manager, owner)).status, 404);
  EXPECT_EQ(ask("GET", "/imports/profiles/" + id, {}, coordinator).status, 404);
  EXPECT_EQ(ask("GET", "/imports/organisations/" + id).status, 404);
}

TEST_P(ImportTest, PeopleAreInvitedOnce) {
  const Visitor manager = signed_in(Role::organisation_manager, owner);
  const std::size_t before = count(Kind::person);
  const std::string table =
      "email,family_name,given_name,role\n"
      "an@kievit.example,Peeters,An,member\n"
      "bo@kievit.example,Bos,Bo,programme_manager\n"
      ",Zonder,Adres,member\n";
  const json report = imported("persons", table, manager);
  EXPECT_EQ(report["counts"], json::parse(R"({"created": 1, "changed": 0, "unchanged": 0, "refused": 2})")) << report;
  EXPECT_EQ(report["rows"][2]["faults"][0]["column"], "email");
  EXPECT_EQ(imported("persons", table, manager)["counts"]["unchanged"], 1);
  EXPECT_EQ(count(Kind::person), before + 1);
}

TEST_P(ImportTest, ProductsComeWithTheirFilesInAnArchive) {
  const Visitor manager = signed_in(Role::organisation_manager, owner);
  const std::filesystem::path examples = std::filesystem::path(TWINLIGHT_SOURCE_DIR) / "examples" / "catalogue";
  const std::string light = read_file(examples / "demerglans-klaslicht600-3200.ldt", 1'000'000).value();
  const std::string packed = archive({{"products.csv",
                                       "model,name,markets,prices,photometry\n"
                                       "K-1,Klaslicht,eu,129.00 EUR,light/k1.ldt\n"
                                       "K-2,Gebroken,eu,,light/k2.ldt\n"
                                       "K-3,Nergens,eu,,light/k3.ldt\n"},
                                      {"light/k1.ldt", light},
                                      {"light/k2.ldt", "no light at all"}});
  const auto counts = json::parse(R"({"created": 1, "changed": 0, "unchanged": 0, "refused": 2})");
  const json tried = imported("products", packed, manager, /*dry_run=*/true);
  EXPECT_EQ(tried["counts"], counts) << tried;
  EXPECT_EQ(count(Kind::product) + count(Kind::file), 0U);
  const json report = imported("products", packed, manager);
  EXPECT_EQ(report["counts"], counts) << report;
  EXPECT_EQ(report["rows"][1]["faults"][0]["column"], "photometry");
  EXPECT_EQ(report["rows"][2]["faults"][0]["column"], "photometry");
  EXPECT_EQ(count(Kind::product), 1U);
  const json found = json_of(ask("GET", "/products?model=k-1", {}, manager))["items"][0];
  const json file = found["document"]["files"][0];
  EXPECT_EQ(file["role"], "photometry");
  EXPECT_EQ(ask("GET", "/products/" + found["id"].get<std::string>() + "/files/" + file["hash"].get<std::string>(), {},
                manager)
                .body,
            light);
  EXPECT_EQ(imported("products", packed, manager)["counts"]["unchanged"], 1);
}

TEST_P(ImportTest, OneFileOfAnArchiveMayBeNamedByManyRows) {
  const Visitor manager = signed_in(Role::organisation_manager, owner);
  const std::filesystem::path examples = std::filesystem::path(TWINLIGHT_SOURCE_DIR) / "examples" / "catalogue";
  std::string light = read_file(examples / "rongxi-dl200-2200-830.ies", 1'000'000).value();
  // Unpacked for each row it would come to more than an archive may unpack to.
  std::string remarks;
  std::minstd_rand dice;
  while (remarks.size() < std::size_t{1} << 20U) remarks += fmt::format("[OTHER] {} {} {}\r\n", dice(), dice(), dice());
  light.insert(light.find("TILT="), remarks);
  std::string table = "model,name,markets,prices,photometry\n";
  constexpr int rows = 40;
  for (int row = 0; row < rows; ++row) table += fmt::format("K-{},Klaslicht,eu,,k.ies\n", row);
  const json tried =
      imported("products", archive({{"products.csv", table}, {"k.ies", light}}), manager, /*dry_run=*/true);
  EXPECT_EQ(tried["counts"]["created"], rows) << tried["rows"][0] << tried["rows"][rows - 1];
}

/// Whoever exports and imports, in whatever languages, changes nothing: neither the language of a text nor what its
/// translations are worth.
TEST_P(ImportTest, WhatWasExportedInOneLanguageComesBackInAnotherUnchanged) {
  const Visitor manager = signed_in(Role::organisation_manager, owner);
  const auto add = [&](Kind kind, const char* field, json name) {
    json made = document(kind, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}});
    made[field] = std::move(name);
    if (kind == Kind::product) made["model"] = "M-" + made[field]["language"].get<std::string>();
    if (kind == Kind::organisation) made.erase("registrations");
    create(kind, made);
  };
  for (const auto& [kind, field] :
       {std::pair(Kind::organisation, "name"), {Kind::product, "name"}, {Kind::profile, "title"}}) {
    add(kind, field,
        {{"language", "nl"},
         {"text", "Bordverlichting"},
         {"translations",
          {{"en", {{"text", "Board light"}, {"status", "checked"}}},
           {"zh", {{"text", "黑板灯"}, {"status", "human"}}}}}});
    add(kind, field, {{"language", "zh"}, {"text", "=灯具; 两行\n文字"}, {"translations", json::object()}});
  }
  const std::map<std::string, std::string> next{{"nl", "en"}, {"en", "zh"}, {"zh", "nl"}};
  for (const std::string collection : {"organisations", "products", "profiles"})
    for (const auto& [language, another] : next) {
      const json accepted =
          json_of(ask("POST", "/exports/" + collection + "?language=" + language, {{"format", "csv"}}, manager));
      const std::string id = accepted.at("export");
      ASSERT_EQ(end_of_job(*this, id, manager), "done");
      const std::string table = ask("GET", "/exports/" + collection + "/" + id, {}, manager).body;
      const json report = imported(collection, table, manager, /*dry_run=*/false, "&language=" + another);
      EXPECT_GE(report["rows"].size(), 2U);
      EXPECT_EQ(report["counts"]["unchanged"], report["rows"].size()) << collection << language << report << table;
    }
}

TEST_P(ImportTest, HeadingToFillInIsReadBack) {
  for (const char* collection : {"organisations", "persons", "profiles", "products"})
    for (const char* language : {"nl", "en", "zh"}) {
      const Response table = ask("GET", std::string("/imports/") + collection + "/table?language=" + language);
      ASSERT_EQ(table.status, 200);
      const auto kind = kind_of_collection(collection).value();
      const auto read = read_import_table(table.body, kind, partnership::Language::en).value();
      EXPECT_TRUE(read.unknown_columns.empty()) << collection << language;
      EXPECT_EQ(read.heading_of.size(), import_columns(kind).size());
    }
}

}  // namespace
}  // namespace twinlight::server
