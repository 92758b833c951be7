#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/support/reference_files.h"
#include "twinlight/foundation/file.h"
#include "twinlight/partnership/actor_fixture.h"
#include "twinlight/partnership/record_document.h"
#include "twinlight/partnership/settled_fields.h"
#include "twinlight/partnership/vouching.h"

namespace twinlight::partnership {
namespace {

std::string words_of(Relations relations) {
  constexpr std::string_view marks[] = {"e", "p", "c", "r", "o", "s"};
  std::string text;
  for (const Relation relation : every<Relation>())
    if (relations.has(relation)) text += marks[static_cast<std::size_t>(relation)];
  return text.empty() ? "·" : text;
}

void write_states(std::ostream& page) {
  page << "## States\n\n| record | state | means | leads to |\n| --- | --- | --- | --- |\n";
  for (const KindState& row : kind_states()) {
    page << "| " << word_of(row.kind) << " | " << word_of(row.state) << " |";
    for (const Trait trait : every<Trait>())
      if (row.is(trait)) page << ' ' << word_of(trait);
    page << " |";
    for (const Transition& arrow : transitions())
      if (arrow.kind == row.kind && arrow.from == row.state)
        page << ' ' << word_of(arrow.action) << " → " << word_of(arrow.to) << ';';
    page << " |\n";
  }
}

void write_rights(std::ostream& page) {
  page << "\n## Rights\n\n| record | action |";
  for (const Role role : every<Role>()) page << ' ' << word_of(role) << " |";
  page << "\n| --- | --- |";
  for (std::size_t i = 0; i < count_of<Role>; ++i) page << " --- |";
  page << '\n';
  for (const Right& row : rights()) {
    page << "| " << word_of(row.kind) << " | " << word_of(row.action) << " |";
    for (const Relations relations : row.roles) page << ' ' << words_of(relations) << " |";
    page << '\n';
  }
}

void write_fields(std::ostream& page) {
  page << "\n## Fields\n\n| record | for | fields |\n| --- | --- | --- |\n";
  for (const Kind kind : every<Kind>())
    for (const Disclosure level : every<Disclosure>()) {
      std::string names;
      for (const FieldDescription& field : fields_of(kind))
        if (field.disclosure == level) names += (names.empty() ? "" : ", ") + std::string(field.name);
      if (!names.empty()) page << "| " << word_of(kind) << " | " << word_of(level) << " | " << names << " |\n";
    }
}

/// Whether the holder of a role makes a code to sign in at a desk for that of another, where they stand above.
bool lets_in(Role maker, Role role) {
  const Subject person{.kind = Kind::person,
                       .state = State::active,
                       .partnership = fixture::here,
                       .organisation = fixture::theirs,
                       .regions = {"limburg"},
                       .person = fixture::somebody};
  Subject membership = person;
  membership.kind = Kind::membership;
  membership.granted_role = role;
  return refusal_to_vouch(fixture::actor_with(maker), person, std::span(&membership, 1)) == Refusal::none;
}

void write_roles(std::ostream& page) {
  page << "\n## Roles and codes at a desk\n\n"
          "`admit`, `refuse` and `end` of a membership are for who may give its role; one's own everybody may `end`.\n"
          "Whoever acts for another organisation, or did, asks for a role themselves ([server.md](server.md)).\n"
          "A code to sign in at a desk (`POST /persons/{id}/desk-code`) has no row of its own: it is made by whoever\n"
          "may `suspend` the person (a coordinator, in the region) and may give every role that they have. So nobody\n"
          "makes one for themselves, and nobody for an administrator. Whoever brings it (`POST /session/desk-code`)\n"
          "signs in as that person, with no other rights; [server.md](server.md) says how long it is good.\n\n"
          "| role | gives and takes away | makes a code for |\n| --- | --- | --- |\n";
  for (const Role role : every<Role>()) {
    std::string given;
    std::string let_in;
    for (const Role other : every<Role>()) {
      if (grantable_by(role).has(other)) given += (given.empty() ? "" : ", ") + std::string(word_of(other));
      if (lets_in(role, other)) let_in += (let_in.empty() ? "" : ", ") + std::string(word_of(other));
    }
    if (!given.empty())
      page << "| " << word_of(role) << " | " << given << " | " << (let_in.empty() ? "·" : let_in) << " |\n";
  }
}

void write_settled_fields(std::ostream& page) {
  page << "\n## What stays\n\n"
          "A record stays with its partnership, organisation and person. These fields stay too from a state on, also\n"
          "where the record may still be edited: whoever changes one of them is refused, for who agreed is not asked\n"
          "again. Something else is another record.\n\n"
          "| record | field | from | because |\n| --- | --- | --- | --- |\n";
  for (const SettledField& row : settled_fields())
    page << "| " << word_of(row.kind) << " | " << row.name << " | " << word_of(row.from) << " | " << row.why << " |\n";
}

std::string page() {
  std::ostringstream page;
  page
      << "# Who may do what, and who sees what\n\n"
         "The tables by which the program decides, written from the code (`rights_table.cpp`, `state_machine.cpp`,\n"
         "`settled_fields.cpp`, `*_fields.cpp` of `twinlight/partnership`); a test holds this page to them.\n\n"
         "Relations of an actor to a record, the closest counts: **e** elsewhere (another partnership's record, or no\n"
         "role here), **p** of the same partnership, **c** counterpart (on the other side of the record), **r** of "
         "the\n"
         "coordinator's region, **o** own organisation, **s** self. `read` is for states that are shown,\n"
         "`read_closed` for the others; `edit` needs a state that is editable.\n\n"
         "A coordinator whose own organisation is on the other side of a record is party to it as any member of that\n"
         "organisation is: answers for it, and decides nothing on the record by region. What the region has they go "
         "on\n"
         "seeing.\n\n";
  write_states(page);
  write_settled_fields(page);
  write_rights(page);
  write_roles(page);
  write_fields(page);
  return page.str();
}

TEST(RightsDocument, ShowsTheTables) {
  const auto written = read_file(twinlight::testing::project_path("docs/rights.md"), 200'000);
  if (written.value_or("") == page()) return;
  const std::string fresh = ::testing::TempDir() + "rights.md";
  std::ofstream(fresh) << page();
  FAIL() << "docs/rights.md is not what the tables say; copy " << fresh << " over it and read the difference";
}

}  // namespace
}  // namespace twinlight::partnership
