#include "twinlight/server/letters.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "twinlight/server/salutation.h"

namespace twinlight::server {
namespace {

using partnership::Language;
using ::testing::HasSubstr;
using ::testing::Not;

const LetterFacts facts{.name = "Claes <b>",
                        .organisation = "De \"Kievit\" & {name}",
                        .link = "https://a.example/x#1",
                        .title = "Licht & {date}",
                        .date = "2026-12-01",
                        .partner = "Gezocht {title}"};

const std::set<Letter> to_one_person{Letter::password,     Letter::invitation,      Letter::inactive,
                                     Letter::join_confirm, Letter::join_known,      Letter::join_refused,
                                     Letter::desk_code,    Letter::address_confirm, Letter::address_changed};

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
  for (const Letter kind : every_letter) {
    if (to_one_person.contains(kind)) continue;
    for (const Language language : {Language::nl, Language::en, Language::zh}) {
      const Mail mail = letter(kind, language, "a@example.org", facts);
      EXPECT_THAT(mail.text, HasSubstr("“Licht & {date}”"));
      EXPECT_THAT(mail.html, HasSubstr("“Licht &amp; {date}”"));
      EXPECT_THAT(mail.text, HasSubstr(facts.date));
      EXPECT_THAT(mail.text, Not(HasSubstr("Kievit")));
    }
  }
  for (const Letter kind : {Letter::introduction, Letter::introduction_waits, Letter::introduced,
                            Letter::not_introduced, Letter::introduction_over})
    EXPECT_THAT(letter(kind, Language::nl, "a@example.org", facts).text, HasSubstr("“Gezocht {title}”"));
}

TEST(Letters, BeginAlikeWithTheWholeName) {
  EXPECT_EQ(written_name(nlohmann::json{{"family_name", "Claes"}, {"given_name", "Els"}}), "Els Claes");
  EXPECT_EQ(written_name(nlohmann::json{{"family_name", "陈"}, {"given_name", "宇"}}), "陈宇");
  EXPECT_EQ(written_name(nlohmann::json{{"family_name", "Claes"}}), "Claes");
  EXPECT_EQ(salutation(Language::nl, "Els Claes"), "Geachte Els Claes,");
  EXPECT_EQ(salutation(Language::zh, "陈宇"), "尊敬的陈宇：您好！");
  for (const Letter kind : every_letter)
    EXPECT_THAT(letter(kind, Language::en, "a@example.org", facts).text,
                HasSubstr(salutation(Language::en, facts.name) + "\r\n"));
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
