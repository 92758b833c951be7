#include "twinlight/server/api_scopes.h"

#include <algorithm>
#include <map>

#include "twinlight/server/call.h"
#include "twinlight/server/list_table.h"
#include "twinlight/server/record_contract.h"

namespace twinlight::server {
namespace {

using partnership::Kind;

constexpr Demand free_for_all{Demand::Of::none};
constexpr Demand for_nobody{Demand::Of::never};

constexpr Demand reads(Area area) {
  return {Demand::Of::scope, area, false};
}
constexpr Demand reads_everything{Demand::Of::scope, std::nullopt, false};
constexpr Demand writes(Area area) {
  return {Demand::Of::scope, area, true};
}

/// The operations that are not of records.
struct Row {
  std::string_view operation;
  Demand demand;
};
constexpr Row scope_rows[] = {
    {"health", free_for_all},
    {"ready", free_for_all},
    {"getCurrentSession", free_for_all},
    {"listRequirements", free_for_all},
    {"listTopics", free_for_all},
    {"tagText", free_for_all},
    {"listCatalogueProducts", free_for_all},
    {"getCatalogueProduct", free_for_all},
    {"getCatalogueMarketAccess", free_for_all},
    {"inspect", free_for_all},
    {"simulate", free_for_all},
    {"search", reads_everything},
    {"rank", writes(Area::needs)},
    {"keepEvaluation", writes(Area::needs)},
    {"getRanking", reads(Area::needs)},
    {"getReport", reads(Area::needs)},
    {"getReportData", reads(Area::needs)},
    {"getJob", free_for_all},  // it is for whoever asked, and tells how far it is
    {"followJob", reads(Area::needs)},
    {"getFileContent", reads(Area::files)},
    {"getProductMarketAccess", reads(Area::products)},
    {"listLessons", reads(Area::profiles)},
    {"listPartners", reads(Area::profiles)},
    {"listInterestContacts", reads(Area::people)},
    {"listUnreachablePeople", reads(Area::people)},
    {"getImportTable", free_for_all},
    {"getBoard", reads(Area::profiles)},
    {"getMeasures", reads(Area::results)},
    {"listTransfers", reads(Area::people)},
    {"listRetention", for_nobody},
    {"signIn", for_nobody},
    {"signOut", for_nobody},
    {"makeDeskCode", for_nobody},
    {"signInByDeskCode", for_nobody},
    {"getPasswordLinks", free_for_all},
    {"sendPasswordLink", for_nobody},
    {"setPassword", for_nobody},
    {"invite", for_nobody},
    {"getJoinTerms", free_for_all},
    {"confirmJoinRequest", for_nobody},
    {"listSignInProviders", for_nobody},
    {"startProviderSignIn", for_nobody},
    {"finishProviderSignIn", for_nobody},
    {"listSearches", for_nobody},
    {"createSearch", for_nobody},
    {"deleteSearch", for_nobody},
    {"listSearchProfiles", for_nobody},
    {"markSearchSeen", for_nobody},
    {"getWeeklyLetter", for_nobody},
    {"setWeeklyLetter", for_nobody},
    {"stopWeeklyLetter", for_nobody},
    {"stopWeeklyLetterByMail", for_nobody},
    {"showWeeklyLetterStop", for_nobody},
    {"getMyMailbox", for_nobody},
    {"tryMyMailboxAgain", for_nobody},
    {"beginMyAddressChange", for_nobody},
    {"confirmAddressChange", for_nobody},
    {"listMyConsents", for_nobody},
    {"setMyConsent", for_nobody},
    {"getMyData", for_nobody},
    {"getMySecondFactor", for_nobody},
    {"beginMySecondFactor", for_nobody},
    {"confirmMySecondFactor", for_nobody},
    {"removeMySecondFactor", for_nobody},
    {"makeMyRecoveryCodes", for_nobody},
    {"resetSecondFactor", for_nobody},
    {"listMyAccountEvents", for_nobody},
    {"listAccountEvents", for_nobody},
    {"listMyTokens", for_nobody},
    {"makeMyToken", for_nobody},
    {"revokeMyToken", for_nobody},
    {"listWebhooks", for_nobody},
    {"makeWebhook", for_nobody},
    {"removeWebhook", for_nobody},
    {"listWebhookDeliveries", for_nobody},
    {"sendWebhookAgain", for_nobody},
};

using Demands = std::map<std::string, Demand, std::less<>>;

Demands all_demands() {
  Demands demands;
  for (const Row& row : scope_rows) demands.emplace(row.operation, row.demand);
  for (const Kind kind : partnership::every<Kind>()) {
    if (!has_collection(kind)) continue;
    const std::string name = schema_name(kind);
    const Area area = area_of(kind);
    for (const std::string& read :
         {"list" + name + "s", "get" + name, "get" + name + "File", "list" + name + "History"})
      demands.emplace(read, reads(area));
    // Who somebody is, acts for and agreed to is theirs and their organisation's to say.
    for (const char* write : {"create", "change", "move"})
      demands.emplace(write + name, area == Area::people ? for_nobody : writes(area));
  }
  return demands;
}

const Demands& demands() {
  static const Demands all = all_demands();
  return all;
}

/// Its area is that of the collection that the path names.
bool is_of_collection(const Operation& operation) {
  return operation.id == "exportRecords" || operation.id == "getExport" || operation.id == "importRecords" ||
         operation.id == "getImport";
}

}  // namespace

std::optional<Scope> scope_of(std::string_view word) {
  const std::size_t colon = word.find(':');
  const std::string_view access = word.substr(0, colon);
  if (access != "read" && access != "write") return std::nullopt;
  if (colon == std::string_view::npos) return Scope{std::nullopt, access == "write"};
  const auto area = partnership::from_word<Area>(word.substr(colon + 1));
  if (!area || (*area == Area::people && access == "write")) return std::nullopt;
  return Scope{area, access == "write"};
}

std::string word_of(const Scope& scope) {
  const std::string access = scope.writes ? "write" : "read";
  return scope.area ? access + ":" + std::string(partnership::word_of(*scope.area)) : access;
}

std::vector<std::string> every_scope() {
  std::vector<std::string> words{"read", "write"};
  for (const Area area : partnership::every<Area>())
    for (const char* access : {"read:", "write:"})
      if (const std::string word = access + std::string(partnership::word_of(area)); scope_of(word))
        words.push_back(word);
  return words;
}

std::vector<Scope> scopes_of(std::string_view words) {
  std::vector<Scope> scopes;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    if (const auto scope = scope_of(word)) scopes.push_back(*scope);
    words.remove_prefix(std::min(words.size(), word.size() + 1));
  }
  return scopes;
}

Area area_of(Kind kind) {
  switch (kind) {
    case Kind::partnership:
    case Kind::organisation:
      return Area::organisations;
    case Kind::person:
    case Kind::membership:
    case Kind::consent:
    case Kind::subscription:
    case Kind::join_request:
    case Kind::audit_entry:
      return Area::people;
    case Kind::profile:
    case Kind::interest:
    case Kind::introduction:
    case Kind::achievement:
      return Area::profiles;
    case Kind::product:
    case Kind::certificate:
      return Area::products;
    case Kind::site:
    case Kind::space:
    case Kind::need:
    case Kind::evaluation:
      return Area::needs;
    case Kind::event:
    case Kind::session:
    case Kind::registration:
    case Kind::meeting:
    case Kind::newsletter:
      return Area::events;
    case Kind::pilot:
    case Kind::lead:
    case Kind::exchange:
      return Area::pilots;
    case Kind::indicator:
    case Kind::outcome:
      return Area::results;
    case Kind::file:
      return Area::files;
  }
  return Area::people;
}

Demand demand_of(const Operation& operation, const NamedValues& path) {
  if (is_of_collection(operation)) {
    const std::string collection = text_of(path, "collection");
    const auto kind = kind_of_collection(collection);
    const auto list = demands().find(operation_of_list(collection));
    if (!kind) return list == demands().end() ? free_for_all : list->second;  // for all, where there is none
    if (operation.id != "importRecords") return reads(area_of(*kind));
    return area_of(*kind) == Area::people ? for_nobody : writes(area_of(*kind));
  }
  const auto found = demands().find(operation.id);
  return found == demands().end() ? for_nobody : found->second;
}

bool is_decided(const Operation& operation) {
  return is_of_collection(operation) || demands().contains(operation.id);
}

bool allows(const std::vector<Scope>& scopes, const Demand& demand) {
  if (demand.of == Demand::Of::none) return true;
  if (demand.of == Demand::Of::never) return false;
  return std::ranges::any_of(scopes, [&](const Scope& scope) {
    return (!scope.area || *scope.area == demand.area) && (scope.writes || !demand.writes);
  });
}

}  // namespace twinlight::server
