#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>

#include "twinlight/storage/index_entry.h"
#include "twinlight/storage/store_fixture.h"

namespace twinlight::storage {
namespace {

using namespace partnership;  // NOLINT: a test of records
using fixture::by_system;
using fixture::StoreTest;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PageTest : public StoreTest {};
TWL_ON_BOTH_DATABASES(PageTest);

std::vector<std::string> names(const Page& page) {
  std::vector<std::string> found;
  for (const StoredDocument& stored : page.records) found.push_back(stored.document["name"]["text"]);
  return found;
}

TEST_P(PageTest, PagesGoByKeyWhateverIsAddedMeanwhile) {
  for (const char* name : {"delta", "Álpha", "charlie", "bravo", "Echo"}) add(name);
  ListQuery query = organisations();
  query.sort_by = "name";
  query.limit = 2;
  Page page = store().page(query).value();
  EXPECT_THAT(names(page), ElementsAre("Álpha", "bravo"));
  add("aaa");  // before the page: does not shift the next one
  query.after = page.next;
  page = store().page(query).value();
  EXPECT_THAT(names(page), ElementsAre("charlie", "delta"));
  query.after = page.next;
  page = store().page(query).value();
  EXPECT_THAT(names(page), ElementsAre("Echo"));
  EXPECT_EQ(page.next, "");
}

TEST_P(PageTest, ListsAreFilteredAndSortedBothWays) {
  add("een", 30);
  add("twee", 4);
  add("drie", 30);
  ListQuery query = organisations();
  query.where = {{"employees", 30}};
  EXPECT_THAT(names(store().page(query).value()), ::testing::UnorderedElementsAre("een", "drie"));
  query.sort_by = "name";
  query.descending = true;
  EXPECT_THAT(names(store().page(query).value()), ElementsAre("een", "drie"));
  query.where = {{"employees", 30}, {"name", "DRIE"}};
  EXPECT_THAT(names(store().page(query).value()), ElementsAre("drie"));
  query.where = {{"domains", "agriculture"}};
  EXPECT_THAT(names(store().page(query).value()), IsEmpty());
  query.where = {};
  query.sort_by = "employees";
  query.descending = false;
  EXPECT_EQ(names(store().page(query).value()).front(), "twee");
}

TEST_P(PageTest, AListThatCanNotBeIsRefused) {
  for (const std::string field : {"internal_note", "nothing", "website"}) {
    ListQuery query = organisations();
    query.where = {{field, "x"}};
    EXPECT_EQ(store().page(query).error().field, field);
  }
  ListQuery query = organisations();
  query.sort_by = "domains";
  EXPECT_EQ(store().page(query).error().field, "domains");
  query.sort_by = "name";
  for (const char* cursor : {"x", "%%%", "WzEsMl0", "bm9uZQ"}) {
    query.after = cursor;
    EXPECT_EQ(store().page(query).error().field, "after") << cursor;
  }
  query = organisations();
  query.limit = 0;
  EXPECT_FALSE(store().page(query));
}

TEST_P(PageTest, FilteringDoesNotTellWhoIsBehindAnAnonymousProfile) {
  const std::string owner = add("Een");
  ASSERT_TRUE(store().create(by_system, profile(owner, true)));
  const auto shown = store().create(by_system, profile(owner, false));
  ListQuery query = organisations();
  query.kind = Kind::profile;
  query.where = {{"organisation", owner}};
  const Page strangers = store().page(query).value();
  ASSERT_EQ(strangers.records.size(), 1U);
  EXPECT_EQ(strangers.records.front().id, shown->id);
  query.levels = query.levels | Disclosure::parties;
  EXPECT_EQ(store().page(query).value().records.size(), 2U);
}

TEST_P(PageTest, RecordsWhoseValueIsHiddenComeLastById) {
  // Made in an order that is not that of the names.
  std::vector<std::string> anonymous;
  for (const char* name : {"charlie", "alpha", "bravo"}) {
    const std::string owner = add(name);
    anonymous.push_back(store().create(by_system, profile(owner, true))->id);
  }
  std::ranges::sort(anonymous);  // ids of one instant follow one another as they please
  const std::string shown = store().create(by_system, profile(add("delta"), false))->id;
  for (const bool descending : {false, true}) {
    ListQuery query = organisations();
    query.kind = Kind::profile;
    query.sort_by = "organisation";
    query.descending = descending;
    query.limit = 1;
    std::vector<std::string> found;
    do {
      const Page page = store().page(query).value();
      for (const StoredDocument& stored : page.records) found.push_back(stored.id);
      query.after = page.next;
    } while (!query.after.empty() && found.size() < 10);
    std::vector<std::string> expected = anonymous;
    if (descending) std::ranges::reverse(expected);
    expected.insert(expected.begin(), shown);
    EXPECT_EQ(found, expected) << descending;
  }
}

TEST_P(PageTest, PartnershipsAreAListOfThemAll) {
  ListQuery query{.kind = Kind::partnership, .levels = Disclosure::open};
  const std::size_t all = store().partnerships().value().size();
  ASSERT_GE(all, 1U);
  for (const char* sort_by : {"", "name"}) {
    query.sort_by = sort_by;
    EXPECT_EQ(store().page(query).value().records.size(), all) << sort_by;
  }
  query.where = {{"state", "ended"}};
  EXPECT_THAT(store().page(query).value().records, IsEmpty());
}

/// The list as its definition says, without an index: by the value that is sorted by, then by id; hidden values last.
std::vector<std::string> as_defined(const std::vector<StoredDocument>& all, const ListQuery& query) {
  struct Place {
    bool hidden;
    std::string value;
    std::string id;
  };
  const auto sees = [&](const std::string& field) {
    const auto fields = fields_of(Kind::organisation);
    return query.levels.has(std::ranges::find(fields, field, &FieldDescription::name)->disclosure);
  };
  std::vector<Place> shown;
  std::vector<Place> hidden;
  for (const StoredDocument& stored : all) {
    const bool listed = std::ranges::all_of(query.where, [&](const FieldIs& condition) {
      const nlohmann::json value = stored.document.value(condition.field, nlohmann::json());
      return sees(condition.field) &&
             (value.is_array() ? std::ranges::find(value, condition.value) != value.end() : value == condition.value);
    });
    if (!listed) continue;
    const bool sorted = !query.sort_by.empty() && sees(query.sort_by);
    const std::string value =
        sorted ? index_value(stored.document.value(query.sort_by, nlohmann::json())) : std::string();
    (query.sort_by.empty() || sorted ? shown : hidden).push_back({!sorted, value, stored.id});
  }
  std::vector<std::string> ids;
  for (auto* part : {&shown, &hidden}) {
    std::ranges::sort(*part, {}, [](const Place& place) { return std::pair(place.value, place.id); });
    if (query.descending) std::ranges::reverse(*part);
    for (const Place& place : *part) ids.push_back(place.id);
  }
  return ids;
}

TEST_P(PageTest, WhatStandsFarDownAListIsFound) {
  // More than is walked for a page of one. Those asked for are the last by name, then the last by creation.
  constexpr int far = 150;
  for (int i = 0; i < far; ++i) {
    Organisation record = organisation(fmt::format("{:03}", i));
    record.kind = i < far - 3 ? OrganisationKind::company : OrganisationKind::school;
    record.region = i % 2 == 0 ? "limburg" : "guangdong";
    const Change each_later{.person = {}, .at = by_system.at + std::chrono::milliseconds(i)};
    ASSERT_TRUE(store().create(each_later, record));
  }
  for (const char* sort_by : {"name", ""}) {
    ListQuery query = organisations();
    query.where = {{"region", "guangdong"}, {"kind", "school"}};
    query.sort_by = sort_by;
    query.limit = 1;
    Page page = store().page(query).value();
    EXPECT_THAT(names(page), ElementsAre("147")) << sort_by;
    query.after = page.next;
    page = store().page(query).value();
    EXPECT_THAT(names(page), ElementsAre("149")) << sort_by;
    EXPECT_EQ(page.next, "");
    query.where.push_back({"employees", 2});
    query.after.clear();
    EXPECT_THAT(names(store().page(query).value()), IsEmpty()) << sort_by;
  }
}

TEST_P(PageTest, EveryListIsAsItsDefinitionSays) {
  for (std::size_t i = 0; i < 40; ++i) {
    Organisation record = organisation(std::string(1, static_cast<char>('a' + i * 7 % 26)));
    record.region = i % 2 == 0 ? "limburg" : "guangdong";
    record.kind = i % 3 == 0 ? OrganisationKind::school : OrganisationKind::company;
    record.domains = {i % 5 < 2 ? Domain::care : Domain::education};
    if (i % 7 == 0) record.domains.push_back(Domain::agriculture);
    record.employees = static_cast<std::int64_t>(i % 4);
    if (i % 8 == 1) record.employees.reset();
    ASSERT_TRUE(store().create(by_system, record));
  }
  ListQuery all = organisations();
  all.limit = longest_page;
  const std::vector<StoredDocument> records = store().page(all).value().records;
  ASSERT_EQ(records.size(), 40U);

  const std::vector<FieldIs> conditions{
      {"region", "limburg"}, {"kind", "school"}, {"domains", "agriculture"}, {"employees", 2}};
  std::size_t lists = 0;
  std::size_t not_empty = 0;
  for (const Disclosures levels : {Disclosures(Disclosure::open), Disclosures(Disclosure::open) | Disclosure::members})
    for (const char* sort_by : {"", "name", "employees", "region"})
      for (const bool descending : {false, true})
        for (unsigned chosen = 0; chosen < 16; ++chosen) {
          ListQuery query = organisations();
          query.levels = levels;
          query.sort_by = sort_by;
          query.descending = descending;
          for (std::size_t i = 0; i < conditions.size(); ++i)
            if ((chosen >> i & 1U) != 0) query.where.push_back(conditions[i]);
          const std::vector<std::string> expected = as_defined(records, query);
          query.limit = 6;
          std::vector<std::string> found;
          do {
            const Page page = store().page(query).value();
            for (const StoredDocument& stored : page.records) found.push_back(stored.id);
            query.after = page.next;
          } while (!query.after.empty() && found.size() <= records.size());
          EXPECT_EQ(found, expected) << sort_by << descending << chosen;
          ++lists;
          if (!expected.empty()) ++not_empty;
        }
  EXPECT_EQ(lists, 256U);
  EXPECT_GT(not_empty, lists / 2);
}

}  // namespace
}  // namespace twinlight::storage
