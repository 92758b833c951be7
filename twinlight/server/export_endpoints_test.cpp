#include "twinlight/server/export_endpoints.h"

#include "twinlight/server/csv_table.h"
#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::header_of;
using fixture::Visitor;
using partnership::Kind;
using partnership::Role;
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
  const Response all = ask("GET", "/exports/organisations", {}, sign_in("programme"));
  ASSERT_EQ(all.status, 200) << all.body;
  EXPECT_EQ(header_of(all, "Content-Type"), "text/csv; charset=utf-8");
  EXPECT_THAT(all.body, StartsWith("\xef\xbb\xbfid,version,created_at,changed_at,state,partnership,name"));
  EXPECT_THAT(all.body, HasSubstr("\"'=HYPERLINK(\"\"http://x\"\")\""));
  EXPECT_THAT(all.body, HasSubstr("between us"));
  const Response seen = ask("GET", "/exports/organisations", {}, sign_in("member"));
  EXPECT_THAT(seen.body, Not(HasSubstr("HYPERLINK"))) << "an application is not for members";
  EXPECT_THAT(seen.body, HasSubstr(owner));
  EXPECT_THAT(seen.body, HasSubstr(",company,")) << "the field `kind`, not the kind of record";
  EXPECT_THAT(seen.body, Not(HasSubstr("bezocht in mei"))) << "notes are for the staff";
  EXPECT_THAT(ask("GET", "/exports/organisations").body, Not(HasSubstr("info@example.org")))
      << "nor e-mail for visitors";
}

TEST_P(ExportTest, IsFilteredByStateAndOfWhatThereIs) {
  add_person("programme", Role::programme_manager, limburg_guangdong, other);
  const Visitor programme = sign_in("programme");
  EXPECT_THAT(ask("GET", "/exports/organisations?state=ended", {}, programme).body, Not(HasSubstr(owner)));
  EXPECT_THAT(ask("GET", "/exports/organisations?state=active", {}, programme).body, HasSubstr(owner));
  EXPECT_EQ(ask("GET", "/exports/accounts", {}, programme).status, 404);
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
  using nlohmann::json;
  EXPECT_EQ(cell_text(json::parse(R"({"language": "nl", "text": "Klas", "translations": {}})")), "Klas");
  EXPECT_EQ(cell_text(json::parse(R"({"amount": "129.00", "currency": "EUR"})")), "129.00 EUR");
  EXPECT_EQ(cell_text(json::parse(R"(["care", "education"])")), "care; education");
  EXPECT_EQ(cell_text(nullptr), "");
  EXPECT_EQ(cell_text(12.5), "12.5");
}

}  // namespace
}  // namespace twinlight::server
