#include "twinlight/partnership/event.h"
#include "twinlight/partnership/listed_record.h"

namespace twinlight::partnership {
using enum Disclosure;

static void visit(auto& fields, Of<Event> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.required = true, .indexed = true});
  fields.field("kind", record.kind, {.required = true, .indexed = true});
  fields.field("title", record.title, {.required = true, .indexed = true});
  fields.field("description", record.description, {.longest = 8000});
  fields.field("domains", record.domains, {.indexed = true});
  fields.field("languages", record.languages, {.indexed = true});
  fields.field("starts_at", record.starts_at, {.required = true, .indexed = true});
  fields.field("ends_at", record.ends_at, {.required = true});
  fields.field("time_zone", record.time_zone, {.required = true, .form = Form::time_zone, .longest = 60});
  fields.field("venue", record.venue, {});
  fields.field("city", record.city, {.indexed = true});
  fields.field("places", record.places, {.range = Range::at_least(1)});
  fields.field("tables", record.tables, {.disclosure = members, .range = Range::between(1, 10000)});
  fields.field("slot_min", record.slot_min, {.disclosure = members, .range = Range::between(5, 240)});
  fields.field("registration_ends_at", record.registration_ends_at, {});
}

static void check_rules(const Event& record, Faults& faults) {
  if (record.ends_at <= record.starts_at) faults.add("/ends_at", "is not after the start");
  if (record.registration_ends_at && *record.registration_ends_at > record.ends_at)
    faults.add("/registration_ends_at", "is after the end of the event");
  if (record.tables.has_value() != record.slot_min.has_value())
    faults.add("/slot_min", "goes with tables, and tables with it");
}

static void visit(auto& fields, Of<Session> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.required = true});
  fields.field("event", record.event, {.required = true, .indexed = true});
  fields.field("title", record.title, {.required = true});
  fields.field("description", record.description, {.longest = 4000});
  fields.field("starts_at", record.starts_at, {.required = true, .indexed = true});
  fields.field("ends_at", record.ends_at, {.required = true});
  fields.field("room", record.room, {});
  fields.field("city", record.city, {});
  fields.field("languages", record.languages, {});
  fields.field("speakers", record.speakers, {.disclosure = members});
  fields.field("holds_meetings", record.holds_meetings, {});
}

static void check_rules(const Session& record, Faults& faults) {
  if (record.ends_at <= record.starts_at) faults.add("/ends_at", "is not after the start");
}

static void visit(auto& fields, Of<Registration> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("event", record.event, {.required = true, .indexed = true});
  fields.field("person", record.person, {.required = true, .indexed = true});
  fields.field("organisation", record.organisation, {.required = true, .indexed = true});
  fields.field("languages", record.languages, {});
  fields.field("wants_meetings", record.wants_meetings, {});
  fields.field("available", record.available, {});
  fields.field("remarks", record.remarks, {.disclosure = own, .form = Form::lines, .longest = 1000});
  fields.field("arrived_at", record.arrived_at, {.disclosure = own});
}

static void visit(auto& fields, Of<Meeting> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("event", record.event, {.required = true, .indexed = true});
  fields.field("organisation", record.organisation, {.required = true, .indexed = true});
  fields.field("invited", record.invited, {.required = true, .indexed = true});
  fields.field("interest", record.interest, {});
  fields.field("reason", record.reason, {.required = true, .longest = 1000});
  fields.field("answer_by", record.answer_by, {.required = true, .indexed = true});
  fields.field("starts_at", record.starts_at, {.indexed = true});
  fields.field("table", record.table, {.range = Range::at_least(1)});
  fields.field("interpreter", record.interpreter, {});
  fields.field("follow_up", record.follow_up, {.form = Form::lines, .longest = 2000});
}

static void check_rules(const Meeting& record, Faults& faults) {
  if (record.invited == record.organisation) faults.add("/invited", "is who asks");
  if (record.state == State::planned && !(record.starts_at && record.table))
    faults.add("/starts_at", "is missing: a planned meeting has a time and a table");
}

TWL_LISTED_RECORD(Event);
TWL_LISTED_RECORD(Session);
TWL_LISTED_RECORD(Registration);
TWL_LISTED_RECORD(Meeting);

}  // namespace twinlight::partnership
