#include "twinlight/server/delivery_report.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

namespace twinlight::server {
namespace {

struct Unreferenced {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unreferenced>;

using Message = Owned<GMimeMessage>;

/// Nothing where the bytes have no header.
Message parsed(std::string_view bytes) {
  static std::once_flag once;
  std::call_once(once, g_mime_init);
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Message(g_mime_parser_construct_message(parser.get(), nullptr));
}

std::string header_of(const Message& message, const char* name) {
  const char* value = g_mime_object_get_header(GMIME_OBJECT(message.get()), name);
  return value == nullptr ? std::string() : std::string(value);
}

bool is_delivery_status(GMimeObject* part) {
  GMimeContentType* type = g_mime_object_get_content_type(part);
  return GMIME_IS_PART(part) && (g_mime_content_type_is_type(type, "message", "delivery-status") != 0 ||
                                 g_mime_content_type_is_type(type, "message", "global-delivery-status") != 0);
}

/// Decoded, with one kind of line end.
std::string content_of(GMimeObject* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(GMIME_PART(part));
  if (content == nullptr) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  std::string text(reinterpret_cast<const char*>(bytes->data), bytes->len);
  std::erase(text, '\r');
  return text;
}

/// The text of the first part that tells of a delivery, wherever it stands.
std::optional<std::string> status_text(const Message& message) {
  GMimePartIter* iterator = g_mime_part_iter_new(GMIME_OBJECT(message.get()));
  std::optional<std::string> found;
  if (g_mime_part_iter_is_valid(iterator) != 0) {
    do {
      GMimeObject* part = g_mime_part_iter_get_current(iterator);
      if (part != nullptr && is_delivery_status(part)) found = content_of(part);
    } while (!found && g_mime_part_iter_next(iterator) != 0);
  }
  g_mime_part_iter_free(iterator);
  return found;
}

/// Groups of fields are parted by empty lines.
std::vector<std::string_view> groups_of(std::string_view text) {
  std::vector<std::string_view> groups;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    groups.push_back(text.substr(0, end));
    text.remove_prefix(end);
    text.remove_prefix(std::min(text.find_first_not_of('\n'), text.size()));
  }
  return groups;
}

std::string small(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::string enhanced_status(std::string_view text) {
  constexpr std::size_t most_digits = 3;
  std::size_t end = 0;
  for (int part = 0; part < 3; ++part) {
    if (part > 0 && (end >= text.size() || text[end++] != '.')) return {};
    const std::size_t begin = end;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == begin || end - begin > (part == 0 ? 1 : most_digits)) return {};
  }
  const bool is_class = text.front() == '2' || text.front() == '4' || text.front() == '5';
  return is_class ? std::string(text.substr(0, end)) : std::string();
}

bool says_address_is_gone(std::string_view status) {
  // RFC 3463 sections 3.2, 3.3 and 3.5; 5.1.10 (no mail is taken) by RFC 7505.
  constexpr std::array<std::string_view, 7> gone{"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4"};
  return std::ranges::find(gone, status) != gone.end();
}

Result<std::optional<DeliveryReport>> read_delivery_report(std::string_view message) {
  if (message.size() > largest_report_bytes) return failure({.message = "is larger than 1 MiB", .field = "message"});
  const Message read = parsed(message);
  if (!read) return std::nullopt;
  const auto text = status_text(read);
  if (!text) return std::nullopt;
  DeliveryReport report;
  for (const char* name : {"X-Original-To", "Delivered-To", "Envelope-To", "To"})
    if (std::string address = header_of(read, name); !address.empty()) report.sent_to.push_back(std::move(address));
  for (const std::string_view group : groups_of(*text)) {
    const Message fields = parsed(std::string(group) + "\n\n");
    if (!fields || header_of(fields, "Action").empty()) continue;  // of the message, not of a recipient
    const std::string action = header_of(fields, "Action");
    report.recipients.push_back(
        {small(action.substr(0, action.find_first_of(" \t(;"))), enhanced_status(header_of(fields, "Status"))});
  }
  return report;
}

}  // namespace twinlight::server
