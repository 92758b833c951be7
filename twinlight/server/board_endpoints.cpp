#include "twinlight/server/board_endpoints.h"

#include <limits>

#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/board.h"

namespace twinlight::server {
namespace {

constexpr std::size_t most_on_the_board = 50;  // of a group

tl::expected<nlohmann::json, Problem> board(Call& call, std::size_t most) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  storage::Store store(call.connection);
  const std::string partnership = TWL_OWN(asked_partnership(call));
  if (!moderates(call.actor, partnership)) return problem(ProblemKind::forbidden);
  return TWL_OWN(Board(store, call.actor, call.language, call.now).of(partnership, most));
}

tl::expected<RowPage, Problem> rows(Call& call) {
  RowPage page;
  const nlohmann::json found = TWL_ANSWER(board(call, std::numeric_limits<std::size_t>::max()));
  for (const nlohmann::json& group : found.at("groups"))
    for (nlohmann::json item : group.at("items")) {
      item["group"] = group.at("group");
      page.rows.push_back(std::move(item));
    }
  return page;
}

}  // namespace

void add_board_endpoints(Endpoints& endpoints) {
  endpoints["getBoard"] = [](Call& call) -> Answer {
    return json_response(TWL_ANSWER(board(call, most_on_the_board)));
  };
}

ListTable board_table() {
  using Of = RecordColumn::Of;
  return {.columns = {{"group", Of::words, true},
                      {"kind", Of::words, true},
                      {"id", Of::words, true},
                      {"title", Of::words, true},
                      {"since", Of::moment, true},
                      {"until", Of::moment, true}},
          .page = [](Call& call, const std::string& /*after*/) { return rows(call); }};
}

}  // namespace twinlight::server
