#include "twinlight/partnership/listed_record.h"
#include "twinlight/partnership/part_fields.h"
#include "twinlight/partnership/pilot.h"

namespace twinlight::partnership {
using enum Disclosure;

static void visit(auto& fields, Of<Evaluation> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.required = true, .indexed = true});
  fields.field("need", record.need, {.required = true, .indexed = true});
  fields.field("product", record.product, {.required = true, .indexed = true});
  fields.field("engine_version", record.engine_version, {.required = true, .longest = 40});
  fields.field("input_sha256", record.input_sha256, {.required = true, .form = Form::code, .longest = 64});
  fields.field("passes", record.passes, {.required = true, .indexed = true});
  fields.field("result", record.result, {.required = true});
  fields.field("computed_at", record.computed_at, {.required = true, .indexed = true});
  fields.field("unasked", record.unasked, {});
}

static void visit(auto& fields, Of<Measure> auto& measure) {
  fields.field("code", measure.code, {.required = true, .form = Form::code, .longest = 60});
  fields.field("name", measure.name, {.required = true});
  fields.field("unit", measure.unit, {.required = true, .longest = 40});
  fields.field("baseline", measure.baseline, {});
  fields.field("expected", measure.expected, {});
  fields.field("endline", measure.endline, {});
}

static void visit(auto& fields, Of<Pilot> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.required = true, .indexed = true});
  fields.field("supplier", record.supplier, {.required = true, .indexed = true});
  fields.field("site", record.site, {.required = true, .indexed = true});
  fields.field("products", record.products, {.required = true});
  fields.field("promise", record.promise, {.disclosure = parties});
  fields.field("title", record.title, {.required = true, .indexed = true});
  fields.field("hypothesis", record.hypothesis, {.longest = 2000});
  fields.field("protocol", record.protocol, {.disclosure = parties, .longest = 8000});
  fields.field("measures", record.measures, {.disclosure = parties, .longest = 100});
  fields.field("needs_informed_consent", record.needs_informed_consent, {.disclosure = parties});
  fields.field("starts_on", record.starts_on, {.indexed = true});
  fields.field("ends_on", record.ends_on, {});
  fields.field("decision", record.decision, {.indexed = true});
  fields.field("conclusion", record.conclusion, {.longest = 4000});
  fields.field("files", record.files, {.disclosure = parties});
}

static void check_rules(const Pilot& record, Faults& faults) {
  if (record.starts_on && record.ends_on && *record.ends_on < *record.starts_on)
    faults.add("/ends_on", "is before the start");
  if (record.state == State::concluded && !record.decision)
    faults.add("/decision", "is missing: a pilot ends with one");
  const bool running = record.state == State::active || record.state == State::concluded;
  if (running && record.measures.empty()) faults.add("/measures", "is empty: a pilot that runs measures something");
}

static void visit(auto& fields, Of<Certificate> auto& record) {
  fields.field("state", record.state, {});
  fields.field("partnership", record.partnership, {.required = true});
  fields.field("organisation", record.organisation, {.required = true, .indexed = true});
  fields.field("product", record.product, {.indexed = true});
  fields.field("scheme", record.scheme, {.required = true, .indexed = true, .longest = 60});
  fields.field("number", record.number, {.required = true, .indexed = true, .longest = 80});
  fields.field("issuer", record.issuer, {.required = true});
  fields.field("issued_on", record.issued_on, {.required = true});
  fields.field("expires_on", record.expires_on, {.indexed = true});
  fields.field("document", record.document, {.disclosure = members, .required = true});
}

static void check_rules(const Certificate& record, Faults& faults) {
  if (record.expires_on && *record.expires_on <= record.issued_on)
    faults.add("/expires_on", "is not after the day of issue");
}

TWL_LISTED_RECORD(Evaluation);
TWL_LISTED_RECORD(Pilot);
TWL_LISTED_RECORD(Certificate);

}  // namespace twinlight::partnership
