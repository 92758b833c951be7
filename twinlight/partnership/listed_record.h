#pragma once

#include "twinlight/partnership/document_reader.h"
#include "twinlight/partnership/document_writer.h"
#include "twinlight/partnership/field_describer.h"
#include "twinlight/partnership/schema_writer.h"
#include "twinlight/partnership/text_editor.h"

/// What a file that lists the fields of a record ends with: TWL_LISTED_RECORD(Profile) makes its functions.
namespace twinlight::partnership {

template <class Record>
nlohmann::json document_of(const Record& record) {
  DocumentWriter writer;
  visit(writer, record);
  return writer.take();
}

template <class Record>
Checked<Record> record_from(const nlohmann::json& document) {
  Record record;
  Faults faults;
  DocumentReader::read_listed(document, "", faults, record);
  if (find_state(kind_of<Record>, record.state) == nullptr) faults.add("/state", "is no state of this kind of record");
  if constexpr (requires { check_rules(record, faults); }) {
    if (faults.empty()) check_rules(record, faults);
  }
  if (!faults.empty()) return tl::unexpected(faults.take());
  return record;
}

/// The fields of a record type.
template <class Record>
std::vector<FieldDescription> description_of() {
  FieldDescriber describer;
  const Record empty;
  visit(describer, empty);
  return describer.take();
}

/// The JSON Schema of a record type.
template <class Record>
nlohmann::ordered_json schema_of() {
  SchemaWriter writer;
  const Record empty;
  visit(writer, empty);
  return writer.take();
}

/// What people wrote in the document of a record type, through an edit.
template <class Record>
nlohmann::json edited_texts(nlohmann::json document, const TextEdit& edit) {
  TextEditor editor(document, edit);
  const Record empty;
  visit(editor, empty);
  return document;
}

}  // namespace twinlight::partnership

#define TWL_LISTED_RECORD(Record)                                      \
  template nlohmann::json document_of<Record>(const Record&);          \
  template Checked<Record> record_from<Record>(const nlohmann::json&); \
  template std::vector<FieldDescription> description_of<Record>();     \
  template nlohmann::ordered_json schema_of<Record>();                 \
  template nlohmann::json edited_texts<Record>(nlohmann::json, const TextEdit&)
