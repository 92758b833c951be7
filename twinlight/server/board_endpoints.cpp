#include "twinlight/server/board_endpoints.h"

#include "twinlight/server/asked_partnership.h"
#include "twinlight/server/board.h"

namespace twinlight::server {
namespace {

Answer board(Call& call) {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  storage::Store store(call.connection);
  const std::string partnership = TWL_OWN(asked_partnership(call));
  if (!moderates(call.actor, partnership)) return problem(ProblemKind::forbidden);
  return json_response(TWL_OWN(Board(store, call.actor, call.language, call.now).of(partnership)));
}

}  // namespace

void add_board_endpoints(Endpoints& endpoints) {
  endpoints["getBoard"] = board;
}

}  // namespace twinlight::server
