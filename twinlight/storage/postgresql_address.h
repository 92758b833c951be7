#pragma once

#include <string>

#include "twinlight/foundation/result.h"

namespace twinlight::storage {

/// An address of libpq, `postgresql://…` or `host=… dbname=…`, in a form that SOCI hands on as it is. SOCI cuts an
/// address at white space, expects a `=` in each part and takes double quotes away, so that neither form comes through
/// it whole. Fails where libpq would not understand the address.
Result<std::string> address_for_soci(const std::string& address);

}  // namespace twinlight::storage
