#pragma once

#include <zip.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Small containers for tests, packed in memory.
namespace twinlight::photometry::samples {

using Files = std::vector<std::pair<std::string, std::string>>;

/// @param prepare  called with the archive before it is packed, to make entries strange.
template <class Prepare>
std::string zip_of(const Files& files, Prepare prepare) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* const archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error("no archive can be made");
  zip_source_keep(target);
  for (const auto& [name, content] : files)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0),
                 ZIP_FL_ENC_UTF_8);
  prepare(archive);
  if (zip_close(archive) != 0) throw std::runtime_error(zip_strerror(archive));
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

inline std::string zip_of(const Files& files) {
  return zip_of(files, [](zip_t*) {});
}

/// The same archive with a name changed to another of the same length, in both its places.
inline std::string with_name(std::string bytes, std::string_view from, std::string_view to) {
  for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + to.size()))
    bytes.replace(at, to.size(), to);
  return bytes;
}

/// A product.xml whose parts a test changes: a fixed LED of 900 lm and 8 W before an EULUMDAT file, in two variants.
inline std::string product_xml() {
  return R"(<?xml version="1.0" encoding="utf-8"?>
<Root>
  <Header>
    <Manufacturer>Demerglans</Manufacturer>
    <FormatVersion major="1" minor="0" pre-release="3"/>
    <CreatedWithApplication>a test</CreatedWithApplication>
    <GldfCreationTimeCode>2026-11-27T20:00:00Z</GldfCreationTimeCode>
    <DefaultLanguage>nl</DefaultLanguage>
  </Header>
  <GeneralDefinitions>
    <Files>
      <File id="f1" contentType="ldc/eulumdat" type="localFileName">a.ldt</File>
    </Files>
    <Photometries>
      <Photometry id="p1"><PhotometryFileReference fileId="f1"/></Photometry>
    </Photometries>
    <LightSources>
      <FixedLightSource id="s1">
        <Name><Locale language="en">LED</Locale></Name>
        <RatedInputPower>8</RatedInputPower>
        <ColorInformation>
          <ColorRenderingIndex>90</ColorRenderingIndex>
          <CorrelatedColorTemperature>3000</CorrelatedColorTemperature>
        </ColorInformation>
      </FixedLightSource>
    </LightSources>
    <Emitters>
      <Emitter id="e1">
        <FixedLightEmitter>
          <PhotometryReference photometryId="p1"/>
          <LightSourceReference fixedLightSourceId="s1"/>
          <RatedLuminousFlux>900</RatedLuminousFlux>
        </FixedLightEmitter>
      </Emitter>
    </Emitters>
  </GeneralDefinitions>
  <ProductDefinitions>
    <ProductMetaData>
      <ProductNumber><Locale language="en">DG-1</Locale></ProductNumber>
      <Name>
        <Locale language="nl">Klaslicht</Locale>
        <Locale language="en">Class light</Locale>
        <Locale language="zh-CN">教室灯</Locale>
      </Name>
    </ProductMetaData>
    <Variants>
      <Variant id="v1">
        <Name><Locale language="nl">wit</Locale><Locale language="en">white</Locale></Name>
        <GTIN>5400000000017</GTIN>
        <Mountings><Ceiling><Recessed/><SurfaceMounted/></Ceiling></Mountings>
        <Geometry><EmitterReference emitterId="e1"/></Geometry>
      </Variant>
      <Variant id="v2">
        <Name><Locale language="en">black</Locale></Name>
        <Geometry><EmitterReference emitterId="e1"/></Geometry>
      </Variant>
    </Variants>
  </ProductDefinitions>
</Root>
)";
}

/// A text with the first occurrence of a part replaced.
inline std::string replaced(std::string text, std::string_view part, std::string_view by) {
  const std::size_t at = text.find(part);
  if (at == std::string::npos) throw std::runtime_error("nothing to replace: " + std::string(part));
  return text.replace(at, part.size(), by);
}

}  // namespace twinlight::photometry::samples
