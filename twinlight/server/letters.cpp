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
constexpr std::array<std::array<Wording, 3>, 2> wordings{{
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
}};

std::string filled(std::string_view pattern, const LetterFacts& facts) {
  return fmt::format(fmt::runtime(pattern), fmt::arg("name", facts.name), fmt::arg("organisation", facts.organisation));
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
