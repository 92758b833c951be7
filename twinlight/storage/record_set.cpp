#include "twinlight/storage/record_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "twinlight/foundation/file.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/partnership/state_machine.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::storage {
namespace {
namespace fs = std::filesystem;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;

constexpr std::size_t largest_read_bytes = 16U << 20U;

std::string reason_of(const WriteRefusal& refusal) {
  using enum WriteRefusal::Reason;
  if (!refusal.faults.empty()) return refusal.faults.front().message;
  switch (refusal.reason) {
    case state:
      return "the action does not lead from the state that the record has";
    case absent:
      return "there is no such record yet";
    case conflict:
      return "the key is used twice";
    default:
      return "was not written";
  }
}

/// One folder on its way into the store.
class Loader {
 public:
  Loader(Store& store, const FileStore& files, fs::path folder, Change change, DocumentCheck check)
      : store_(store),
        files_(files),
        folder_(std::move(folder)),
        change_(std::move(change)),
        check_(std::move(check)) {}

  Result<void> load(const fs::path& file) {
    const std::string bytes = TWL_TRY(read_file(file, largest_read_bytes));
    const json items = json::parse(bytes, nullptr, false);
    if (!items.is_array()) return failure({.message = "is no JSON list of records", .file = file.string()});
    for (const json& item : items)
      if (auto loaded = load_item(item); !loaded) {
        Diagnostic fault = std::move(loaded).error();
        fault.file = file.string();
        const auto key = item.is_object() ? item.find("key") : item.end();
        const bool named = key != item.end() && key->is_string();
        fault.field = fmt::format("{}{}", named ? printable_text(key->get<std::string>(), 80) : "?", fault.field);
        return failure(std::move(fault));
      }
    return {};
  }

  std::map<std::string, std::string> take_ids() && { return std::move(ids_); }

 private:
  Result<void> load_item(const json& item) {
    const auto key = member(item, "key");
    const auto kind = partnership::from_word<Kind>(member(item, "kind").value_or(""));
    if (!key || !kind || !item.contains("document") || !item["document"].is_object())
      return failure({.message = "is no record: expected key, kind, actions and document"});
    json document = item["document"];
    TWL_CHECK(resolve(document));
    const std::string id = uuid_of_name(*key);
    const std::vector<Action> actions = TWL_TRY(actions_of(item));
    if (actions.empty() || actions.front() != Action::edit) {
      document["state"] = word_of(partnership::first_state(*kind));
      TWL_CHECK(checked(*kind, document));
      TWL_CHECK(taken(store_.create(change_, *kind, document, id)));
      ids_.emplace(*key, id);
    }
    for (const Action action : actions) TWL_CHECK(act(action, *kind, id, document));
    return {};
  }

  Result<void> act(Action action, Kind kind, const std::string& id, const json& document) {
    const auto found = TWL_TRY(store_.find(kind, id));
    if (!found) return failure({.message = "there is no such record yet"});
    json changed = found->document;
    if (action == Action::edit) {
      changed.update(document);
    } else {
      const auto from = partnership::from_word<partnership::State>(changed.value("state", ""));
      const auto to = from ? partnership::state_after(kind, *from, action) : std::nullopt;
      if (!to)
        return failure({.message = fmt::format("'{}' is not possible now", word_of(action)), .field = "/actions"});
      changed["state"] = word_of(*to);
    }
    TWL_CHECK(checked(kind, changed));
    return taken(store_.change(change_, action, kind, id, found->version, changed));
  }

  Result<void> checked(Kind kind, const json& document) {
    if (!check_) return {};
    auto faults = TWL_TRY(check_(store_, kind, document));
    if (!faults.empty()) return failure(std::move(faults.front()));
    return {};
  }

  static std::optional<std::string> member(const json& item, const char* name) {
    const auto found = item.is_object() ? item.find(name) : item.end();
    return found != item.end() && found->is_string() ? std::optional(found->get<std::string>()) : std::nullopt;
  }

  static Result<std::vector<Action>> actions_of(const json& item) {
    std::vector<Action> actions;
    for (const json& word : item.value("actions", json::array())) {
      const auto action = word.is_string() ? partnership::from_word<Action>(word.get<std::string>()) : std::nullopt;
      if (!action) return failure({.message = word.dump() + " is no action", .field = "/actions"});
      actions.push_back(*action);
    }
    return actions;
  }

  static Result<void> taken(const Written<StoredDocument>& written) {
    if (written) return {};
    const auto& faults = written.error().faults;
    return failure({.message = reason_of(written.error()), .field = faults.empty() ? "" : faults.front().field});
  }

  /// Keys become ids, and paths the hashes of the files, wherever they stand in the document.
  Result<void> resolve(json& value) {
    if (value.is_structured()) {
      for (json& part : value) TWL_CHECK(resolve(part));
      return {};
    }
    if (!value.is_string()) return {};
    const auto text = value.get<std::string>();
    if (text.starts_with("@")) value = uuid_of_name(text.substr(1));
    if (text.starts_with("file:")) {
      const std::string bytes = TWL_TRY(read_file(folder_ / text.substr(5), largest_read_bytes));
      value = TWL_TRY(files_.put(bytes)).hex;
    }
    return {};
  }

  Store& store_;
  const FileStore& files_;
  fs::path folder_;
  Change change_;
  DocumentCheck check_;
  std::map<std::string, std::string> ids_;
};

Result<std::vector<fs::path>> files_of(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() == ".json" && name.front() >= '0' && name.front() <= '9')
      paths.push_back(entry.path());
  }
  if (error || paths.empty())
    return failure(
        {.message = "holds no set of records: expected files like 01-partnership.json", .file = folder.string()});
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

Result<std::map<std::string, std::string>> load_record_set(Store& store, const FileStore& files,
                                                           const std::filesystem::path& folder, const Change& change,
                                                           const DocumentCheck& check) {
  Loader loader(store, files, folder, change, check);
  for (const fs::path& file : TWL_TRY(files_of(folder))) TWL_CHECK(loader.load(file));
  return std::move(loader).take_ids();
}

}  // namespace twinlight::storage
