#include "twinlight/server/letters.h"

#include <gmock/gmock.h>

namespace twinlight::server {
namespace {

using partnership::Language;
using ::testing::HasSubstr;
using ::testing::Not;

const LetterFacts facts{.name = "Claes <b>",
                        .organisation = "De \"Kievit\" & {name}",
                        .link = "https://a.example/x#1",
                        .title = "Licht & {date}",
                        .date = "2026-12-01"};

TEST(Letters, AreInTheReadersLanguageWithTheirLink) {
  for (const Letter kind : every_letter)
    for (const Language language : {Language::nl, Language::en, Language::zh}) {
      const Mail mail = letter(kind, language, "a@example.org", facts);
      EXPECT_EQ(mail.to, "a@example.org");
      EXPECT_THAT(mail.text, HasSubstr(facts.link + "\r\n"));
      EXPECT_THAT(mail.html, HasSubstr("href=\"" + facts.link + "\""));
      EXPECT_THAT(mail.html, HasSubstr("lang=\"" + std::string(partnership::word_of(language)) + "\""));
      EXPECT_THAT(mail.text, HasSubstr(facts.name));
    }
  EXPECT_THAT(letter(Letter::password, Language::nl, "", facts).subject, HasSubstr("wachtwoord"));
  EXPECT_THAT(letter(Letter::password, Language::zh, "", facts).subject, HasSubstr("密码"));
}

TEST(Letters, AboutInterestsSayWhatAndUntilWhenButNotWho) {
  for (const Letter kind : {Letter::answer, Letter::news, Letter::confirmation})
    for (const Language language : {Language::nl, Language::en, Language::zh}) {
      const Mail mail = letter(kind, language, "a@example.org", facts);
      EXPECT_THAT(mail.text, HasSubstr("“Licht & {date}”"));
      EXPECT_THAT(mail.html, HasSubstr("“Licht &amp; {date}”"));
      EXPECT_THAT(mail.text, HasSubstr(facts.date));
      EXPECT_THAT(mail.text, Not(HasSubstr("Kievit")));
    }
}

TEST(Letters, WhatPeopleWroteIsNoMarkup) {
  const Mail mail = letter(Letter::invitation, Language::en, "", facts);
  EXPECT_THAT(mail.html, HasSubstr("Claes &lt;b&gt;"));
  EXPECT_THAT(mail.html, HasSubstr("De &quot;Kievit&quot; &amp; {name}"));
  EXPECT_THAT(mail.html, Not(HasSubstr("<b>")));
  EXPECT_THAT(mail.text, HasSubstr("De \"Kievit\" & {name}"));
}

}  // namespace
}  // namespace twinlight::server
