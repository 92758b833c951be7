#include "twinlight/server/record_scan.h"

namespace twinlight::server {
namespace {

constexpr std::size_t records_a_page = 200;

}  // namespace

partnership::Disclosures all_levels() {
  partnership::Disclosures levels;
  for (const auto level : partnership::every<partnership::Disclosure>()) levels = levels | level;
  return levels;
}

Result<void> for_each_in_state(storage::Store& store, partnership::Kind kind, partnership::State state,
                               const std::function<Result<void>(const storage::StoredDocument&)>& use) {
  for (const std::string& partnership : TWL_TRY(store.partnerships()))
    TWL_CHECK(for_each_in_state(store, partnership, kind, state, use));
  return {};
}

Result<void> for_each_in_state(storage::Store& store, const std::string& partnership, partnership::Kind kind,
                               partnership::State state,
                               const std::function<Result<void>(const storage::StoredDocument&)>& use) {
  return for_each_page_in_state(store, partnership, kind, state,
                                [&](const std::vector<storage::StoredDocument>& page) -> Result<void> {
                                  for (const auto& record : page) TWL_CHECK(use(record));
                                  return {};
                                });
}

Result<void> for_each_page_in_state(storage::Store& store, const std::string& partnership, partnership::Kind kind,
                                    partnership::State state,
                                    const std::function<Result<void>(std::vector<storage::StoredDocument>)>& use) {
  storage::ListQuery query{.partnership = partnership,
                           .kind = kind,
                           .where = {{"state", word_of(state)}},
                           .limit = records_a_page,
                           .levels = all_levels()};
  do {
    storage::Page page = TWL_TRY(store.page(query));
    TWL_CHECK(use(std::move(page.records)));
    query.after = page.next;
  } while (!query.after.empty());
  return {};
}

}  // namespace twinlight::server
