#include "twinlight/server/named_files.h"

#include <set>

#include "twinlight/photometry/photometric_file.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
namespace {

using partnership::Kind;
using Json = nlohmann::json;

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

Result<bool> is_erased_content(storage::Store& store, const std::string& partnership, const std::string& hash) {
  storage::ListQuery query{.partnership = partnership,
                           .kind = Kind::file,
                           .where = {{"hash", hash}},
                           .levels = partnership::Disclosures(partnership::Disclosure::open)};
  bool erased = false;
  while (true) {
    const storage::Page page = TWL_TRY(store.page(query));
    for (const storage::StoredDocument& record : page.records) {
      if (member_text(record.document, "state") != "erased") return false;
      erased = true;
    }
    if (page.next.empty()) return erased;
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
