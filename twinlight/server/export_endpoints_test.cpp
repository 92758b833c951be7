#include "twinlight/server/export_endpoints.h"

#include <chrono>

#include "twinlight/server/csv_table.h"
#include "twinlight/server/export_jobs.h"
#include "twinlight/server/job_fixture.h"
#include "twinlight/server/retention.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {
namespace {

using fixture::end_of_job;
using fixture::exported;
using fixture::header_of;
using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Kind;
using partnership::Role;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class ExportTest : public fixture::ServerTest {};
TWL_ON_BOTH_DATABASES(ExportTest);

TEST_P(ExportTest, TableHoldsOfEachRecordWhatTheReaderSees) {
  add_person("programme", Role::programme_manager, limburg_guangdong, other);
  add_person("member", Role::member, limburg_guangdong, other);
  auto made = document(Kind::organisation, {{Kind::partnership, limburg_guangdong}});
  made["name"]["text"] = "=HYPERLINK(\"http://x\")";
  made["email"] = "hidden@example.org";
  made["internal_note"] = "between us";
  create(Kind::organisation, made);
  const Response all = exported(*this, "organisations", sign_in("programme"));
  ASSERT_EQ(all.status, 200) << all.body;
  EXPECT_EQ(header_of(all, "Content-Type"), "text/csv; charset=utf-8");
  EXPECT_THAT(header_of(all, "Content-Disposition"), HasSubstr("organisations-20"));
  EXPECT_THAT(all.body, StartsWith("\xef\xbb\xbfid,version,created at,changed at,state,partnership,name"));
  EXPECT_THAT(all.body, HasSubstr("address: town"));
  EXPECT_THAT(all.body, HasSubstr("\"'=HYPERLINK(\"\"http://x\"\")\""));
  EXPECT_THAT(all.body, HasSubstr("between us"));
  const Response seen = exported(*this, "organisations", sign_in("member"));
  EXPECT_THAT(seen.body, Not(HasSubstr("HYPERLINK"))) << "an application is not for members";
  EXPECT_THAT(seen.body, HasSubstr(owner));
  EXPECT_THAT(seen.body, HasSubstr(",company,")) << "the field `kind`, not the kind of record";
  EXPECT_THAT(seen.body, Not(HasSubstr("bezocht in mei"))) << "notes are for the staff";
  EXPECT_EQ(exported(*this, "organisations", {}).status, 401);
}

TEST_P(ExportTest, IsFilteredAndSortedAsTheListIs) {
  add_person("programme", Role::programme_manager, limburg_guangdong, other);
  const Visitor programme = sign_in("programme");
  const auto table = [&](const json& filters) {
    return exported(*this, "organisations", programme, {{"format", "csv"}, {"filters", filters}, {"sort", "-region"}})
        .body;
  };
  EXPECT_THAT(table({{"state", "ended"}}), Not(HasSubstr(owner)));
  const std::string active = table({{"state", "active"}});
  EXPECT_LT(active.find(owner), active.find(other)) << "limburg before guangdong, descending";
  EXPECT_THAT(table({{"region", "guangdong"}}), AllOf(HasSubstr(other), Not(HasSubstr(owner))));
  EXPECT_EQ(exported(*this, "accounts", programme).status, 404);
  const auto refused = [&](const json& wanted) { return exported(*this, "organisations", programme, wanted); };
  EXPECT_EQ(refused({{"format", "csv"}, {"filters", {{"phone", "1"}}}}).status, 422) << "no list is filtered by it";
  const Response unknown = refused({{"format", "csv"}, {"filters", {{"colour", "red"}}}});
  EXPECT_EQ(unknown.status, 422);
  EXPECT_EQ(json_of(unknown)["errors"][0]["pointer"], "/filters/colour");
  EXPECT_EQ(refused({{"format", "pdf"}}).status, 422);
}

TEST_P(ExportTest, IsFetchedByWhoAskedAloneAndFromItsOwnCollection) {
  add_person("programme", Role::programme_manager, limburg_guangdong, other);
  add_person("colleague", Role::programme_manager, limburg_guangdong, other);
  const Visitor programme = sign_in("programme");
  const std::string id =
      json_of(ask("POST", "/exports/persons?language=nl", {{"format", "csv"}}, programme)).value("export", "");
  EXPECT_EQ(end_of_job(*this, id, programme), "done");
  const Response own = ask("GET", "/exports/persons/" + id, {}, programme);
  EXPECT_THAT(own.body, HasSubstr("voorkeurstaal"));
  EXPECT_EQ(ask("GET", "/exports/persons/" + id, {}, sign_in("colleague")).status, 404);
  EXPECT_EQ(ask("GET", "/exports/persons/" + id).status, 404);
  EXPECT_EQ(ask("GET", "/jobs/" + id).status, 404);
  EXPECT_EQ(ask("GET", "/exports/organisations/" + id, {}, programme).status, 404);
}

TEST_P(ExportTest, IsGoneAfterItsDay) {
  add_person("programme", Role::programme_manager, limburg_guangdong, other);
  const Visitor programme = sign_in("programme");
  const std::string id = json_of(ask("POST", "/exports/persons", {{"format", "csv"}}, programme)).value("export", "");
  EXPECT_EQ(end_of_job(*this, id, programme), "done");
  const Instant now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto tables = folder() / "data" / "tables";
  ASSERT_TRUE(remove_old_tables(tables, std::chrono::days(1), now + std::chrono::hours(23)));
  EXPECT_EQ(ask("GET", "/exports/persons/" + id, {}, programme).status, 200);
  ASSERT_TRUE(remove_old_tables(tables, std::chrono::days(1), now + std::chrono::hours(25)));
  EXPECT_EQ(ask("GET", "/exports/persons/" + id, {}, programme).status, 404);
  const auto connection = installation().connections().lend().value();
  const auto rules = RetentionRules::built_in().value();
  ASSERT_TRUE(retain(*connection, rules, "", now + std::chrono::hours(25)));
  EXPECT_FALSE(storage::JobQueue(*connection).find(id).value()) << "nor is it kept who asked for what";
}

TEST_P(ExportTest, JobThatThisProgramDidNotBeginIsDoneForItsPerson) {
  const std::string person = add_person("programme", Role::programme_manager, limburg_guangdong, other);
  const Visitor programme = sign_in("programme");
  const Instant now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const std::string id = storage::new_uuid(now);
  const ExportRequest left{.person = person,
                           .kind = Kind::organisation,
                           .partnership = limburg_guangdong,
                           .asked = {},
                           .format = TableFormat::xlsx,
                           .language = partnership::Language::zh};
  {
    const auto connection = installation().connections().lend().value();
    ASSERT_TRUE(storage::JobQueue(*connection).add(id, exports_queue, json_of(left).dump(), now));
  }
  EXPECT_EQ(end_of_job(*this, id, programme), "done");
  EXPECT_THAT(ask("GET", "/exports/organisations/" + id, {}, programme).body, StartsWith("PK"));
  EXPECT_EQ(ask("GET", "/jobs/" + id).status, 404);
}

TEST(CsvTable, CellsAreQuotedAndNoFormulas) {
  EXPECT_EQ(csv_cell("plain"), "plain");
  EXPECT_EQ(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
  EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_cell("-12.5"), "-12.5");
  for (const char* formula : {"=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1"})
    EXPECT_THAT(csv_cell(formula), ::testing::AnyOf(StartsWith("'"), StartsWith("\"'"))) << formula;
}

TEST(CsvTable, FieldsAreTold) {
  EXPECT_EQ(cell_text(json::parse(R"({"language": "nl", "text": "Klas", "translations": {}})")), "Klas");
  EXPECT_EQ(cell_text(json::parse(R"({"amount": "129.00", "currency": "EUR"})")), "129.00 EUR");
  EXPECT_EQ(cell_text(json::parse(R"([{"unit_price": {"amount": "52.00", "currency": "EUR"}, "from_quantity": 1},
                                      {"unit_price": {"amount": "48.00", "currency": "EUR"}, "from_quantity": 100}])")),
            "52.00 EUR; 100: 48.00 EUR");
  EXPECT_EQ(cell_text(json::parse(R"([{"register": "KBO", "number": "0123 456"},
                                      {"register": "Kamer van Koophandel", "number": "77"}])")),
            "KBO 0123 456; Kamer van Koophandel: 77");
  EXPECT_EQ(cell_text(json::parse(R"(["care", "education"])")), "care; education");
  EXPECT_EQ(cell_text(nullptr), "");
  EXPECT_EQ(cell_text(12.5), "12.5");
}

}  // namespace
}  // namespace twinlight::server
