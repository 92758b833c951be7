#pragma once

#include "twinlight/server/http_message.h"

namespace twinlight::server {

/// Compresses a large answer of JSON by gzip (RFC 1952) where the client takes it. Small ones stay as they are: they
/// gain nothing, and they alone hold secrets (the token of a session).
void compress(const Request& request, Response& response);

/// The bytes as gzip; empty where zlib fails.
std::string gzip(std::string_view bytes);

/// True where `Accept-Encoding` takes gzip: named, or by `*`, with a weight above zero (RFC 9110, 12.5.3).
bool takes_gzip(std::string_view accept_encoding);

}  // namespace twinlight::server
