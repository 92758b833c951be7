#include "twinlight/storage/index_entry.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <limits>
#include <set>

#include "twinlight/partnership/id.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::storage {
namespace {

using partnership::Disclosure;
using partnership::Kind;

TEST(IndexValue, IgnoresCapitalsAndAccents) {
  EXPECT_EQ(index_value("Éclairage LUMIÈRE"), index_value("eclairage lumiere"));
  EXPECT_EQ(index_value("东莞网岚"), "东莞网岚");
  EXPECT_EQ(index_value({{"language", "nl"}, {"text", "Škoda"}}), "skoda");
  const std::string cut = index_value("x" + std::string(99, 'a') + std::string(300, 'b') + "灯");
  EXPECT_EQ(cut.size(), 200U);
  std::string chinese;
  for (int i = 0; i < 100; ++i) chinese += "灯";
  EXPECT_EQ(index_value(chinese).size(), 198U);
}

TEST(IndexValue, NumbersAscend) {
  const std::vector<double> ascending{
      -std::numeric_limits<double>::max(), -2.5, -1, -1e-300, 0, 1e-300, 1, 2, 10, 1e300};
  std::vector<std::string> values;
  for (const double number : ascending) values.push_back(index_value(number));
  EXPECT_TRUE(std::ranges::is_sorted(values));
  EXPECT_EQ(std::set<std::string>(values.begin(), values.end()).size(), values.size());
  EXPECT_EQ(index_value(7), index_value(7.0));
  EXPECT_EQ(index_value(-0.0), index_value(0));
}

Disclosure level_of(const std::vector<IndexEntry>& entries, const std::string& field) {
  return std::ranges::find(entries, field, &IndexEntry::field)->level;
}

TEST(IndexEntries, TheOwnerOfAnAnonymousProfileIsFoundByThePartiesAlone) {
  nlohmann::json profile{{"organisation", "o"}, {"anonymous", false}};
  EXPECT_EQ(level_of(index_entries(Kind::profile, profile), "organisation"), Disclosure::open);
  profile["anonymous"] = true;
  EXPECT_EQ(level_of(index_entries(Kind::profile, profile), "organisation"), Disclosure::parties);
  EXPECT_EQ(level_of(index_entries(Kind::person, {{"listed", false}}), "family_name"), Disclosure::parties);
  EXPECT_EQ(level_of(index_entries(Kind::person, {{"listed", true}}), "family_name"), Disclosure::open);
}

TEST(IndexEntries, AListHasOneForEachItemAndAnAbsentValueTheEmptyOne) {
  const auto entries = index_entries(Kind::profile, {{"domains", {"care", "education", "care"}}});
  EXPECT_EQ(std::ranges::count(entries, "domains", &IndexEntry::field), 2);
  EXPECT_EQ(std::ranges::find(entries, "title", &IndexEntry::field)->value, "");
  EXPECT_EQ(std::ranges::count(entries, "cooperations", &IndexEntry::field), 0);
}

TEST(Uuid, IsOfVersion7AndAscendsWithTime) {
  const Instant moment{std::chrono::milliseconds(0x017F22E279B0)};  // RFC 9562, appendix A.6
  const std::string id = new_uuid(moment);
  EXPECT_EQ(id.substr(0, 15), "017f22e2-79b0-7");
  EXPECT_TRUE(partnership::is_uuid(id)) << id;
  EXPECT_LT(id, new_uuid(moment + std::chrono::milliseconds(1)));
  EXPECT_NE(id, new_uuid(moment));
}

}  // namespace
}  // namespace twinlight::storage
