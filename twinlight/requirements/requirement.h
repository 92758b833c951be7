#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/requirements/confidence.h"
#include "twinlight/requirements/date.h"
#include "twinlight/requirements/limit.h"
#include "twinlight/requirements/localised_text.h"
#include "twinlight/requirements/product_rule.h"

namespace twinlight::requirements {

/// The plane in which a row wants its illuminance.
enum class Orientation { unstated, horizontal, vertical };

/// What weight a rule has.
enum class Standing {
  law,        ///< binding: a law, or a national standard that is mandatory
  standard,   ///< a recognised standard that contracts and inspectors refer to
  programme,  ///< voluntary: a mark, a certification scheme
  guidance,   ///< advice of an authority or of a body of experts
  practice,   ///< what practitioners do
};
std::string_view to_string(Standing standing);

/// A published standard or law in one edition; all ids of its rows begin with `id` and a slash.
struct Standard {
  std::string id;
  std::string name;
  int year = 0;
  LocalisedText title;  ///< official, where there is one in the language
  Standing standing = Standing::standard;
};

struct Source {
  std::string key;
  std::string title;
  std::string address;  ///< may be empty
  std::string kind;     ///< how much weight it bears
};

/// Least means away from the task, and the least uniformity of each of these surfaces.
struct AmbientLimits {
  std::optional<double> cylindrical_lx;
  std::optional<double> walls_lx;
  std::optional<double> ceiling_lx;
  std::optional<double> uniformity;
};

/// Per group of figures. A group without figures keeps `uncertain`.
struct RowConfidence {
  Confidence reference = Confidence::uncertain;  ///< of the row's number in its standard
  Confidence base = Confidence::uncertain;       ///< of illuminance, uniformity, colour rendering, glare
  Confidence modified = Confidence::uncertain;   ///< of the modified illuminance
  Confidence ambient = Confidence::uncertain;    ///< of `AmbientLimits`
  std::optional<int> edition_checked;            ///< year of the edition in which the base figures were seen
};

/// When and during what a row holds. A row without one holds whenever the place is used.
struct TimeOfUse {
  std::string period;                        ///< day, evening, night; may be empty
  std::string activity;                      ///< reading, examination, sleep, …; may be empty
  std::optional<double> hours_per_day;       ///< for at least so long
  std::optional<double> hours_before_sleep;  ///< from so long before going to sleep
  std::string from;                          ///< HH:MM; may be empty
  std::string until;                         ///< HH:MM; may be empty
};

/// One row of a standard or law: what one kind of room, task, crop, animal or product asks. Limits that are absent
/// are not asked.
struct Requirement {
  std::string id;
  Standard standard;
  std::string clause;
  std::string row_2011;  ///< the same row in EN 12464-1:2011; may be empty
  std::string domain;    ///< general, education, care, agriculture, product
  std::string market;    ///< eu, china; any where it holds wherever it is asked
  LocalisedText group;
  LocalisedText title;
  Period in_force;
  Confidence dates = Confidence::uncertain;  ///< of `in_force`
  std::optional<TimeOfUse> when;
  LocalisedText plane;  ///< in words; may be empty
  Orientation orientation = Orientation::unstated;
  std::string animal;  ///< whose eyes the level is for: chicken, pig, cattle; empty where it is for others

  std::optional<double> maintained_illuminance_lx;
  std::optional<double> modified_illuminance_lx;  ///< after the usual raise for context; information only
  std::optional<double> uniformity;
  std::optional<double> colour_rendering_index;
  std::optional<double> ugr;
  AmbientLimits ambient;
  std::vector<Limit> limits;                       ///< all others
  std::optional<double> task_illuminance_from_lx;  ///< rows on surroundings: for tasks of at least so much
  std::optional<double> task_illuminance_to_lx;    ///< and at most so much
  std::optional<ProductRule> product;              ///< where the row is about a product

  RowConfidence confidence;
  std::vector<std::string> sources;  ///< keys of the set's sources
  LocalisedText note;                ///< may be empty
};

/// The clause in each language where it is no number but the row's own title or group, as of practice without a
/// standard; else empty.
LocalisedText clause_words(const Requirement& requirement);

/// The clause as a reader of a language knows it.
const std::string& clause_in(const Requirement& requirement, Language language);

/// Every limit of a row with its own confidence: those of the fields above, then `limits`. Information
/// (`modified_illuminance_lx`) is none of them.
std::vector<Limit> all_limits(const Requirement& requirement);

/// Whether something of the row that a verdict could rest on is uncertain: a limit, or the dates.
bool has_uncertain_figures(const Requirement& requirement);

}  // namespace twinlight::requirements
