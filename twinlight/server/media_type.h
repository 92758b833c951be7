#pragma once

#include <string>
#include <string_view>

namespace twinlight::server {

/// The media type that the bytes themselves show; what somebody says they are counts for nothing.
std::string media_type_of_bytes(std::string_view bytes);

/// True for pictures that a browser may show in place; everything else is for saving.
bool is_shown_in_place(std::string_view media_type);

/// `Content-Disposition` with the name as it is (RFC 6266, RFC 8187).
std::string content_disposition(std::string_view name, bool in_place);

/// The last part of a path, however it was written: a name never leads out of a folder.
std::string file_name_of(std::string_view path);

}  // namespace twinlight::server
