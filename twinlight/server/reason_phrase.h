#pragma once

namespace twinlight::server {

/// What stands behind a status in the first line of an answer (RFC 9110, 15): `See Other` of 303.
const char* reason_phrase(int status);

}  // namespace twinlight::server
