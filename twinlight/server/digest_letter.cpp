#include "twinlight/server/digest_letter.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "twinlight/foundation/markup_text.h"
#include "twinlight/server/salutation.h"

namespace twinlight::server {
namespace {

using partnership::Language;

struct DigestWording {
  std::string_view subject;
  std::string_view lead;
  std::string_view search;   ///< heading
  std::string_view profile;  ///< heading
  std::string_view note;
  std::string_view stop;
};

// In the order of Language: nl, en, zh.
constexpr std::array<DigestWording, 3> digest_wordings{
    {{"Nieuw voor u in Twinlight", "Dit kwam er de voorbije week bij.", "Uw zoekopdracht ‘{}’",
      "Partners voor uw profiel ‘{}’", "U krijgt deze brief elke week waarin er iets nieuws is, omdat u erom vroeg.",
      "Geen brieven meer"},
     {"New for you in Twinlight", "This is what the past week brought.", "Your search ‘{}’",
      "Partners for your profile ‘{}’", "You get this letter in every week that brings something, because you asked.",
      "No more letters"},
     {"Twinlight 每周新消息", "以下是过去一周的新内容。", "您的搜索“{}”", "您的档案“{}”的合作伙伴",
      "您订阅了此邮件，有新内容时每周发送一次。", "不再接收邮件"}}};

std::string filled(std::string_view pattern, const std::string& value) {
  return fmt::format(fmt::runtime(pattern), value);
}

std::string as_text(const DigestPart& part, const DigestWording& wording) {
  std::string text = filled(part.is_search ? wording.search : wording.profile, part.name) + "\r\n";
  for (const DigestEntry& entry : part.entries)
    text +=
        fmt::format("- {}\r\n{}  {}\r\n", entry.title, entry.why.empty() ? "" : "  " + entry.why + "\r\n", entry.link);
  return text + "\r\n";
}

std::string as_html(const DigestPart& part, const DigestWording& wording) {
  std::string html = fmt::format("<h2 style=\"font-size:1.1em\">{}</h2><ul>",
                                 markup_text(filled(part.is_search ? wording.search : wording.profile, part.name)));
  for (const DigestEntry& entry : part.entries)
    html +=
        fmt::format("<li><a href=\"{}\">{}</a>{}</li>", markup_text(entry.link), markup_text(entry.title),
                    entry.why.empty() ? "" : "<br><span style=\"color:#555\">" + markup_text(entry.why) + "</span>");
  return html + "</ul>";
}

}  // namespace

Mail digest_letter(Language language, const std::string& to, const DigestFacts& facts) {
  const DigestWording& wording = digest_wordings.at(static_cast<std::size_t>(language));
  const std::string greeting = salutation(language, facts.name);
  std::string text = fmt::format("{}\r\n\r\n{}\r\n\r\n", greeting, wording.lead);
  std::string html = fmt::format(
      "<!DOCTYPE html><html lang=\"{}\"><meta charset=\"utf-8\"><title>{}</title>"
      "<body style=\"font:16px/1.5 sans-serif;max-width:34em;margin:2em auto;padding:0 1em\"><p>{}</p><p>{}</p>",
      partnership::word_of(language), markup_text(wording.subject), markup_text(greeting), markup_text(wording.lead));
  for (const DigestPart& part : facts.parts) {
    text += as_text(part, wording);
    html += as_html(part, wording);
  }
  text += fmt::format("{}\r\n{}:\r\n{}\r\n\r\nTwinlight\r\n", wording.note, wording.stop, facts.stop_link);
  html += fmt::format("<p style=\"color:#555\">{} <a href=\"{}\">{}</a></p><p>Twinlight</p></body></html>",
                      markup_text(wording.note), markup_text(facts.stop_link), markup_text(wording.stop));
  return {.to = to,
          .subject = std::string(wording.subject),
          .text = std::move(text),
          .html = std::move(html),
          .unsubscribe_link = facts.unsubscribe_link};
}

}  // namespace twinlight::server
