#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace twinlight::requirements {

/// How sure we are of a figure. Ordered: a larger value is less sure.
enum class Confidence {
  verified,   ///< the source named was read
  known,      ///< known to the compiler of the row; no source read
  uncertain,  ///< memory or pattern: decides no verdict without saying so
};
std::string_view to_string(Confidence confidence);

/// The plane in which a row wants its illuminance.
enum class Orientation { unstated, horizontal, vertical };

/// The same text in the three languages of the partnership.
struct LocalisedText {
  std::string en;
  std::string nl;
  std::string zh;
};

/// A published standard in one edition; all ids of its rows begin with `id` and a slash.
struct Standard {
  std::string id;
  std::string name;
  int year = 0;
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

/// One row of a standard: what one kind of room or task asks. Limits that are absent are not asked.
struct Requirement {
  std::string id;
  Standard standard;
  std::string clause;
  std::string row_2011;  ///< the same row in EN 12464-1:2011; may be empty
  std::string domain;    ///< education, care, agriculture
  LocalisedText group;
  LocalisedText title;
  std::string plane;  ///< in words; may be empty
  Orientation orientation = Orientation::unstated;

  std::optional<double> maintained_illuminance_lx;
  std::optional<double> modified_illuminance_lx;  ///< after the usual raise for context; information only
  std::optional<double> uniformity;
  std::optional<double> colour_rendering_index;
  std::optional<double> ugr;
  AmbientLimits ambient;

  RowConfidence confidence;
  std::vector<std::string> sources;  ///< keys of the set's sources
  std::string note;                  ///< may be empty
};

}  // namespace twinlight::requirements
