#include "twinlight/server/letters.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "twinlight/foundation/markup_text.h"

namespace twinlight::server {
namespace {

using partnership::Language;

struct Wording {
  std::string_view subject;
  std::string_view greeting;
  std::string_view lead;
  std::string_view button;
  std::string_view note;
};

// In the order of Letter and of Language: nl, en, zh.
// Letters about interests name no organisation: who is behind a record, the application shows to whom may know.
constexpr std::array<std::array<Wording, 3>, every_letter.size()> wordings{{
    {{{"Kies een nieuw wachtwoord", "Dag {name},", "Iemand, hopelijk u, vroeg om een nieuw wachtwoord voor Twinlight.",
       "Wachtwoord kiezen",
       "De link werkt één keer, een uur lang. Vroeg u niets? Dan hoeft u niets te doen: uw wachtwoord blijft zoals het "
       "is."},
      {"Choose a new password", "Hello {name},", "Somebody, we hope you, asked for a new password for Twinlight.",
       "Choose a password",
       "The link works once, for an hour. You asked for nothing? Then there is nothing to do: your password stays as "
       "it is."},
      {"设置新密码", "{name}，您好：", "有人（希望是您本人）申请重设您在 Twinlight 的密码。", "设置密码",
       "链接一小时内有效，只能使用一次。若非您本人申请，无需任何操作，您的密码不会改变。"}}},
    {{{"Uitnodiging voor Twinlight", "Dag {name},",
       "U bent uitgenodigd om in Twinlight op te treden voor {organisation}.", "Wachtwoord kiezen en beginnen",
       "De link werkt één keer, veertien dagen lang. Kent u {organisation} niet? Dan hoeft u niets te doen."},
      {"Invitation to Twinlight", "Hello {name},", "You are invited to act for {organisation} in Twinlight.",
       "Choose a password and begin",
       "The link works once, for fourteen days. You do not know {organisation}? Then there is nothing to do."},
      {"Twinlight 邀请函", "{name}，您好：", "邀请您代表{organisation}加入 Twinlight。", "设置密码并开始使用",
       "链接十四天内有效，只能使用一次。若您与{organisation}无关，无需任何操作。"}}},
    {{{"Iemand wacht op uw antwoord", "Dag {name},",
       "Iemand toonde belangstelling voor “{title}”. U kunt nog tot {date} antwoorden; daarna vervalt de vraag.",
       "Lezen en antwoorden", "Neen is ook een antwoord. U krijgt over deze vraag geen andere herinnering."},
      {"Somebody waits for your answer", "Hello {name},",
       "Somebody is interested in “{title}”. You can answer until {date}; after that the question expires.",
       "Read and answer", "No is an answer too. You get no other reminder of this question."},
      {"有人等待您的答复", "{name}，您好：", "有人对“{title}”表达了合作意向。请于{date}前答复，逾期将自动失效。",
       "查看并答复", "您也可以婉拒。此事不会再次提醒。"}}},
    {{{"Hoe staat het ermee?", "Dag {name},",
       "Over “{title}” was er sinds {date} geen nieuws. Is er iets van gekomen, of niet? Laat het weten: ook een neen "
       "telt, met de reden erbij.",
       "Zeggen wat ervan kwam", "De andere kant krijgt dezelfde vraag en bevestigt wat u zegt."},
      {"How is it going?", "Hello {name},",
       "There was no news of “{title}” since {date}. Did something come of it, or not? Do say: a no counts too, with "
       "its reason.",
       "Say what came of it", "The other side gets the same question and confirms what you say."},
      {"进展如何？", "{name}，您好：", "自{date}以来，“{title}”没有新的进展。是否取得成果？若没有，也请说明原因。",
       "填写结果", "对方也会收到同样的提醒，并确认您填写的内容。"}}},
    {{{"Klopt dit?", "Dag {name},",
       "De andere kant zei op {date} wat er van “{title}” kwam. Het telt pas als u het bevestigt.",
       "Lezen en bevestigen", "Klopt er iets niet? Zeg dan wat: het gaat terug naar de andere kant."},
      {"Is this right?", "Hello {name},",
       "On {date} the other side said what came of “{title}”. It counts only once you confirm it.", "Read and confirm",
       "Something is wrong? Say what: it goes back to the other side."},
      {"请确认结果", "{name}，您好：", "对方于{date}填写了“{title}”的结果，经您确认后才计入成果。", "查看并确认",
       "若有错误，请说明，系统将退回对方更正。"}}},
}};

std::string filled(std::string_view pattern, const LetterFacts& facts) {
  return fmt::format(fmt::runtime(pattern), fmt::arg("name", facts.name), fmt::arg("organisation", facts.organisation),
                     fmt::arg("title", facts.title), fmt::arg("date", facts.date));
}

}  // namespace

Mail letter(Letter kind, Language language, const std::string& to, const LetterFacts& facts) {
  const Wording& wording = wordings.at(static_cast<std::size_t>(kind)).at(static_cast<std::size_t>(language));
  const std::string greeting = filled(wording.greeting, facts);
  const std::string lead = filled(wording.lead, facts);
  const std::string note = filled(wording.note, facts);
  return {
      .to = to,
      .subject = std::string(wording.subject),
      .text = fmt::format("{}\r\n\r\n{}\r\n\r\n{}:\r\n{}\r\n\r\n{}\r\n\r\nTwinlight\r\n", greeting, lead,
                          wording.button, facts.link, note),
      .html = fmt::format(
          "<!DOCTYPE html><html lang=\"{}\"><meta charset=\"utf-8\"><title>{}</title>"
          "<body style=\"font:16px/1.5 sans-serif;max-width:34em;margin:2em auto;padding:0 1em\">"
          "<p>{}</p><p>{}</p><p><a href=\"{}\">{}</a></p><p style=\"color:#555\">{}</p><p>Twinlight</p></body></html>",
          partnership::word_of(language), markup_text(wording.subject), markup_text(greeting), markup_text(lead),
          markup_text(facts.link), markup_text(wording.button), markup_text(note))};
}

}  // namespace twinlight::server
