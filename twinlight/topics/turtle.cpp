#include "twinlight/topics/turtle.h"

#include <fmt/printf.h>
#include <serd/serd.h>

#include <cstdarg>
#include <cstdio>
#include <memory>
#include <optional>

namespace twinlight::topics {
namespace {

template <class T, void (*release)(T*)>
struct Releaser {
  void operator()(T* object) const { release(object); }
};
using Environment = std::unique_ptr<SerdEnv, Releaser<SerdEnv, serd_env_free>>;
using Reader = std::unique_ptr<SerdReader, Releaser<SerdReader, serd_reader_free>>;

struct Reading {
  Environment environment;
  SerdReader* reader = nullptr;
  std::vector<Triple> triples;
  std::optional<Diagnostic> fault;
};

std::string text_of(const SerdNode& node) {
  return {reinterpret_cast<const char*>(node.buf), node.n_bytes};
}

/// A URI in full, a literal or blank node as it is.
std::string expanded(const Reading& reading, const SerdNode& node) {
  if (node.type != SERD_CURIE && node.type != SERD_URI) return text_of(node);
  SerdNode whole = serd_env_expand_node(reading.environment.get(), &node);
  std::string text = whole.buf == nullptr ? text_of(node) : text_of(whole);
  serd_node_free(&whole);
  return text;
}

SerdStatus take_prefix(void* handle, const SerdNode* name, const SerdNode* uri) {
  return serd_env_set_prefix(static_cast<Reading*>(handle)->environment.get(), name, uri);
}

SerdStatus take_statement(void* handle, SerdStatementFlags, const SerdNode*, const SerdNode* subject,
                          const SerdNode* predicate, const SerdNode* object, const SerdNode*,
                          const SerdNode* language) {
  auto& reading = *static_cast<Reading*>(handle);
  reading.triples.push_back({.subject = expanded(reading, *subject),
                             .predicate = expanded(reading, *predicate),
                             .object = expanded(reading, *object),
                             .language = language != nullptr ? text_of(*language) : std::string()});
  return SERD_SUCCESS;
}

SerdStatus take_error(void* handle, const SerdError* error) {
  auto& reading = *static_cast<Reading*>(handle);
  if (reading.fault) return SERD_SUCCESS;
  char message[256] = "is no Turtle";
  std::va_list arguments;
  va_copy(arguments, *error->args);
  std::vsnprintf(message, sizeof message, error->fmt, arguments);
  va_end(arguments);
  std::string text = message;
  while (!text.empty() && text.back() == '\n') text.pop_back();
  reading.fault = Diagnostic{.message = std::move(text), .line = error->line};
  return SERD_SUCCESS;
}

}  // namespace

Result<std::vector<Triple>> read_turtle(std::string_view text, const std::string& file) {
  Reading reading{.environment = Environment(serd_env_new(nullptr))};
  const Reader reader(serd_reader_new(SERD_TURTLE, &reading, nullptr, nullptr, take_prefix, take_statement, nullptr));
  serd_reader_set_strict(reader.get(), true);
  serd_reader_set_error_sink(reader.get(), take_error, &reading);
  const std::string terminated(text);
  const SerdStatus status =
      serd_reader_read_string(reader.get(), reinterpret_cast<const std::uint8_t*>(terminated.c_str()));
  if (status == SERD_SUCCESS && !reading.fault) return std::move(reading.triples);
  Diagnostic fault = reading.fault.value_or(Diagnostic{.message = "is no Turtle"});
  fault.file = file;
  return failure(std::move(fault));
}

}  // namespace twinlight::topics
