#include "twinlight/foundation/csv.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "twinlight/foundation/edit_distance.h"

namespace twinlight {
namespace {

using ::testing::ElementsAre;

TEST(Csv, QuotesCommasLinesAndByteOrderMark) {
  const auto table = parse_csv(
      "\xEF\xBB\xBF"
      "file,note\r\na.ldt,\"one, \"\"two\"\"\nthree\"\r\n\r\nb.ldt,\n",
      "c.csv");
  ASSERT_TRUE(table) << to_string(table.error());
  EXPECT_THAT(table->columns, ElementsAre("file", "note"));
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_THAT(table->rows[0].fields, ElementsAre("a.ldt", "one, \"two\"\nthree"));
  EXPECT_THAT(table->rows[1].fields, ElementsAre("b.ldt", ""));
  EXPECT_EQ(table->rows[1].line, 5U);
}

TEST(Csv, FaultsNameTheLine) {
  EXPECT_EQ(to_string(parse_csv("a,b\n1,2\n3\n", "c.csv").error()), "c.csv:3: has 1 fields, the header has 2");
  EXPECT_EQ(to_string(parse_csv("a\n\"1\n2\n", "c.csv").error()), "c.csv:2: a quoted field is not closed");
  EXPECT_EQ(to_string(parse_csv("\n\n", "c.csv").error()), "c.csv: has no header line");
  EXPECT_EQ(to_string(parse_csv("a,b\n", "c.csv")->column("price").error()),
            "c.csv:1: has no column 'price'; its columns are: a, b");
}

TEST(Csv, APositiveNumberOrNothingIsRead) {
  const CsvTable table = parse_csv("a,b\n1,0.25\n2,\n3,0\n4,1.5x\n5,nan\n6,-2\n7,1e999\n", "c.csv").value();
  EXPECT_EQ(table.positive_number(table.rows[0], 1).value(), 0.25);
  EXPECT_EQ(table.positive_number(table.rows[1], 1).value(), std::nullopt);
  for (std::size_t i = 2; i < table.rows.size(); ++i)
    EXPECT_FALSE(table.positive_number(table.rows[i], 1)) << table.rows[i].fields[1];
  EXPECT_EQ(to_string(table.positive_number(table.rows[3], 1).error()),
            "c.csv:5: b: '1.5x' is not a number greater than 0");
}

TEST(Csv, CellsStandBetweenTheSeparatorThatIsAskedFor) {
  const auto table = parse_csv("a;b\n1,5;\"x;y\"\n", "c.csv", ';').value();
  EXPECT_EQ(table.columns, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(table.rows[0].fields, (std::vector<std::string>{"1,5", "x;y"}));
}

RC_GTEST_PROP(Csv, AnyFieldsSurviveQuoting, (const std::vector<std::pair<std::string, std::string>>& records)) {
  const auto quoted = [](const std::string& field) {
    std::string text = "\"";
    for (const char c : field) text += c == '"' ? "\"\"" : std::string(1, c);
    return text + '"';
  };
  std::string text = "a,b\n";
  for (const auto& [a, b] : records) text += quoted(a) + "," + quoted(b) + "\n";
  const auto table = parse_csv(text, "c.csv");
  RC_ASSERT(table.has_value());
  RC_ASSERT(table->rows.size() == records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    RC_ASSERT(table->rows[i].fields[0] == records[i].first);
    RC_ASSERT(table->rows[i].fields[1] == records[i].second);
  }
}

RC_GTEST_PROP(EditDistance, IsAMetric, (const std::string& a, const std::string& b, const std::string& c)) {
  RC_ASSERT((edit_distance(a, b) == 0) == (a == b));
  RC_ASSERT(edit_distance(a, b) == edit_distance(b, a));
  RC_ASSERT(edit_distance(a, c) <= edit_distance(a, b) + edit_distance(b, c));
}

}  // namespace
}  // namespace twinlight
