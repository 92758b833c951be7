#pragma once

#include "twinlight/report/page_flow.h"
#include "twinlight/report/phrases.h"
#include "twinlight/report/report_subject.h"

namespace twinlight::report {

/// What the verdict amounts to for a reader.
struct VerdictWording {
  std::string headline;
  Colour colour;
};
VerdictWording verdict_wording(const Phrases& say, const evidence::Verdict& verdict);

/// Green, red, or between them where nothing is known or the limit does not bind.
Colour colour_of(const evidence::Check& check);

std::string product_name(const photometry::Luminaire& luminaire);
std::string quantity_name(const Phrases& say, evidence::Quantity quantity);
/// The quantity with the part of the room that the check is of.
std::string check_name(const Phrases& say, const evidence::Check& check);

/// A value with as many decimals as it deserves, and its unit.
std::string value_text(const Phrases& say, evidence::Quantity quantity, double value);
/// The value of a check, "–" without one: with more decimals where the rounded value would contradict the verdict,
/// "49.98 lx" that misses 50 lx.
std::string value_text(const Phrases& say, const evidence::Check& check);
/// How far the value is inside its limit, "+20 lx", with the decimals of the value; "–" without a value.
std::string margin_text(const Phrases& say, const evidence::Check& check);
/// "≥ 500 lx"
std::string limit_text(const Phrases& say, const evidence::Check& check);
std::string limit_text(const Phrases& say, const requirements::Limit& limit);

/// A clause in the language of the report, where it names a row of a table, a time of day or another known word; else
/// as the requirement has it.
std::string clause_text(const Phrases& say, const std::string& clause);
/// Of a row, whose own words it may be.
std::string clause_text(const Phrases& say, const requirements::Requirement& row);

std::string confidence_text(const Phrases& say, requirements::Confidence confidence);

/// Ways to mount a luminaire in the words of a reader.
std::string ways_to_mount(const Phrases& say, const std::vector<std::string>& ways);

/// What can not be computed and must be asked, in the order of the checks.
std::vector<std::string> open_points(const Phrases& say, const ReportSubject& subject);

/// What a reader must know of uncertain limits; empty where all are sure.
std::vector<std::string> notes_on_confidence(const Phrases& say, const ReportSubject& subject);

/// Parts of a list, as the language puts them.
std::string joined(const Phrases& say, const std::vector<std::string>& texts);

/// The phrases on a kind of layout: a sentence with what it gives, and how luminaires are spaced.
struct LayoutPhrases {
  std::string_view summary;
  std::string_view spacing;
};
LayoutPhrases layout_phrases(const ReportSubject& subject);

/// Where the luminaires hang.
std::string mounting_text(const Phrases& say, const ReportSubject& subject);

/// Why the cost is not complete; empty where it is.
std::string cost_note(const Phrases& say, const ReportSubject& subject);

std::string metres(const Phrases& say, double value_m);  ///< with two decimals

}  // namespace twinlight::report
