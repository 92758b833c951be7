#include "twinlight/server/server_fixture.h"

#include <chrono>
#include <thread>

#include "twinlight/partnership/record_fixture.h"
#include "twinlight/server/answer_faults.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/storage/account_store.h"

namespace twinlight::server::fixture {
namespace {

namespace fs = std::filesystem;
using partnership::Action;
using partnership::Kind;

constexpr unsigned engine_threads = 1;

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// Three products are catalogue enough.
std::shared_ptr<const Knowledge> knowledge(const fs::path& folder) {
  const fs::path source = TWINLIGHT_SOURCE_DIR;
  fs::create_directories(folder);
  for (const char* file :
       {"demerglans-klaslicht600-3200.ldt", "demerglans-klaslicht600-3700.ldt", "yanxi-qx600op-3600.ies"})
    fs::copy_file(source / "examples" / "catalogue" / file, folder / file, fs::copy_options::overwrite_existing);
  auto loaded =
      Knowledge::load(source / "data", folder, report::SigningKey::from_seed({1, 2, 3}), "test", engine_threads);
  EXPECT_TRUE(loaded) << to_string(loaded.error());
  return loaded.value_or(nullptr);
}

template <class Record>
nlohmann::json filled_document() {
  Record record;
  partnership::fixture::fill(record);
  return partnership::document_of(record);
}

nlohmann::json filled_document(Kind kind) {
  using namespace partnership;
  switch (kind) {
    case Kind::partnership:
      return filled_document<Partnership>();
    case Kind::organisation:
      return filled_document<Organisation>();
    case Kind::person:
      return filled_document<Person>();
    case Kind::membership:
      return filled_document<Membership>();
    case Kind::consent:
      return filled_document<Consent>();
    case Kind::profile:
      return filled_document<Profile>();
    case Kind::product:
      return filled_document<Product>();
    case Kind::site:
      return filled_document<Site>();
    case Kind::space:
      return filled_document<Space>();
    case Kind::need:
      return filled_document<Need>();
    case Kind::interest:
      return filled_document<Interest>();
    case Kind::introduction:
      return filled_document<Introduction>();
    case Kind::achievement:
      return filled_document<Achievement>();
    case Kind::file:
      return filled_document<StoredFile>();
    case Kind::evaluation:
      return filled_document<Evaluation>();
    case Kind::event:
      return filled_document<Event>();
    case Kind::session:
      return filled_document<Session>();
    case Kind::registration:
      return filled_document<Registration>();
    case Kind::meeting:
      return filled_document<Meeting>();
    case Kind::pilot:
      return filled_document<Pilot>();
    case Kind::certificate:
      return filled_document<Certificate>();
    case Kind::lead:
      return filled_document<Lead>();
    case Kind::exchange:
      return filled_document<Exchange>();
    case Kind::indicator:
      return filled_document<Indicator>();
    case Kind::outcome:
      return filled_document<Outcome>();
    case Kind::newsletter:
      return filled_document<Newsletter>();
    case Kind::subscription:
      return filled_document<Subscription>();
    case Kind::join_request:
      return filled_document<JoinRequest>();
    case Kind::audit_entry:
      break;
  }
  return {};
}

}  // namespace

nlohmann::json small_need() {
  return nlohmann::json::parse(R"({
    "name": "Small room", "domain": "education", "requirement": "en12464-1:2021/44.1", "maintenance_factor": 0.8,
    "room": {"length_m": 4, "width_m": 4, "height_m": 3},
    "reflectance": {"ceiling": 0.7, "walls": 0.5, "floor": 0.2},
    "operation": {"hours_per_year": 2000, "electricity_price_per_kWh": 0.28},
    "task": {"height_m": 0.75, "border_m": 0.5},
    "layout": {"mounting": "either", "suspension_m": 0.5, "max_luminaires": 9, "min_spacing_m": 1.0, "max_spacing_ratio": 2.0}})");
}

nlohmann::json json_of(const Response& response) {
  return nlohmann::json::parse(response.body, nullptr, false);
}

std::string header_of(const Response& response, std::string_view name) {
  for (const auto& [known, value] : response.headers)
    if (known == name) return value;
  return "";
}

std::shared_ptr<const Knowledge> knowledge_of(const fs::path& folder) {
  return knowledge(folder / "catalogue");
}

void ServerTest::SetUp() {
  const auto database = storage::fixture::make_test_database(GetParam(), folder_ / "data");
  if (!database.why_not.empty()) GTEST_SKIP() << database.why_not;
  InstallationOptions options{.folder = folder_ / "data",
                              .database = GetParam() == storage::Backend::sqlite ? "" : database.address,
                              .password_cost = PasswordCost::least};
  options.service.now = now;
  options.service.requests_at_once = 1e6;  // all of a test come from one address
  adjust(options);
  auto opened = Installation::open(options, knowledge_of(folder_.path()));
  ASSERT_TRUE(opened) << to_string(opened.error());
  installation_ = *std::move(opened);
  limburg_guangdong = add_partnership();
  owner = add_organisation(limburg_guangdong, "limburg");
  other = add_organisation(limburg_guangdong, "guangdong");
}

Response ServerTest::ask(const std::string& method, const std::string& path, const nlohmann::json& body,
                         const Visitor& visitor, std::map<std::string, std::string, std::less<>> headers) {
  return send(method, path, body.is_null() ? "" : body.dump(), body.is_null() ? "" : "application/json", visitor,
              std::move(headers));
}

Response ServerTest::send(const std::string& method, const std::string& path, std::string body, const std::string& type,
                          const Visitor& visitor, std::map<std::string, std::string, std::less<>> headers) {
  Request request{.method = method,
                  .path = "/api/v1" + path,
                  .body = std::move(body),
                  .remote_address = "192.0.2.1",
                  .headers = std::move(headers)};
  if (const std::size_t mark = request.path.find('?'); mark != std::string::npos) {
    request.query = request.path.substr(mark + 1);
    request.path.resize(mark);
  }
  if (!type.empty()) request.headers.emplace("content-type", type);
  if (!visitor.cookie.empty()) request.headers.emplace("cookie", visitor.cookie);
  if (!visitor.token.empty()) request.headers.emplace("authorization", "Bearer " + visitor.token);
  if (!visitor.csrf.empty()) request.headers.emplace("x-csrf-token", visitor.csrf);
  Response response = installation_->handle(request);
  for (const Diagnostic& fault : answer_faults(request, response)) ADD_FAILURE() << to_string(fault);
  return response;
}

std::string ServerTest::ranked(const Visitor& visitor) {
  const Response accepted = ask("POST", "/rankings", {{"need", small_need()}}, visitor);
  EXPECT_EQ(accepted.status, 202) << accepted.body;
  const std::string id = json_of(accepted).value("ranking", "");
  for (int i = 0; i < 1200; ++i) {
    const auto job = json_of(ask("GET", "/jobs/" + id, {}, visitor));
    if (job["state"] == "done" || job["state"] == "failed") {
      EXPECT_EQ(job["state"], "done") << job;
      return id;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  ADD_FAILURE() << "the job does not end";
  return id;
}

nlohmann::json ServerTest::document(Kind kind, std::map<Kind, std::string> named) const {
  nlohmann::json document = filled_document(kind);
  const nlohmann::json empty_text = std::string();
  for (const auto& field : partnership::fields_of(kind)) {
    const std::string name(field.name);
    if (!field.reference || document[name].is_null() || document[name] == empty_text) continue;
    const auto found = named.find(*field.reference);
    const std::string id = found == named.end() ? "" : found->second;
    if (field.several)
      document[name] = id.empty() ? nlohmann::json::array() : nlohmann::json::array({id});
    else
      document[name] = id.empty() ? nlohmann::json() : nlohmann::json(id);
  }
  document["state"] = word_of(partnership::first_state(kind));
  // Files have to be uploaded before a record names them.
  for (const char* field : {"files", "logo", "description_file", "evidence"}) document.erase(field);
  for (const char* moment : {"answered_at", "withdrawn_at", "published_on", "sent_at", "confirmed_at", "arrived_at"})
    if (kind != Kind::lead) document.erase(moment);
  // Topics are of the filled texts, which tests replace.
  if (kind == Kind::profile)
    for (const char* field : {"expires_on", "topics"}) document.erase(field);
  if (kind == Kind::interest) document.erase("outcome");
  if (kind == Kind::person) document.erase("listed");
  if (kind == Kind::introduction)
    for (const char* field : {"first_agreed_at", "second_agreed_at", "interest"}) document.erase(field);
  if (kind == Kind::achievement) document.erase("dispute");
  if (kind == Kind::join_request)
    for (const char* field : {"answer", "joined", "person"}) document.erase(field);
  // The installation's own clock lets expire what is past.
  if (document.contains("answer_by")) document["answer_by"] = instant_text(now() + std::chrono::days(20));
  return document;
}

std::string ServerTest::create(Kind kind, const nlohmann::json& document) {
  const auto connection = installation_->connections().lend();
  storage::Store store(**connection);
  const auto written = store.create({.person = {}, .at = now()}, kind, document);
  EXPECT_TRUE(written) << word_of(kind)
                       << (written.error().faults.empty() ? "" : to_string(written.error().faults.front()));
  return written ? written->id : "";
}

void ServerTest::move(Kind kind, const std::string& id, Action action, const nlohmann::json& fields) {
  const auto connection = installation_->connections().lend();
  storage::Store store(**connection);
  auto found = store.find(kind, id).value().value();
  const auto from = partnership::from_word<partnership::State>(found.document["state"].get<std::string>()).value();
  found.document["state"] = word_of(partnership::state_after(kind, from, action).value());
  if (!fields.is_null()) found.document.update(fields);
  const auto written = store.change({.person = {}, .at = now()}, action, kind, id, found.version, found.document);
  EXPECT_TRUE(written) << word_of(kind) << " " << word_of(action);
}

std::string ServerTest::draft_profile(const std::string& of, const char* type, const char* language, const char* text) {
  auto made = document(Kind::profile, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, of}});
  made["type"] = type;
  made["title"] = {{"language", language}, {"text", text}};
  made["summary"] = made["title"];
  made["readiness_level"] = nullptr;
  made["wanted_partner"] = {{"kinds", nlohmann::json::array()}, {"regions", nlohmann::json::array()}};
  return create(Kind::profile, made);
}

void ServerTest::publish_profile(const std::string& draft) {
  move(Kind::profile, draft, Action::submit);
  move(Kind::profile, draft, Action::publish, {{"published_on", "2026-11-01"}, {"expires_on", "2027-11-01"}});
}

std::string ServerTest::add_partnership() {
  auto made = document(Kind::partnership, {});
  made["bodies"] = nlohmann::json::array();
  made["agreements"] = nlohmann::json::array();
  made["regions"].push_back(
      nlohmann::json::parse(R"({"code": "guangdong", "country": "CN", "time_zone": "Asia/Shanghai",
    "name": {"language": "zh", "text": "广东", "translations": {"nl": {"text": "Guangdong", "status": "checked"}}}})"));
  const std::string id = create(Kind::partnership, made);
  move(Kind::partnership, id, Action::begin);
  return id;
}

std::string ServerTest::add_organisation(const std::string& partnership, const std::string& region) {
  auto made = document(Kind::organisation, {{Kind::partnership, partnership}});
  made["region"] = region;
  const std::string id = create(Kind::organisation, made);
  move(Kind::organisation, id, Action::admit);
  return id;
}

std::string ServerTest::add_person(const std::string& key, partnership::Role role, const std::string& partnership,
                                   const std::string& organisation, const std::string& region) {
  auto made = document(Kind::person, {{Kind::partnership, partnership}});
  made["email"] = key + "@example.org";
  made["listed"] = true;
  const std::string person = create(Kind::person, made);
  move(Kind::person, person, Action::activate);
  if (role != partnership::Role::visitor) {
    auto membership =
        document(Kind::membership,
                 {{Kind::partnership, partnership}, {Kind::person, person}, {Kind::organisation, organisation}});
    membership["role"] = word_of(role);
    membership["region"] = region;
    move(Kind::membership, create(Kind::membership, membership), Action::admit);
  }
  const auto connection = installation_->connections().lend();
  const auto put = storage::AccountStore(**connection)
                       .put(person, key + "@example.org", password_hash(password, PasswordCost::least));
  EXPECT_TRUE(put) << to_string(put.error());
  return person;
}

Visitor ServerTest::sign_in(const std::string& key) {
  const Response response = ask("POST", "/session", {{"email", key + "@example.org"}, {"password", password}});
  EXPECT_EQ(response.status, 200) << response.body;
  const std::string cookie = header_of(response, "Set-Cookie");
  return {cookie.substr(0, cookie.find(';')), json_of(response).value("csrf_token", "")};
}

Visitor ServerTest::with_token(const Visitor& whose, const std::vector<std::string>& scopes, int days) {
  const Response made = ask("POST", "/my/tokens", {{"name", "program"}, {"scopes", scopes}, {"days", days}}, whose);
  EXPECT_EQ(made.status, 201) << made.body;
  return {.token = json_of(made).value("token", "")};
}

}  // namespace twinlight::server::fixture
