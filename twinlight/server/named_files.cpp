#include "twinlight/server/named_files.h"

#include <algorithm>
#include <set>

#include "twinlight/photometry/photometric_file.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using Json = nlohmann::json;

/// Hashes of what is no file: of the inputs of an evaluation, and of a file record its own content.
bool names_no_file(std::string_view key) {
  return key == "input_sha256";
}

void collect(const Json& value, const std::string& pointer, std::vector<NamedFile>& found) {
  if (value.is_array())
    for (std::size_t i = 0; i < value.size(); ++i) collect(value[i], pointer + "/" + std::to_string(i), found);
  if (!value.is_object()) return;
  for (const auto& [key, member] : value.items()) {
    const std::string place = pointer + "/" + key;
    if (member.is_structured()) {
      collect(member, place, found);
    } else if (member.is_string() && !names_no_file(key) && partnership::is_file_hash(member.get<std::string>())) {
      const bool is_link = key == "hash";
      found.push_back({.hash = member.get<std::string>(),
                       .pointer = place,
                       .name = is_link ? member_text(value, "name") : "",
                       .role = is_link ? member_text(value, "role") : ""});
    }
  }
}

std::set<std::string> uploaders(const partnership::Actor& actor, const partnership::Subject& subject) {
  std::set<std::string> organisations;
  if (!subject.organisation.empty()) organisations.insert(subject.organisation.text);
  for (const partnership::Grant& grant : actor.grants)
    if (grant.partnership == subject.partnership && !grant.organisation.empty())
      organisations.insert(grant.organisation.text);
  return organisations;
}

Result<std::optional<Diagnostic>> fault_of_photometry(const storage::FileStore& files, const NamedFile& file) {
  const std::string bytes = TWL_TRY(files.read({file.hash}, largest_file_bytes));
  const auto document = photometry::read_photometric_document(bytes, file.name);
  if (document) return std::nullopt;
  return Diagnostic{.message = "is no photometric file that can be read: " + document.error().message,
                    .field = file.pointer};
}

}  // namespace

std::vector<NamedFile> named_files(const Json& document) {
  std::vector<NamedFile> found;
  collect(document, "", found);
  return found;
}

std::optional<NamedFile> find_named_file(const Json& document, const std::string& hash) {
  const auto all = named_files(document);
  const auto found = std::ranges::find(all, hash, &NamedFile::hash);
  return found == all.end() ? std::nullopt : std::optional(*found);
}

Result<std::optional<storage::StoredDocument>> find_file_record(storage::Store& store, const std::string& partnership,
                                                                const std::string& organisation,
                                                                const std::string& hash) {
  storage::ListQuery query{.partnership = partnership,
                           .kind = Kind::file,
                           .where = {{"hash", hash}, {"organisation", organisation}},
                           .levels = partnership::Disclosures(partnership::Disclosure::open)};
  while (true) {
    storage::Page page = TWL_TRY(store.page(query));
    for (storage::StoredDocument& record : page.records)
      if (member_text(record.document, "state") != "erased") return std::move(record);
    if (page.next.empty()) return std::nullopt;
    query.after = page.next;
  }
}

Result<std::vector<Diagnostic>> named_file_faults(storage::Store& store, const storage::FileStore& files,
                                                  const partnership::Actor& actor, const partnership::Subject& subject,
                                                  const Json& before, const Json& after) {
  std::vector<Diagnostic> faults;
  for (const NamedFile& file : named_files(after)) {
    const auto known = find_named_file(before, file.hash);
    if (known && known->role == file.role) continue;
    bool uploaded = known.has_value();
    for (const std::string& organisation : uploaders(actor, subject))
      if (!uploaded)
        uploaded = TWL_TRY(find_file_record(store, subject.partnership.text, organisation, file.hash)).has_value();
    if (!uploaded || !files.holds({file.hash})) {
      faults.push_back({.message = "names no file that your organisation uploaded", .field = file.pointer});
    } else if (file.role == "photometry") {
      if (auto fault = TWL_TRY(fault_of_photometry(files, file))) faults.push_back(*std::move(fault));
    }
  }
  return faults;
}

}  // namespace twinlight::server
