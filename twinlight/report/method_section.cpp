#include "twinlight/foundation/printable_text.h"
#include "twinlight/report/report_sections.h"
#include "twinlight/report/report_wording.h"
#include "twinlight/report/signing_key.h"

namespace twinlight::report {

void add_method(PageFlow& flow, const ReportText& text) {
  const Phrases& say = text.say;
  const evidence::ProductEvidence& evidence = text.subject.evidence;
  const lighting::Convergence& convergence = evidence.found.evaluation.convergence;
  constexpr double percent = 100.0;
  flow.heading(say("method.title"), 80.0);
  flow.paragraph(say("method.light", {{"patches", say.number(static_cast<double>(convergence.patches), 0)},
                                      {"change", say.quantity(percent * convergence.last_change, 2, "%")}}));
  const bool has_shape = text.subject.need.room.shape != nullptr;
  if (has_shape)
    flow.paragraph(
        say("method.sampling",
            {{"means", say.quantity(percent * convergence.sampling_error_of_means.value_or(0.0), 2, "%")},
             {"points", say.quantity(percent * convergence.sampling_error_of_points.value_or(0.0), 2, "%")}}));
  flow.paragraph(say("method.glare"));
  if (!has_shape) flow.paragraph(say("method.agreement"));
  flow.subheading(say("method.limits_title"));
  flow.bullets({say(has_shape ? "method.limit_shape" : "method.limit_room"), say("method.limit_file"),
                say("method.limit_site"), say("method.limit_safety")});
  if (evidence.cut_short) flow.paragraph(say("method.search_cut_short"), {.colour = colours::doubtful});
  if (evidence.found.evaluation.notes.empty()) return;
  std::vector<std::string> notes;
  for (const std::string& note : evidence.found.evaluation.notes) notes.push_back(printable_text(note, 400));
  flow.subheading(say("method.engine_notes"));
  flow.bullets(notes, {.size_pt = 8.5, .colour = colours::quiet});
}

void add_inputs(PageFlow& flow, const ReportText& text) {
  const Phrases& say = text.say;
  flow.heading(say("inputs.title"), 280.0);
  flow.paragraph(say("inputs.text", {{"version", text.subject.engine_version}}));
  Table table{.columns = {{say("inputs.role"), 1.1}, {say("inputs.file"), 1.9}, {say("inputs.sha256"), 3.4}},
              .size_pt = 8.0};
  for (const ReportInput& input : text.subject.inputs)
    table.rows.push_back({{.text = say("inputs.role_" + input.role)},
                          {.text = printable_text(input.file)},
                          {.text = grouped(input.sha256), .colour = colours::quiet}});
  flow.table(table);
  flow.paragraph(say("inputs.attachment", {{"file", text.json_name}}));
  Table signature{.columns = {{say("inputs.algorithm"), 1.6}, {"Ed25519 (RFC 8032)", 4.8}}, .size_pt = 8.0};
  signature.rows.push_back({{.text = say("inputs.key")}, {.text = grouped(text.public_key), .colour = colours::quiet}});
  signature.rows.push_back({{.text = say("inputs.fingerprint")}, {.text = grouped(text.fingerprint), .bold = true}});
  flow.table(signature);
  flow.paragraph(say(text.can_be_recomputed ? "inputs.verify" : "inputs.verify_signature"));
  const TextLook command{.size_pt = 8.5, .bold = true, .colour = colours::accent};
  flow.paragraph("twinlight verify REPORT.pdf --key-fingerprint FINGERPRINT", command);
  if (text.can_be_recomputed) flow.paragraph("twinlight verify REPORT.pdf --inputs FOLDER --recompute", command);
}

}  // namespace twinlight::report
