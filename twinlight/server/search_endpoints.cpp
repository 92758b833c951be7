#include "twinlight/server/search_endpoints.h"

#include <map>
#include <optional>

#include "twinlight/server/asked_partnership.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using storage::SavedSearch;
using storage::SearchStore;
using storage::Store;

constexpr std::size_t most_searches = 30;

struct FoundCount {
  std::int64_t found = 0;
  std::int64_t is_new = 0;  ///< since the reader last looked
};

json json_of(const SavedSearch& search) {
  json made = SearchCriteria::from(json::parse(search.criteria, nullptr, false)).as_json();
  made["id"] = search.id;
  made["partnership"] = search.partnership;
  made["name"] = search.name;
  made["created_at"] = instant_text(search.created_at);
  made["seen_at"] = instant_text(search.seen_at);
  return made;
}

Result<std::optional<SavedSearch>> own_search(Call& call) {
  for (SavedSearch& search : TWL_TRY(SearchStore(call.connection).of(call.actor.person.text)))
    if (search.id == text_of(call.path, "id")) return std::move(search);
  return std::nullopt;
}

}  // namespace

void SearchEndpoints::add_to(Endpoints& endpoints) {
  endpoints["listSearches"] = [this](Call& call) { return list(call); };
  endpoints["createSearch"] = [this](Call& call) { return create(call); };
  endpoints["deleteSearch"] = [this](Call& call) { return remove(call); };
  endpoints["listSearchProfiles"] = [this](Call& call) { return profiles(call); };
  endpoints["markSearchSeen"] = [this](Call& call) { return mark_seen(call); };
  endpoints["getWeeklyLetter"] = [this](Call& call) { return letters(call); };
  endpoints["setWeeklyLetter"] = [this](Call& call) { return set_letters(call); };
  endpoints["stopWeeklyLetter"] = [this](Call& call) { return stop(call, call.body.at("token")); };
  endpoints["stopWeeklyLetterByMail"] = [this](Call& call) { return stop(call, text_of(call.path, "token")); };
  endpoints["showWeeklyLetterStop"] = [](Call& call) -> Answer {
    return Response{
        .status = 303,
        .headers = {{"Location", "/unsubscribe#" + text_of(call.path, "token")}, {"Cache-Control", "no-store"}}};
  };
}

Answer SearchEndpoints::list(Call& call) const {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  Store store(call.connection);
  const auto searches = TWL_OWN(SearchStore(call.connection).of(call.actor.person.text));
  std::map<std::string, std::vector<std::size_t>> by_partnership;
  for (std::size_t i = 0; i < searches.size(); ++i) by_partnership[searches[i].partnership].push_back(i);
  std::vector<FoundCount> counts(searches.size());
  for (const auto& [partnership, places] : by_partnership) {
    std::vector<SearchCriteria> criteria;
    for (const std::size_t i : places) criteria.push_back(SearchCriteria::from(json_of(searches[i])));
    const auto count = [&, places = places](const std::vector<std::size_t>& by, const ProfileSearch::Found& one) {
      for (const std::size_t place : by) {
        const std::size_t i = places[place];
        ++counts[i].found;
        if (one.stored.changed_at > searches[i].seen_at) ++counts[i].is_new;
      }
    };
    if (const auto done = search_->find_by_each(store, call.actor, partnership, criteria, count); !done)
      return problem(ProblemKind::internal, {done.error()});
  }
  json items = json::array();
  for (std::size_t i = 0; i < searches.size(); ++i) {
    json item = json_of(searches[i]);
    item["found"] = counts[i].found;
    item["new"] = counts[i].is_new;
    items.push_back(std::move(item));
  }
  return json_response({{"items", std::move(items)}});
}

Answer SearchEndpoints::create(Call& call) const {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  SearchStore searches(call.connection);
  if (TWL_OWN(searches.of(call.actor.person.text)).size() >= most_searches)
    return problem(ProblemKind::invalid, {{.message = "is one more than the 30 that a person can keep", .field = ""}});
  Store store(call.connection);
  std::string partnership = TWL_OWN(asked_partnership(call));
  SavedSearch search{.id = storage::new_uuid(call.now),
                     .person = call.actor.person.text,
                     .partnership = std::move(partnership),
                     .name = call.body.at("name"),
                     .criteria = SearchCriteria::from(call.body).as_json().dump(),
                     .created_at = call.now,
                     .seen_at = call.now};
  if (const auto added = searches.add(search); !added) return problem(ProblemKind::internal, {added.error()});
  json made = json_of(search);
  made["found"] = TWL_OWN(search_->find(store, call.actor, search.partnership, SearchCriteria::from(made))).size();
  made["new"] = 0;
  Response response = json_response(made, 201);
  response.headers.emplace_back("Location", "/api/v1/searches/" + search.id);
  return response;
}

Answer SearchEndpoints::remove(Call& call) const {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  if (!TWL_OWN(SearchStore(call.connection).remove(call.actor.person.text, text_of(call.path, "id"))))
    return problem(ProblemKind::absent);
  return nothing_to_say();
}

Answer SearchEndpoints::profiles(Call& call) const {
  const auto search = TWL_OWN(own_search(call));
  if (!search) return problem(ProblemKind::absent);
  Store store(call.connection);
  const auto criteria = SearchCriteria::from(json::parse(search->criteria, nullptr, false));
  json items = json::array();
  for (const auto& found : TWL_OWN(search_->find(store, call.actor, search->partnership, criteria)))
    items.push_back({{"record", found.shown}, {"is_new", found.stored.changed_at > search->seen_at}});
  return json_response({{"items", std::move(items)}});
}

Answer SearchEndpoints::mark_seen(Call& call) const {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  if (!TWL_OWN(SearchStore(call.connection).mark_seen(call.actor.person.text, text_of(call.path, "id"), call.now)))
    return problem(ProblemKind::absent);
  return nothing_to_say();
}

Answer SearchEndpoints::letters(Call& call) const {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  const bool asked = TWL_OWN(storage::DigestStore(call.connection).is_asked(call.actor.person.text));
  return json_response({{"weekly", asked}, {"available", sends_mail_}});
}

Answer SearchEndpoints::set_letters(Call& call) const {
  if (call.actor.person.empty()) return problem(ProblemKind::sign_in);
  if (!sends_mail_) return problem(ProblemKind::absent);
  storage::DigestStore digests(call.connection);
  const std::string& person = call.actor.person.text;
  const auto done = call.body.at("weekly").get<bool>() ? digests.ask(person, call.now) : digests.stop(person);
  if (!done) return problem(ProblemKind::internal, {done.error()});
  return letters(call);
}

/// The link of a letter works without signing in, again and again, and says nothing of whether anybody was stopped.
Answer SearchEndpoints::stop(Call& call, const std::string& token) {
  if (!by_address_.take(call.request.remote_address)) return problem(ProblemKind::too_many);
  const std::string person = digests_->person_of(token);
  if (person.empty()) return problem(ProblemKind::absent);
  if (const auto done = storage::DigestStore(call.connection).stop(person); !done)
    return problem(ProblemKind::internal, {done.error()});
  return nothing_to_say();
}

}  // namespace twinlight::server
