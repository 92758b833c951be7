#include "twinlight/server/record_title.h"

#include "twinlight/partnership/all_records.h"
#include "twinlight/partnership/record_document.h"

namespace twinlight::server {
namespace {

template <class Record>
std::string shown(const nlohmann::json& document, partnership::Text Record::*title, partnership::Language language) {
  const auto read = partnership::record_from<Record>(document);
  return read ? std::string(partnership::shown_in((*read).*title, language).text) : "";
}

std::string name_of_joiner(const nlohmann::json& document) {
  const auto read = partnership::record_from<partnership::JoinRequest>(document);
  return read ? read->organisation_name : "";
}

}  // namespace

std::string title_of(const storage::StoredDocument& record, partnership::Language language) {
  using partnership::Kind;
  if (record.kind == Kind::profile) return shown(record.document, &partnership::Profile::title, language);
  if (record.kind == Kind::product) return shown(record.document, &partnership::Product::name, language);
  if (record.kind == Kind::need) return shown(record.document, &partnership::Need::title, language);
  if (record.kind == Kind::organisation) return shown(record.document, &partnership::Organisation::name, language);
  if (record.kind == Kind::indicator) return shown(record.document, &partnership::Indicator::name, language);
  if (record.kind == Kind::achievement) return shown(record.document, &partnership::Achievement::description, language);
  if (record.kind == Kind::join_request) return name_of_joiner(record.document);
  return "";
}

}  // namespace twinlight::server
