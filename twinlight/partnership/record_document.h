#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "twinlight/foundation/diagnostic.h"
#include "twinlight/partnership/disclosure.h"

/// Records as JSON documents: the one form in which they are stored, audited and shown. Each field of a record is
/// listed once, with its rules, beside its type (`*_fields.cpp`); everything general works on that list.
namespace twinlight::partnership {

/// What is known of one field of a kind of record.
struct FieldDescription {
  std::string_view name;
  Disclosure disclosure = Disclosure::open;
  bool required = false;
  bool indexed = false;           ///< lists can be filtered and sorted by it
  bool several = false;           ///< a list: filtered by each item, sorted by none
  std::optional<Kind> reference;  ///< the kind of record that it names
};

/// The fields of a kind in the order of its document; none for audit entries, which are no documents.
std::span<const FieldDescription> fields_of(Kind kind);

/// A value, or everything that is wrong with what it was read from. The field of each is a JSON pointer (RFC 6901).
template <class T>
using Checked = tl::expected<T, std::vector<Diagnostic>>;

/// The document of a record, with every field; what is absent is null.
template <class Record>
nlohmann::json document_of(const Record& record);

/// The record of a document. Fields may be left out where they are not required; unknown ones are refused, and so is
/// what breaks a rule of a field; the rules over several fields are checked once each field is well formed.
template <class Record>
Checked<Record> record_from(const nlohmann::json& document);

/// The document without the fields whose levels are not among those given.
nlohmann::json disclosed(Kind kind, const nlohmann::json& document, Disclosures levels);

/// What people wrote: sentences, names and titles; or an e-mail address.
enum class Written { prose, email };
using TextEdit = std::function<std::string(const std::string& text, Written written)>;

/// The document with all that people wrote in it put through an edit, translations too, however deep. What programs go
/// by stays: states and other words of a list, references, codes, hashes, moments. So does what has another form than
/// its field. What an edit makes too long for its field is cut.
nlohmann::json with_texts(Kind kind, const nlohmann::json& document, const TextEdit& edit);

/// The same check for a document whose kind is known only at run time.
std::vector<Diagnostic> faults_of(Kind kind, const nlohmann::json& document);

}  // namespace twinlight::partnership
