#include "twinlight/server/reason_phrase.h"

#include <http_parser.h>

namespace twinlight::server {

const char* reason_phrase(int status) {
  return http_status_str(static_cast<http_status>(status));
}

}  // namespace twinlight::server
