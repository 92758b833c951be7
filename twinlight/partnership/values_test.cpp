#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "twinlight/partnership/id.h"
#include "twinlight/partnership/money.h"
#include "twinlight/partnership/string_form.h"
#include "twinlight/partnership/text.h"

namespace twinlight::partnership {
namespace {

TEST(Money, ReadsAndWritesExactAmounts) {
  EXPECT_EQ(parse_amount("12.5", Currency::EUR).value(), (Money{1250, Currency::EUR}));
  EXPECT_EQ(parse_amount("-0.05", Currency::CNY).value(), (Money{-5, Currency::CNY}));
  EXPECT_EQ(amount_text({-5, Currency::CNY}), "-0.05");
  EXPECT_EQ(amount_text({1250, Currency::JPY}), "1250");
  for (const char* text : {"", "-", ".5", "5.", "1,5", "1e3", "0.001", "+1", " 1", "99999999999999.00"})
    EXPECT_FALSE(parse_amount(text, Currency::EUR)) << text;
  EXPECT_FALSE(parse_amount("1.5", Currency::JPY));
}

RC_GTEST_PROP(Money, WhatIsWrittenIsRead, ()) {
  const auto minor_units = *rc::gen::inRange<std::int64_t>(-999'999'999'999'999, 999'999'999'999'999);
  for (const Currency currency : every<Currency>()) {
    const Money money{minor_units, currency};
    RC_ASSERT(parse_amount(amount_text(money), currency).value() == money);
  }
}

TEST(Text, IsShownInTheReadersLanguageOrTheNextBest) {
  const Text dutch{Language::nl, "lamp", {{Language::zh, {"灯", TranslationStatus::machine}}}};
  EXPECT_EQ(shown_in(dutch, Language::nl).text, "lamp");
  EXPECT_FALSE(shown_in(dutch, Language::nl).translated);
  EXPECT_EQ(shown_in(dutch, Language::zh).text, "灯");
  EXPECT_EQ(shown_in(dutch, Language::zh).status, TranslationStatus::machine);
  EXPECT_EQ(shown_in(dutch, Language::en).text, "lamp");
  const Text chinese{Language::zh, "灯", {{Language::en, {"light", TranslationStatus::checked}}}};
  EXPECT_EQ(shown_in(chinese, Language::nl).text, "light");
  EXPECT_EQ(shown_in(chinese, Language::nl).language, Language::en);
}

TEST(Text, ANewOriginalMakesItsTranslationsOutdated) {
  const Text text{Language::nl, "lamp", {{Language::en, {"lamp", TranslationStatus::checked}}}};
  EXPECT_EQ(rewritten(text, Language::nl, "lamp"), text);
  const Text changed = rewritten(text, Language::nl, "armatuur");
  EXPECT_EQ(changed.translations.at(Language::en).status, TranslationStatus::outdated);
  EXPECT_TRUE(rewritten(text, Language::en, "luminaire").translations.empty());
}

TEST(Id, IsAUuidInLowerCase) {
  EXPECT_TRUE(is_uuid("0192f0c1-7c7b-7d3a-8a53-0123456789ab"));
  for (const char* text : {"", "0192F0C1-7c7b-7d3a-8a53-0123456789ab", "0192f0c17c7b7d3a8a530123456789ab",
                           "0192f0c1-7c7b-7d3a-8a53-0123456789a", "0192f0c1-7c7b-7d3a-8a53-0123456789abc"})
    EXPECT_FALSE(is_uuid(text)) << text;
}

TEST(StringForm, SaysWhatIsExpected) {
  EXPECT_EQ(form_fault("a@b.be", Form::email, 200), "");
  for (const char* text : {"a", "@b.be", "a@b", "a@b.", "a@.b", "a@@b.be", "a b@c.be", "a@b..be"})
    EXPECT_NE(form_fault(text, Form::email, 200), "") << text;
  EXPECT_EQ(form_fault("灯具", Form::line, 2), "");
  EXPECT_EQ(form_fault("灯具", Form::line, 1), "is longer than 1 characters");
  EXPECT_EQ(form_fault("a\nb", Form::line, 9),
            "'a\xEF\xBF\xBD"
            "b' is not one line without control characters");
  EXPECT_EQ(form_fault("a\nb", Form::lines, 9), "");
  EXPECT_EQ(form_fault("\xFF", Form::lines, 9), "is not UTF-8");
  EXPECT_NE(form_fault("javascript:alert(1)", Form::web_address, 99), "");
  EXPECT_NE(form_fault("be", Form::country, 9), "");
  for (const char* text : {"Europe/Brussels", "Asia/Shanghai", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "UTC"})
    EXPECT_EQ(form_fault(text, Form::time_zone, 60), "") << text;
  for (const char* text : {"Europe/Brusels", "europe/brussels", "GMT+02:00", "+02:00", "../../etc/passwd", "Brüssel"})
    EXPECT_NE(form_fault(text, Form::time_zone, 60), "") << text;
}

}  // namespace
}  // namespace twinlight::partnership
