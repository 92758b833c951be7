#pragma once

#include <chrono>

#include "twinlight/partnership/all_records.h"

/// One valid record of each kind, with every field filled, for tests.
namespace twinlight::partnership::fixture {

inline const std::string uuid = "0192f0c1-7c7b-7d3a-8a53-0123456789ab";
inline const FileHash hash{std::string(64, 'a')};
inline const Date day{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(27)};
inline const Date later{std::chrono::year(2027), std::chrono::month(11), std::chrono::day(27)};
inline const Instant moment{std::chrono::milliseconds(1795000000123)};

inline Text text(const std::string& words) {
  return {Language::nl,
          words,
          {{Language::en, {words + " in English", TranslationStatus::checked}},
           {Language::zh, {"灯", TranslationStatus::machine}}}};
}

inline void fill(Partnership& record) {
  const Milestone milestone{text("Eerste proef"), day, later, hash};
  const Objective objective{"3.1", text("Proeven in scholen"), {Domain::education, Domain::care}, {milestone}};
  record = {State::active,
            text("Limburg - Guangdong"),
            {{"limburg", text("Limburg"), "BE", "Europe/Brussels"}},
            {{uuid}},
            {{text("Overeenkomst"), {{uuid}}, day, later, hash, {objective}}},
            {Language::nl, Language::zh}};
}

inline void fill(Organisation& record) {
  record = {State::active,
            {uuid},
            text("Lichtatelier"),
            "limburg",
            OrganisationKind::company,
            text("Maakt licht"),
            {Domain::care},
            {Language::nl},
            12,
            "https://example.org",
            "info@example.org",
            "+32 11 00 00 00",
            {"Kerkstraat 1", "3500", "Hasselt", "BE"},
            {{"KBO", "0123.456.789"}},
            hash,
            "bezocht in mei"};
  record.desk = {text("Ledloket"), "loket@example.org", "+32 11 00 00 01", {"Markt 1", "3500", "Hasselt", "BE"}, {}};
  record.desk.languages = {Language::nl};
}

inline void fill(Person& record) {
  record = {State::active,
            {uuid},
            "Li",
            "Wei",
            "Li Wei",
            "li@example.org",
            "+86 20 0000 0000",
            "engineer",
            Language::zh,
            {Language::zh, Language::en},
            "Asia/Shanghai",
            true};
}

inline void fill(Membership& record) {
  record = {State::active, {uuid}, {uuid}, {uuid}, Role::coordinator, "limburg"};
}

inline void fill(Consent& record) {
  record = {State::withdrawn, {uuid},       {uuid}, Purpose::transfer_abroad,
            "2026-03",        Language::zh, moment, moment + std::chrono::hours(1)};
}

inline void fill(Profile& record) {
  record = {State::published,
            {uuid},
            {uuid},
            ProfileType::TO,
            text("Titel"),
            text("Kort"),
            text("Lang"),
            {Domain::agriculture},
            {{"greenhouse", true, "Titel"}, {"hospital", false, ""}},
            {Cooperation::licence},
            {text("Wie"), {OrganisationKind::grower}, {"guangdong"}, {OrganisationSize::small}, 6},
            7,
            true,
            Id<Person>{uuid},
            day,
            later,
            {{FileRole::document, "a.pdf", hash}},
            {{uuid}},
            Id<Need>{uuid},
            "graag korter"};
}

inline void fill(Product& record) {
  record = {State::published,
            {uuid},
            {uuid},
            "QX600",
            text("Paneel"),
            text("Een paneel"),
            "4006381333931",
            {Domain::education},
            {Market::eu},
            {{FileRole::photometry, "a.ldt", hash}},
            {{{12900, Currency::EUR}, 1}, {{11900, Currency::EUR}, 100}},
            50000,
            5,
            82,
            4000};
}

inline void fill(StoredFile& record) {
  record = {State::kept, {uuid}, {uuid}, hash, "a.ldt", "text/plain", 4711};
}

inline void fill(Site& record) {
  record = {State::active,
            {uuid},
            {uuid},
            text("School"),
            Domain::education,
            {"Kerkstraat 1", "3500", "Hasselt", "BE"},
            Coordinates{50.93, 5.34},
            text("Basisschool"),
            true,
            Id<Person>{uuid}};
}

inline void fill(Space& record) {
  record = {State::active, {uuid}, {uuid}, {uuid}, text("Klas 3"), 9, 7, 3, 0.7, 0.5, 0.2, text("les")};
}

inline void fill(Need& record) {
  record = {State::open,
            {uuid},
            {uuid},
            text("Klas"),
            text("Licht"),
            Domain::education,
            Market::eu,
            "en12464-1:2021/44.1",
            Id<Space>{uuid},
            hash,
            12,
            Money{500000, Currency::EUR},
            day,
            true,
            Id<Person>{uuid}};
}

inline void fill(Interest& record) {
  record = {State::mutual, {uuid}, {uuid}, Id<Person>{uuid}, Id<Profile>{uuid}, {}, {}, text("Graag contact"), moment,
            moment,        "ja",   ""};
}

inline void fill(Introduction& record) {
  record = {State::mutual,
            {uuid},
            {uuid},
            {uuid},
            {"0192f0c1-7c7b-7d3a-8a53-0123456789ac"},
            text("Voor u"),
            text("给您"),
            moment,
            moment,
            moment,
            "",
            Id<Interest>{uuid}};
}

inline void fill(Achievement& record) {
  record = {State::confirmed,
            {uuid},
            {uuid},
            {uuid},
            AchievementKind::contract,
            text("Levering van 40 armaturen"),
            day,
            Money{1250000, Currency::EUR},
            "het bedrag klopt niet",
            moment};
}

inline void fill(Evaluation& record) {
  record = {State::kept, {uuid}, {uuid}, {uuid}, {uuid}, "0.1.0", std::string(64, 'b'), true, hash, moment, true};
}

inline void fill(Event& record) {
  record = {State::published,
            {uuid},
            {uuid},
            EventKind::roadshow,
            text("Roadshow"),
            text("Twee steden"),
            {Domain::care},
            {Language::nl, Language::zh},
            moment,
            moment + std::chrono::hours(9),
            "Asia/Shanghai",
            "Hal 2",
            "Foshan",
            200,
            20,
            20,
            moment};
}

inline void fill(Session& record) {
  record = {State::active,
            {uuid},
            {uuid},
            {uuid},
            text("Gesprekken"),
            text("Aan tafels"),
            moment,
            moment + std::chrono::hours(2),
            "Zaal 1",
            "Foshan",
            {Language::en},
            {{uuid}},
            true};
}

inline void fill(Registration& record) {
  record = {State::active, {uuid}, {uuid}, {uuid}, {uuid}, {Language::nl}, true, {{uuid}}, "vegetarisch", moment};
}

inline void fill(Meeting& record) {
  record = {State::planned,
            {uuid},
            {uuid},
            {uuid},
            {"0192f0c1-7c7b-7d3a-8a53-0123456789ac"},
            Id<Interest>{uuid},
            text("Kennismaken"),
            moment,
            moment,
            7,
            Id<Person>{uuid},
            "offerte"};
}

inline void fill(Pilot& record) {
  record = {State::concluded,
            {uuid},
            {uuid},
            {uuid},
            {uuid},
            {{uuid}},
            Id<Evaluation>{uuid},
            text("Proef"),
            text("Beter licht"),
            text("Twee lokalen"),
            {{"em", text("Verlichtingssterkte"), "lx", 300, 560, 540}},
            true,
            day,
            later,
            PilotDecision::adopt,
            text("Gelukt"),
            {{FileRole::document, "verslag.pdf", hash}}};
}

inline void fill(Certificate& record) {
  record = {State::confirmed, {uuid}, {uuid}, Id<Product>{uuid}, "CCC", "2026011", "CQC", day, later, hash};
}

inline void fill(Lead& record) {
  record = {State::lost,
            {uuid},
            {uuid},
            text("Investeerder"),
            "CN",
            text("Assemblage"),
            moment,
            moment,
            moment,
            Money{100, Currency::EUR},
            Money{0, Currency::EUR},
            20,
            0,
            "koos elders"};
}

inline void fill(Exchange& record) {
  record = {State::published, {uuid},           {uuid}, {{uuid}}, ExchangeKind::student_mobility,
            text("Stage"),    text("Een jaar"), day,    later,    4};
}

inline void fill(Indicator& record) {
  record = {State::published,
            {uuid},
            "RCO 84",
            IndicatorKind::output,
            text("Proeven"),
            text("Samen uitgevoerd"),
            text("Verslag"),
            "proef",
            0,
            10,
            later};
}

inline void fill(Outcome& record) {
  record = {State::frozen, {uuid}, {uuid}, {uuid}, text("Overeenkomst"), 1, day, hash, "2026-H2"};
}

inline void fill(Newsletter& record) {
  record = {State::sent, {uuid}, text("Nieuws"), text("Beste lezer"), moment};
}

inline void fill(Subscription& record) {
  record = {State::active, {uuid}, "lezer@example.org", Language::nl, Id<Person>{uuid}, moment};
}

inline void fill(JoinRequest& record) {
  record = {State::refused,
            {uuid},
            "De Kievit",
            OrganisationKind::school,
            "limburg",
            Domain::education,
            "Claes",
            "Els",
            "els@example.org",
            Language::nl,
            "Wij zoeken licht",
            "2026-11",
            moment,
            moment + std::chrono::hours(1),
            "Te vroeg",
            Id<Organisation>{uuid},
            Id<Person>{uuid}};
}

}  // namespace twinlight::partnership::fixture
