#include "twinlight/server/record_contract.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "twinlight/partnership/record_document.h"
#include "twinlight/partnership/record_schema.h"
#include "twinlight/partnership/rights.h"
#include "twinlight/partnership/settled_fields.h"
#include "twinlight/partnership/state_machine.h"
#include "twinlight/server/yaml_text.h"

namespace twinlight::server {
namespace {

using nlohmann::ordered_json;
using partnership::Action;
using partnership::Kind;

ordered_json reference(const std::string& section, const std::string& name) {
  return {{"$ref", fmt::format("#/components/{}/{}", section, name)}};
}

ordered_json json_content(const ordered_json& schema) {
  return {{"application/json", {{"schema", schema}}}};
}

ordered_json responses(const char* status, const char* description, const ordered_json& schema) {
  return {{status, {{"description", description}, {"content", json_content(schema)}}},
          {"default", reference("responses", "Problem")}};
}

ordered_json body(const ordered_json& schema) {
  return {{"required", true}, {"content", json_content(schema)}};
}

ordered_json parameter(const char* name) {
  return reference("parameters", name);
}

/// The actions that move a record of the kind along an arrow, or none.
ordered_json transition_names(Kind kind) {
  ordered_json names = ordered_json::array();
  for (const Action action : partnership::every<Action>())
    if (partnership::is_transition(kind, action)) names.push_back(word_of(action));
  return names;
}

/// The words of a field that has only some: a state of those of the kind, of a list those of its items; else none.
ordered_json filter_words(Kind kind, const ordered_json& property, std::string_view field) {
  ordered_json words = ordered_json::array();
  if (field == "state") {
    for (const partnership::KindState& row : partnership::kind_states())
      if (row.kind == kind) words.push_back(word_of(row.state));
    return words;
  }
  const ordered_json& single = property.contains("anyOf") ? property["anyOf"][0] : property;
  return (single.contains("items") ? single["items"] : single).value("enum", words);
}

/// Words, numbers and what is true or false are refused where they are none; all else is text that may find nothing.
ordered_json filter_schema(Kind kind, const ordered_json& properties, std::string_view field) {
  const auto property = properties.find(field);
  const ordered_json words = filter_words(kind, property == properties.end() ? ordered_json() : *property, field);
  if (!words.empty()) return {{"type", "string"}, {"enum", words}};
  const std::string types = property == properties.end() ? "" : property->value("type", ordered_json()).dump();
  for (const char* type : {"boolean", "integer", "number"})
    if (types.find(type) != std::string::npos) return {{"type", type}};
  return {{"type", "string"}, {"maxLength", 300}};
}

ordered_json filter_parameters(Kind kind) {
  ordered_json parameters = ordered_json::array();
  ordered_json sortable = ordered_json::array();
  const ordered_json schema = partnership::schema_of(kind);
  for (const auto& field : partnership::fields_of(kind)) {
    if (!field.indexed && field.name != "state") continue;
    parameters.push_back(
        {{"name", field.name}, {"in", "query"}, {"schema", filter_schema(kind, schema["properties"], field.name)}});
    if (!field.several) sortable.push_back(field.name);
  }
  const std::size_t ascending = sortable.size();
  for (std::size_t i = 0; i < ascending; ++i) sortable.push_back("-" + sortable[i].get<std::string>());
  parameters.push_back({{"name", "sort"},
                        {"in", "query"},
                        {"description", "by default the newest first; descending with a minus before it"},
                        {"schema", {{"type", "string"}, {"enum", sortable}}}});
  for (const char* name : {"partnership", "limit", "cursor"}) parameters.push_back(parameter(name));
  return parameters;
}

ordered_json collection_operations(Kind kind, const std::string& name) {
  const ordered_json page = {{"type", "object"},
                             {"required", {"items", "next"}},
                             {"properties",
                              {{"items", {{"type", "array"}, {"items", reference("schemas", name + "Record")}}},
                               {"next", {{"type", {"string", "null"}}}}}}};
  return {{"get",
           {{"operationId", list_operation(kind)},
            {"parameters", filter_parameters(kind)},
            {"responses", responses("200", "A page of those that the reader may see", page)}}},
          {"post",
           {{"operationId", "create" + name},
            {"parameters", ordered_json::array({parameter("idempotency_key")})},
            {"requestBody", body(reference("schemas", "New" + name))},
            {"responses", responses("201", "Created", reference("schemas", name + "Record"))}}}};
}

ordered_json record_operations(const std::string& name) {
  return {{"get",
           {{"operationId", "get" + name},
            {"parameters", ordered_json::array({parameter("id")})},
            {"responses", responses("200", "As far as the reader sees it", reference("schemas", name + "Record"))}}},
          {"put",
           {{"operationId", "change" + name},
            {"description",
             "Fields that the reader does not see stay as they are; 412 where somebody changed the record since, 422 "
             "where a field would change that is settled (`x-settled-from`)"},
            {"parameters", {parameter("id"), parameter("if_match")}},
            {"requestBody", body(reference("schemas", name))},
            {"responses", responses("200", "Changed", reference("schemas", name + "Record"))}}}};
}

ordered_json transition_operation(Kind kind, const std::string& name) {
  const ordered_json request = {
      {"type", "object"},
      {"required", ordered_json::array({"action"})},
      {"additionalProperties", false},
      {"properties",
       {{"action", {{"type", "string"}, {"enum", transition_names(kind)}}}, {"fields", reference("schemas", name)}}}};
  return {{"post",
           {{"operationId", "move" + name},
            {"description", "Moves the record along its states; `fields` change with it, such as an answer"},
            {"parameters", {parameter("id"), parameter("if_match")}},
            {"requestBody", body(request)},
            {"responses", responses("200", "Moved", reference("schemas", name + "Record"))}}}};
}

ordered_json history_operation(const std::string& name) {
  const ordered_json list = {
      {"type", "object"},
      {"required", ordered_json::array({"items"})},
      {"properties", {{"items", {{"type", "array"}, {"items", reference("schemas", "AuditEntry")}}}}}};
  return {{"get",
           {{"operationId", "list" + name + "History"},
            {"parameters", ordered_json::array({parameter("id")})},
            {"responses", responses("200", "The oldest first", list)}}}};
}

/// A file's record comes into being with its bytes.
ordered_json upload_operation() {
  const ordered_json name = {{"type", "string"}, {"minLength", 1}, {"maxLength", 200}};
  const ordered_json owner = {{"type", "string"}, {"pattern", "^[0-9a-f-]{36}$"}};
  const ordered_json uploaded = reference("schemas", "UploadedFile");
  ordered_json answers = responses("201", "Kept, with what it says of light", uploaded);
  answers["200"] = responses("200", "The organisation had uploaded the same bytes before", uploaded)["200"];
  return {{"operationId", "createFile"},
          {"summary", "Upload a file, at most 32 MiB: photometry, spectrum, document, picture"},
          {"parameters",
           {{{"name", "name"}, {"in", "query"}, {"required", true}, {"schema", name}},
            {{"name", "organisation"},
             {"in", "query"},
             {"description", "whose it is to be; by default the reader's own"},
             {"schema", owner}},
            parameter("partnership")}},
          {"requestBody",
           {{"required", true},
            {"content", {{"application/octet-stream", {{"schema", {{"type", "string"}, {"format", "binary"}}}}}}}}},
          {"responses", answers}};
}

ordered_json named_file_operation(const std::string& name) {
  const ordered_json bytes = {
      {"*/*", {{"schema", {{"type", "string"}, {"format", "binary"}}}}}};  // what the bytes show
  return {{"get",
           {{"operationId", "get" + name + "File"},
            {"description", "The bytes of a file that the record names in a field that the reader sees"},
            {"parameters", {parameter("id"), parameter("hash")}},
            {"responses",
             {{"200", {{"description", "The file"}, {"content", bytes}}},
              {"304", {{"description", "As the reader has it (If-None-Match)"}}},
              {"default", reference("responses", "Problem")}}}}}};
}

/// A record as it is shown: its document within, and what the reader may do with it now.
ordered_json record_schema(Kind kind, const std::string& name) {
  ordered_json actions = transition_names(kind);
  if (partnership::find_right(kind, Action::edit) != nullptr) actions.insert(actions.begin(), word_of(Action::edit));
  // A list of words of which there is none would be no schema.
  ordered_json may = {{"type", "array"}, {"items", {{"type", "string"}}}};
  if (actions.empty())
    may["maxItems"] = 0;
  else
    may["items"]["enum"] = actions;
  return {{"type", "object"},
          {"required", {"id", "kind", "version", "created_at", "changed_at", "may", "document"}},
          {"properties",
           {{"id", {{"type", "string"}}},
            {"kind", {{"type", "string"}, {"enum", ordered_json::array({word_of(kind)})}}},
            {"version", {{"type", "integer"}}},
            {"created_at", {{"type", "string"}, {"format", "date-time"}}},
            {"changed_at", {{"type", "string"}, {"format", "date-time"}}},
            {"may", may},
            {"document", reference("schemas", name)}}}};
}

Result<void> replace_part(std::string& contract, const std::string& part, std::size_t indent,
                          const ordered_json& content) {
  const std::string begin = fmt::format("# records: {}\n", part);
  const std::size_t from = contract.find(begin);
  const std::size_t to = from == std::string::npos ? from : contract.find("# records: end", from);
  if (to == std::string::npos)
    return failure({.message = fmt::format("the contract lacks the marks '# records: {}' and '# records: end'", part)});
  const std::size_t start = from + begin.size();
  contract.replace(start, to - start, yaml_text(content, indent) + std::string(indent, ' '));
  return {};
}

/// The schema of a kind's documents, with the state from which a field stays as it is, where the record can be edited.
ordered_json document_schema(Kind kind) {
  ordered_json schema = partnership::schema_of(kind);
  if (partnership::find_right(kind, Action::edit) == nullptr) return schema;
  for (const partnership::SettledField& row : partnership::settled_fields())
    if (row.kind == kind) schema["properties"][std::string(row.name)]["x-settled-from"] = word_of(row.from);
  return schema;
}

}  // namespace

std::string schema_name(Kind kind) {
  std::string name;
  bool upper = true;
  for (const char c : word_of(kind)) {
    if (c != '_') name += upper ? static_cast<char>(c - 'a' + 'A') : c;
    upper = c == '_';
  }
  return name;
}

std::string collection_of(Kind kind) {
  return std::string(word_of(kind)) + "s";
}

std::string list_operation(Kind kind) {
  return "list" + schema_name(kind) + "s";
}

bool names_files(Kind kind) {
  return kind != Kind::file &&
         partnership::schema_of(kind).dump().find(R"("x-names":"file content")") != std::string::npos;
}

bool people_create(Kind kind) {
  return kind != Kind::evaluation;
}

std::optional<Kind> kind_of_collection(std::string_view collection) {
  for (const Kind kind : partnership::every<Kind>())
    if (has_collection(kind) && collection_of(kind) == collection) return kind;
  return std::nullopt;
}

bool has_collection(Kind kind) {
  return !partnership::fields_of(kind).empty();
}

ordered_json record_paths() {
  ordered_json paths = ordered_json::object();
  for (const Kind kind : partnership::every<Kind>()) {
    if (!has_collection(kind)) continue;
    const std::string path = "/" + collection_of(kind);
    const std::string name = schema_name(kind);
    paths[path] = collection_operations(kind, name);
    paths[path + "/{id}"] = record_operations(name);
    if (partnership::find_right(kind, Action::edit) == nullptr) paths[path + "/{id}"].erase("put");
    if (!transition_names(kind).empty()) paths[path + "/{id}/transitions"] = transition_operation(kind, name);
    if (kind == Kind::file) paths[path]["post"] = upload_operation();
    if (!people_create(kind)) paths[path].erase("post");
    if (names_files(kind)) paths[path + "/{id}/files/{hash}"] = named_file_operation(name);
    paths[path + "/{id}/history"] = history_operation(name);
  }
  return paths;
}

ordered_json record_schemas() {
  ordered_json schemas = ordered_json::object();
  for (const Kind kind : partnership::every<Kind>()) {
    if (!has_collection(kind)) continue;
    const std::string name = schema_name(kind);
    ordered_json document = document_schema(kind);
    ordered_json required = document.value("required", ordered_json::array());
    document.erase("required");
    schemas[name] = std::move(document);
    if (people_create(kind)) {
      schemas["New" + name] = {{"allOf", ordered_json::array({reference("schemas", name)})}};
      if (!required.empty()) schemas["New" + name]["required"] = std::move(required);
    }
    schemas[name + "Record"] = record_schema(kind, name);
  }
  return schemas;
}

Result<std::string> with_record_parts(const std::string& contract) {
  std::string text = contract;
  TWL_CHECK(replace_part(text, "paths", 2, record_paths()));
  TWL_CHECK(replace_part(text, "schemas", 4, record_schemas()));
  return text;
}

}  // namespace twinlight::server
