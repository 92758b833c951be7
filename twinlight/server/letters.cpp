#include "twinlight/server/letters.h"

#include <fmt/format.h>

#include <string_view>

#include "twinlight/foundation/markup_text.h"
#include "twinlight/server/letter_wordings.h"
#include "twinlight/server/salutation.h"

namespace twinlight::server {
namespace {

using partnership::Language;

std::string with_facts(std::string_view pattern, const LetterFacts& facts) {
  return fmt::format(fmt::runtime(pattern), fmt::arg("organisation", facts.organisation),
                     fmt::arg("title", facts.title), fmt::arg("partner", facts.partner), fmt::arg("date", facts.date));
}

/// Somebody waits for it: for themselves, or having asked another to come.
bool is_asked_for(Letter kind) {
  return kind == Letter::password || kind == Letter::invitation || kind == Letter::join_confirm ||
         kind == Letter::join_known || kind == Letter::address_confirm;
}

}  // namespace

Mail letter(Letter kind, Language language, const std::string& to, const LetterFacts& facts) {
  const LetterWording& wording = wording_of(kind, language);
  const std::string greeting = salutation(language, facts.name);
  const std::string lead = with_facts(wording.lead, facts);
  const std::string note = with_facts(wording.note, facts);
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
          markup_text(facts.link), markup_text(wording.button), markup_text(note)),
      .asked_for = is_asked_for(kind)};
}

}  // namespace twinlight::server
