#include "twinlight/server/problem.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "twinlight/server/fault_wording.h"

namespace twinlight::server {
namespace {

using partnership::Language;

struct ProblemWording {
  ProblemKind kind;
  int status;
  std::string_view name;
  std::array<std::string_view, 3> title;  ///< nl, en, zh: the order of Language
};

// In the order of ProblemKind.
constexpr std::array problem_wordings = std::to_array<ProblemWording>({
    {ProblemKind::malformed,
     400,
     "malformed",
     {"Het verzoek is niet leesbaar", "The request can not be read", "无法读取请求"}},
    {ProblemKind::invalid,
     422,
     "invalid",
     {"Een of meer gegevens kloppen niet", "Some of what was sent is not right", "提交的内容有误"}},
    {ProblemKind::sign_in, 401, "sign-in", {"Hiervoor moet u zich aanmelden", "This needs you to sign in", "请先登录"}},
    {ProblemKind::wrong_credentials,
     401,
     "wrong-credentials",
     {"E-mailadres of wachtwoord is verkeerd", "E-mail or password is wrong", "邮箱或密码错误"}},
    {ProblemKind::wrong_password,
     403,
     "wrong-password",
     {"Het wachtwoord is verkeerd", "The password is wrong", "密码错误"}},
    {ProblemKind::no_password,
     403,
     "no-password",
     {"U hebt hier nog geen wachtwoord. Vraag bij het aanmelden een link om er een te kiezen",
      "You have no password here yet. Ask for a link to choose one where you sign in",
      "您尚未设置密码，请在登录页面申请设置密码的链接"}},
    {ProblemKind::second_factor,
     401,
     "second-factor",
     {"Geef ook de code van uw authenticator-app", "Give the code of your authenticator app too",
      "请同时输入身份验证器应用中的验证码"}},
    {ProblemKind::wrong_code,
     403,
     "wrong-code",
     {"De code klopt niet of is al gebruikt", "The code is not right or was used already", "验证码错误或已使用"}},
    {ProblemKind::wrong_token,
     401,
     "wrong-token",
     {"Dit token geldt niet of niet meer", "This token is none, or is no longer good", "令牌无效或已过期"}},
    {ProblemKind::scope,
     403,
     "scope",
     {"Het bereik van dit token laat dit niet toe", "The scopes of this token do not allow this",
      "此令牌的权限范围不允许该操作"}},
    {ProblemKind::forbidden,
     403,
     "forbidden",
     {"Daar hebt u het recht niet toe", "You have no right to do this", "您没有此权限"}},
    {ProblemKind::no_csrf_token,
     403,
     "no-csrf-token",
     {"Het verzoek draagt het bewijs van deze sessie niet", "The request lacks the token of this session",
      "请求缺少会话令牌"}},
    {ProblemKind::absent,
     404,
     "absent",
     {"Dit bestaat hier niet", "There is no such thing here", "找不到所请求的内容"}},
    {ProblemKind::method,
     405,
     "method",
     {"Zo kan dit niet worden gevraagd", "This can not be asked in this way", "不支持此请求方式"}},
    {ProblemKind::key_reused,
     422,
     "idempotency-key-reused",
     {"Deze sleutel hoort al bij een ander verzoek", "This key belongs to another request already",
      "此幂等键已用于其他请求"}},
    {ProblemKind::state,
     409,
     "state",
     {"De toestand laat dit niet toe", "Its state does not allow this", "当前状态不允许此操作"}},
    {ProblemKind::no_mail,
     409,
     "no-mail",
     {"Deze installatie verstuurt geen e-mail", "This installation sends no mail", "本系统不发送邮件"}},
    {ProblemKind::unfinished, 409, "unfinished", {"Dit is nog niet klaar", "This is not finished yet", "尚未完成"}},
    {ProblemKind::stale,
     412,
     "stale",
     {"Iemand heeft dit intussen veranderd", "Somebody changed this since", "内容已被他人修改"}},
    {ProblemKind::unconditional,
     428,
     "unconditional",
     {"Noem de versie die u gelezen hebt (If-Match)", "Name the version that you read (If-Match)",
      "请注明所读取的版本（If-Match）"}},
    {ProblemKind::too_large, 413, "too-large", {"Dit is te groot", "This is too large", "内容过大"}},
    {ProblemKind::too_slow,
     408,
     "too-slow",
     {"Het verzoek kwam te langzaam binnen", "The request came in too slowly", "请求发送过慢"}},
    {ProblemKind::media_type,
     415,
     "media-type",
     {"De inhoud is van een ander type dan verwacht", "The content is of another type than expected", "内容类型不符"}},
    {ProblemKind::too_many,
     429,
     "too-many",
     {"Te veel verzoeken; wacht even", "Too many requests; wait a little", "请求过多，请稍候"}},
    {ProblemKind::busy,
     503,
     "busy",
     {"De server is te druk; probeer het zo weer", "The server is too busy; try again shortly",
      "服务器繁忙，请稍后再试"}},
    {ProblemKind::failed, 409, "failed", {"De berekening is mislukt", "The computation failed", "计算失败"}},
    {ProblemKind::internal, 500, "internal", {"Er ging hier iets mis", "Something went wrong here", "服务器出错"}},
});

const ProblemWording& wording_of(ProblemKind kind) {
  static_assert(problem_wordings.size() == static_cast<std::size_t>(ProblemKind::internal) + 1);
  return problem_wordings[static_cast<std::size_t>(kind)];
}

}  // namespace

nlohmann::json problem_json(const Problem& problem, Language language) {
  const ProblemWording& wording = wording_of(problem.kind);
  nlohmann::json told = {{"type", "urn:twinlight:problem:" + std::string(wording.name)},
                         {"title", wording.title[static_cast<std::size_t>(language)]},
                         {"status", wording.status},
                         {"errors", nlohmann::json::array()}};
  for (const Diagnostic& fault : problem.faults) {
    told["errors"].push_back({{"pointer", fault.field}, {"message", fault_in(language, fault.message)}});
    if (fault.line > 0) told["errors"].back()["line"] = fault.line;
  }
  if (problem.current_version) told["current_version"] = *problem.current_version;
  return told;
}

Response problem_response(const Problem& problem, Language language) {
  Response response{
      .status = wording_of(problem.kind).status,
      .headers = {{"Content-Type", "application/problem+json"},
                  {"Content-Language", std::string(partnership::word_of(language))},
                  {"Cache-Control", "no-store"}},
      .body = problem_json(problem, language).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
  if (problem.kind == ProblemKind::too_many || problem.kind == ProblemKind::busy)
    response.headers.emplace_back("Retry-After", problem.kind == ProblemKind::busy ? "2" : "30");
  if (!problem.allowed.empty())
    response.headers.emplace_back("Allow", fmt::format("{}", fmt::join(problem.allowed, ", ")));
  if (problem.kind == ProblemKind::wrong_token)
    response.headers.emplace_back("WWW-Authenticate", R"(Bearer error="invalid_token")");
  return response;
}

}  // namespace twinlight::server
