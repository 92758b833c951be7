#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/partnership/audit_entry.h"
#include "twinlight/partnership/record_document.h"
#include "twinlight/storage/connection.h"
#include "twinlight/storage/list_query.h"
#include "twinlight/storage/stored_document.h"

namespace twinlight::storage {

/// Who changes something, and when.
struct Change {
  partnership::Id<partnership::Person> person;  ///< empty for the system
  Instant at;
  std::string token = {};  ///< id of the API token by which a program does it for the person; else empty
};

/// Why a record was not written.
struct WriteRefusal {
  enum class Reason {
    invalid,   ///< the document breaks a rule; `faults` says which
    absent,    ///< there is no such record, or a record that this one names is not there
    conflict,  ///< somebody changed it since; `current_version` says to what
    state,     ///< the action does not lead from the state that it has to the one that it should get
    database,  ///< the database failed; nothing was written
  };
  Reason reason = Reason::database;
  std::int64_t current_version = 0;
  std::vector<Diagnostic> faults;
};

template <class T>
using Written = tl::expected<T, WriteRefusal>;

/// The records of all partnerships in one database. Every change is audited in the transaction that makes it, and is
/// refused where the version that it was made from is no longer the current one. Asks nobody for rights: that is for
/// the caller (`partnership::refusal_of`).
class Store {
 public:
  explicit Store(Connection& connection) : connection_(connection) {}

  /// A new record, in the first state of its kind.
  /// @param id a UUID that the caller chose; else a new one
  Written<StoredDocument> create(const Change& change, partnership::Kind kind, const nlohmann::json& document,
                                 const std::string& id = {});

  /// The record, or nothing.
  Result<std::optional<StoredDocument>> find(partnership::Kind kind, const std::string& id);

  /// Those of several that are there, in the order in which they are asked for. By one statement.
  Result<std::vector<StoredDocument>> find_each(partnership::Kind kind, const std::vector<std::string>& ids);
  /// The same of whatever kinds.
  Result<std::vector<StoredDocument>> find_each(const std::vector<std::string>& ids);

  /// By the ids of those of these records that are there, of whatever kinds: the organisation to which each belongs;
  /// empty where it belongs to none. By one statement.
  Result<std::map<std::string, std::string>> owners_of(const std::vector<std::string>& ids);

  /// Puts a new document in the place of version `from_version`. `edit` leaves the state as it is, every other action
  /// moves it as the state machine says; `erase` also empties what the audit holds of the record.
  Written<StoredDocument> change(const Change& change, partnership::Action action, partnership::Kind kind,
                                 const std::string& id, std::int64_t from_version, const nlohmann::json& document);

  /// The next records of a list.
  Result<Page> page(const ListQuery& query);

  /// A number that grows with every change to the records of a kind in a partnership.
  Result<std::int64_t> revision(const std::string& partnership, partnership::Kind kind);

  /// What happened to records of a kind in a partnership after a moment of its audit, the oldest first: each record
  /// once. The first question asks after 0.
  struct Changes {
    std::vector<std::string> records;
    std::int64_t until = 0;  ///< where the next question goes on
  };
  Result<Changes> changes_after(const std::string& partnership, partnership::Kind kind, std::int64_t sequence);

  /// What happened to records of any kind after a moment of the audit, each once.
  struct AnyChanges {
    std::vector<std::pair<std::string, std::string>> records;  ///< word of the kind, id
    std::int64_t until = 0;                                    ///< where the next question goes on
    bool more = false;                                         ///< it has something to tell
  };
  /// @param most  entries of the audit that are looked at
  Result<AnyChanges> changes_after(std::int64_t sequence, std::size_t most);

  /// The last moment of the audit, 0 before the first.
  Result<std::int64_t> last_change();

  /// The ids of the partnerships, the oldest first.
  Result<std::vector<std::string>> partnerships();

  /// The ids of the records that name this one in the field.
  Result<std::vector<std::string>> naming(const std::string& target, const std::string& field);
  /// Those of one kind.
  Result<std::vector<std::string>> naming(const std::string& target, const std::string& field, partnership::Kind kind);

  /// The records of a kind that name one of these in the field, by their ids; with which one. By one statement.
  struct NamingRecord {
    std::string target;
    StoredDocument record;
  };
  Result<std::vector<NamingRecord>> records_naming(const std::vector<std::string>& targets, const std::string& field,
                                                   partnership::Kind kind);

  /// The organisations that stand across from these in interests of such states: who sent one has across the owner of
  /// the record that it names, and the other way round. Each pair once in a partnership. By one statement.
  struct InterestPair {
    std::string partnership;
    std::string organisation;  ///< one that was asked about
    std::string other;
  };
  Result<std::vector<InterestPair>> interest_pairs(const std::vector<std::string>& organisations,
                                                   const std::vector<partnership::State>& states);

  /// What was done to a record, the oldest first.
  Result<std::vector<partnership::AuditEntry>> history(const std::string& id);

  // The same for records as types.
  template <class Record>
  Written<StoredDocument> create(const Change& change, const Record& record) {
    return create(change, partnership::kind_of<Record>, partnership::document_of(record));
  }
  template <class Record>
  Written<StoredDocument> change(const Change& change, partnership::Action action, const partnership::Id<Record>& id,
                                 std::int64_t from_version, const Record& record) {
    return this->change(change, action, partnership::kind_of<Record>, id.text, from_version,
                        partnership::document_of(record));
  }

 private:
  Result<void> write_audit(const Change& change, partnership::Action action, const StoredDocument& stored,
                           const std::string& before);

  Connection& connection_;
};

}  // namespace twinlight::storage
