#include "twinlight/partnership/introduction.h"
#include "twinlight/partnership/listed_record.h"

namespace twinlight::partnership {

// Only the two sides and the staff read an introduction at all; which note is for which side, `keep_own_note` of the
// server says.
static void visit(auto& fields, Of<Introduction> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.required = true, .indexed = true});
  fields.field("first", record.first, {.required = true, .indexed = true});
  fields.field("second", record.second, {.required = true, .indexed = true});
  fields.field("first_note", record.first_note, {.required = true, .longest = 2000});
  fields.field("second_note", record.second_note, {.required = true, .longest = 2000});
  fields.field("answer_by", record.answer_by, {.required = true, .indexed = true});
  fields.field("first_agreed_at", record.first_agreed_at, {});
  fields.field("second_agreed_at", record.second_agreed_at, {});
  fields.field("answer", record.answer, {.form = Form::lines, .longest = 2000});
  fields.field("interest", record.interest, {});
}

static void check_rules(const Introduction& record, Faults& faults) {
  if (record.first == record.second) faults.add("/second", "is the first profile");
  const int agreed = (record.first_agreed_at ? 1 : 0) + (record.second_agreed_at ? 1 : 0);
  if (record.state == State::agreed_by_one && agreed != 1)
    faults.add("/state", "is that of an introduction to which one side agreed");
  if ((record.state == State::mutual) != (agreed == 2))
    faults.add("/state", "is mutual where both sides agreed, and only then");
  if ((record.state == State::mutual) != record.interest.has_value())
    faults.add("/interest", "goes with an introduction to which both sides agreed");
}

TWL_LISTED_RECORD(Introduction);

}  // namespace twinlight::partnership
