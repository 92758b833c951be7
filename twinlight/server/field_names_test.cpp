#include "twinlight/server/field_names.h"

#include <gmock/gmock.h>

#include "twinlight/server/board_endpoints.h"
#include "twinlight/server/measure_table.h"
#include "twinlight/server/record_columns.h"
#include "twinlight/server/transfer_endpoints.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using partnership::Language;

TEST(FieldNames, EveryColumnOfEveryKindHasOneInEachLanguage) {
  for (const Kind kind : partnership::every<Kind>()) {
    if (kind == Kind::audit_entry) continue;
    for (const RecordColumn& column : columns_of(kind)) {
      std::string path = column.path;
      for (std::size_t dot = path.find('.'); !path.empty(); dot = path.find('.')) {
        EXPECT_TRUE(has_field_name(path.substr(0, dot))) << word_of(kind) << " " << column.path;
        path = dot == std::string::npos ? "" : path.substr(dot + 1);
      }
      for (const Language language : partnership::every<Language>())
        EXPECT_FALSE(field_name(column.path, language).empty()) << column.path;
    }
  }
}

TEST(FieldNames, EveryColumnOfOtherListsHasOne) {
  for (const ListTable& table : {board_table(), measures_table(), transfers_table()})
    for (const RecordColumn& column : table.columns) EXPECT_TRUE(has_field_name(column.path)) << column.path;
}

/// So that whoever imports a table can name its columns as they are shown.
TEST(FieldNames, NoTwoColumnsOfAKindHaveTheSame) {
  for (const Kind kind : partnership::every<Kind>()) {
    if (kind == Kind::audit_entry) continue;
    for (const Language language : partnership::every<Language>()) {
      std::vector<std::string> names;
      for (const RecordColumn& column : columns_of(kind)) names.push_back(field_name(column.path, language));
      std::ranges::sort(names);
      EXPECT_EQ(std::ranges::adjacent_find(names), names.end()) << word_of(kind) << " " << word_of(language);
    }
  }
}

/// The role of a file is within a list and never a column.
TEST(FieldNames, RoleIsThatOfAPerson) {
  EXPECT_EQ(field_name("role", Language::nl), "rol");
  EXPECT_EQ(field_name("role", Language::en), "role");
  EXPECT_EQ(field_name("role", Language::zh), "角色");
}

TEST(FieldNames, PartsAreNamedWithTheirWhole) {
  EXPECT_EQ(field_name("address.city", Language::nl), "adres: plaats");
  EXPECT_EQ(field_name("address.city", Language::zh), "地址: 城市");
  EXPECT_EQ(field_name("no_field", Language::en), "no_field");
}

}  // namespace
}  // namespace twinlight::server
