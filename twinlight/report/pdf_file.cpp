#include "twinlight/report/pdf_file.h"

#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace twinlight::report {
namespace {

using NamedObjects = std::map<QPDFObjGen, std::string>;

void open(QPDF& document, std::string_view pdf) {
  document.setSuppressWarnings(true);
  document.processMemoryFile("report", pdf.data(), pdf.size());
}

/// qpdf throws on what is no PDF; here that is an answer like any other.
template <class Work>
auto guarded(Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::exception& error) {
    return failure({.message = std::string("is no PDF that can be read: ") + error.what()});
  }
}

std::string written(QPDF& document) {
  QPDFWriter writer(document);
  writer.setOutputMemory();
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setDeterministicID(true);
  writer.write();
  const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

void name_fonts(QPDF& document, NamedObjects& names) {
  for (QPDFObjectHandle& object : document.getAllObjects()) {
    if (!object.isDictionary()) continue;
    const bool font = object.isDictionaryOfType("/Font");
    if (!font && !object.isDictionaryOfType("/FontDescriptor")) continue;
    names[object.getObjGen()] = "fonts";
    for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode", "/DescendantFonts"})
      if (QPDFObjectHandle part = object.getKey(key); part.isIndirect()) names[part.getObjGen()] = "fonts";
  }
}

void name_pages(QPDF& document, NamedObjects& names) {
  int number = 0;
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(document).getAllPages()) {
    const std::string name = fmt::format("page {}", ++number);
    names[page.getObjectHandle().getObjGen()] = name;
    for (QPDFObjectHandle& content : page.getPageContents()) names[content.getObjGen()] = name;
    QPDFObjectHandle resources = page.getAttribute("/Resources", false);
    if (resources.isIndirect()) names.try_emplace(resources.getObjGen(), name);
    for (const auto& [key, object] : page.getPageImages()) names.try_emplace(object.getObjGen(), name);
    for (const auto& [key, object] : page.getFormXObjects()) names.try_emplace(object.getObjGen(), name);
  }
}

void name_attachments(QPDF& document, NamedObjects& names) {
  for (auto& [file, specification] : QPDFEmbeddedFileDocumentHelper(document).getEmbeddedFiles()) {
    names[specification->getObjectHandle().getObjGen()] = "attachment";
    names[specification->getEmbeddedFileStream().getObjGen()] = "attachment";
  }
}

/// Cuts the bytes at the objects that they hold; neighbours of one name are one part.
std::vector<FilePart> parts_of(QPDF& document, const std::string& pdf, std::size_t table_at) {
  NamedObjects names;
  name_pages(document, names);
  name_fonts(document, names);
  name_attachments(document, names);
  std::map<std::size_t, std::string> starts = {{0, "header"}, {table_at, "table of objects"}};
  for (const auto& [object, entry] : document.getXRefTable()) {
    if (entry.getType() != 1) continue;
    const auto name = names.find(object);
    starts[static_cast<std::size_t>(entry.getOffset())] = name == names.end() ? "document structure" : name->second;
  }
  std::vector<FilePart> parts;
  for (auto start = starts.begin(); start != starts.end(); ++start) {
    const auto next = std::next(start);
    const std::size_t end = next == starts.end() ? pdf.size() : next->first;
    const std::string bytes = pdf.substr(start->first, end - start->first);
    if (!parts.empty() && parts.back().name == start->second)
      parts.back().bytes += bytes;
    else
      parts.push_back({start->second, bytes});
  }
  return parts;
}

/// What the trailer of the update repeats of the one before.
struct Trailer {
  int size = 0;
  std::string root;
  std::string info;
  std::string id;
  std::size_t table_at = 0;
};

Result<Trailer> trailer_of(QPDF& document, const std::string& pdf) {
  constexpr std::string_view word = "startxref\n";
  const std::size_t at = pdf.rfind(word);
  QPDFObjectHandle trailer = document.getTrailer();
  if (at == std::string::npos || !trailer.getKey("/ID").isArray() || !trailer.getKey("/Info").isIndirect())
    return failure({.message = "has no trailer with a table of cross-references, an identifier and a description"});
  return Trailer{.size = trailer.getKey("/Size").getIntValueAsInt(),
                 .root = trailer.getKey("/Root").unparse(),
                 .info = trailer.getKey("/Info").unparse(),
                 .id = trailer.getKey("/ID").unparseBinary(),
                 .table_at = std::stoul(pdf.substr(at + word.size(), 20))};
}

/// The bytes before and after the seal. Numbers that depend on its length have a fixed width.
std::string before_seal(const Trailer& trailer, std::size_t seal_bytes) {
  return fmt::format("{} 0 obj\n<< /Type /TWL_Seal /Length {:010} >>\nstream\n", trailer.size, seal_bytes);
}

std::string after_seal(const Trailer& trailer, std::size_t object_at, std::size_t seal_bytes) {
  const std::string end_of_object = "\nendstream\nendobj\n";
  const std::size_t table_at = object_at + before_seal(trailer, seal_bytes).size() + seal_bytes + end_of_object.size();
  return end_of_object + fmt::format(
                             "xref\n{0} 1\n{1:010} 00000 n \ntrailer\n<< /Size {2} /Root {3} /Info {4} /ID {5} "
                             "/Prev {6} /TWL_Seal {0} 0 R >>\nstartxref\n{7:010}\n%%EOF\n",
                             trailer.size, object_at, trailer.size + 1, trailer.root, trailer.info, trailer.id,
                             trailer.table_at, table_at);
}

}  // namespace

Result<std::string> with_attachment(const std::string& pdf, const std::string& name, const std::string& bytes,
                                    Language language) {
  return guarded([&]() -> Result<std::string> {
    QPDF document;
    open(document, pdf);
    auto stream = QPDFEFStreamObjectHelper::createEFStream(document, bytes);
    stream.setSubtype("application/json");
    auto file = QPDFFileSpecObjectHelper::createFileSpec(document, name, stream);
    file.getObjectHandle().replaceKey("/AFRelationship", QPDFObjectHandle::newName("/Data"));
    QPDFEmbeddedFileDocumentHelper(document).replaceEmbeddedFile(name, file);
    QPDFObjectHandle root = document.getRoot();
    QPDFObjectHandle files = QPDFObjectHandle::newArray();
    files.appendItem(file.getObjectHandle());
    root.replaceKey("/AF", files);
    const std::string tag = language == Language::nl ? "nl-BE" : language == Language::zh ? "zh-CN" : "en-GB";
    root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(tag));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
    return written(document);
  });
}

Result<std::string> attachment_of(std::string_view pdf) {
  return guarded([&]() -> Result<std::string> {
    QPDF document;
    open(document, pdf);
    auto files = QPDFEmbeddedFileDocumentHelper(document).getEmbeddedFiles();
    if (files.size() != 1) return failure({.message = "expected one attachment with the evidence"});
    const auto buffer = files.begin()->second->getEmbeddedFileStream().getStreamData();
    return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
  });
}

Result<std::string> sealed_pdf_file(const std::string& pdf, const SigningKey& key) {
  return guarded([&]() -> Result<std::string> {
    QPDF document;
    open(document, pdf);
    const Trailer trailer = TWL_TRY(trailer_of(document, pdf));
    std::vector<FilePart> parts = parts_of(document, pdf, trailer.table_at);
    parts.push_back({"opening of the signature block", before_seal(trailer, 0)});
    FilePart closing{"end of the file", after_seal(trailer, pdf.size(), 0)};
    const std::size_t seal_bytes = seal_length(parts, closing);
    parts.back().bytes = before_seal(trailer, seal_bytes);
    closing.bytes = after_seal(trailer, pdf.size(), seal_bytes);
    return sealed(parts, closing, key);
  });
}

}  // namespace twinlight::report
