#include "twinlight/server/asked_partnership.h"

#include <algorithm>
#include <set>

#include "twinlight/partnership/rights.h"
#include "twinlight/server/record_view.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using storage::Store;

constexpr std::size_t most_to_choose = 100;

bool acts_in(const partnership::Actor& actor, const std::string& partnership) {
  return std::ranges::any_of(actor.grants, [&](const auto& grant) { return grant.partnership.text == partnership; });
}

nlohmann::json choice(const std::string& id, const nlohmann::json& document, bool acts) {
  nlohmann::json regions = nlohmann::json::array();
  for (const auto& region : document.at("regions"))
    regions.push_back({{"code", region.at("code")}, {"name", region.at("name")}});
  return {{"id", id}, {"name", document.at("name")}, {"regions", std::move(regions)}, {"acts", acts}};
}

}  // namespace

Result<std::string> asked_partnership(const Call& call) {
  if (std::string asked = text_of(call.query, "partnership"); !asked.empty()) return asked;
  Store store(call.connection);
  return default_partnership(store, call.actor);
}

Result<std::string> default_partnership(Store& store, const partnership::Actor& actor) {
  if (!actor.grants.empty()) return actor.grants.front().partnership.text;
  const auto all = TWL_TRY(store.partnerships());
  return all.empty() ? std::string() : all.front();
}

Result<nlohmann::json> partnerships_to_choose(Store& store, const partnership::Actor& actor) {
  std::vector<std::string> ids;
  for (const partnership::Grant& grant : actor.grants) ids.push_back(grant.partnership.text);
  for (std::string& id : TWL_TRY(store.partnerships())) ids.push_back(std::move(id));
  RecordView view(store, actor);
  nlohmann::json items = nlohmann::json::array();
  std::set<std::string> looked_at;
  for (const auto& stored : TWL_TRY(store.find_each(Kind::partnership, ids))) {
    if (items.size() == most_to_choose) break;
    if (!looked_at.insert(stored.id).second) continue;
    const bool acts = acts_in(actor, stored.id);
    if (!acts && member_text(stored.document, "state") != word_of(partnership::State::active)) continue;
    if (const auto shown = TWL_TRY(view.shown(stored))) items.push_back(choice(stored.id, shown->at("document"), acts));
  }
  return items;
}

Result<std::string> page_of(Store& store, const std::string& page, const std::string& partnership) {
  if (partnership.empty() || TWL_TRY(store.partnerships()).size() < 2) return page;
  return page + "?partnership=" + partnership;
}

std::string catalogue_partnership(const Call& call) {
  if (call.actor.grants.empty()) return "";
  std::string asked = text_of(call.query, "partnership");
  if (asked.empty()) return call.actor.grants.front().partnership.text;
  return acts_in(call.actor, asked) ? asked : "";
}

}  // namespace twinlight::server
