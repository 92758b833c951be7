#pragma once

#include <string>

/// Small hand-written TM-33 files for tests, good as they stand; tests spoil one thing in them.
namespace twinlight::photometry::samples {

/// A grow light by the letter of TM-33-23: two emitters, the first with photons, radiant power and a spectrum.
inline std::string tm33() {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<IESTM33-22>
<Version>1.1</Version>
<Header>
<Manufacturer>Lichthuis</Manufacturer>
<CatalogNumber>LH-G2</CatalogNumber>
<Description>Toplight 2</Description>
<Laboratory>Lab Diepenbeek</Laboratory>
<ReportNumber>R-7</ReportNumber>
<ReportDate>2026-01-01</ReportDate>
<Comment>first</Comment>
<Comment>second   line</Comment>
</Header>
<Luminaire><Dimensions><Length>1.2</Length><Width>0.1</Width><Height>0.08</Height></Dimensions><NumEmitter>2</NumEmitter></Luminaire>
<Equipment><Gonioradiometer><Type>CIE_C</Type></Gonioradiometer></Equipment>
<Emitter>
<Quantity>2</Quantity><Description>deep red</Description><CatalogNumber>DR-1</CatalogNumber>
<InputWattage>100</InputWattage><PowerFactor>0.95</PowerFactor>
<ColorTemperature><FixedCCT>2000</FixedCCT></ColorTemperature>
<ColorRendering><CIE_CRI><Ra>25</Ra><R9>-10</R9></CIE_CRI></ColorRendering>
<LuminousData><LuminousIntensity>
<AbsolutePhotometry>true</AbsolutePhotometry><Symm>Symm_Quad</Symm><Multiplier>10</Multiplier>
<NumberMeasured>6</NumberMeasured><NumberHorz>2</NumberHorz><NumberVert>3</NumberVert>
<IntData h="0" v="0">100</IntData><IntData h="0" v="45">70</IntData><IntData h="0" v="90">0</IntData>
<IntData h="90" v="0">100</IntData><IntData h="90" v="45">80</IntData><IntData h="90" v="90">10</IntData>
</LuminousIntensity><LuminousFlux>2200</LuminousFlux></LuminousData>
<RadiantData><MinWavelength>380</MinWavelength><MaxWavelength>800</MaxWavelength><RadiantIntensity>
<NumberMeasured>3</NumberMeasured><NumberHorz>1</NumberHorz><NumberVert>3</NumberVert>
<IntData h="0" v="0">20</IntData><IntData h="0" v="45">14</IntData><IntData h="0" v="90">0</IntData>
</RadiantIntensity><RadiantFlux>48</RadiantFlux></RadiantData>
<PhotonData><MinWavelength>400</MinWavelength><MaxWavelength>700</MaxWavelength><PhotonIntensity>
<NumberMeasured>3</NumberMeasured><NumberHorz>1</NumberHorz><NumberVert>3</NumberVert>
<IntData h="0" v="0">100</IntData><IntData h="0" v="90">100</IntData><IntData h="0" v="180">100</IntData>
</PhotonIntensity><PhotonFlux>1250</PhotonFlux></PhotonData>
<SpectralData><EmitterSpectral><EmitterName>sphere</EmitterName><NumberWavelength>3</NumberWavelength>
<Multiplier>2</Multiplier><Normalized>true</Normalized>
<PwrData w="450">0.1</PwrData><PwrData w="660">0.5</PwrData><PwrData w="700">0.05</PwrData>
</EmitterSpectral></SpectralData>
<EmissionAreas>
<BottomFace><NumberBottom>2</NumberBottom>
<BottomArea><Length>0.5</Length><Width>0.06</Width><LengthOffset>-0.3</LengthOffset><WidthOffset>0</WidthOffset></BottomArea>
<BottomArea><Length>0.5</Length><Width>0.06</Width><LengthOffset>0.3</LengthOffset><WidthOffset>0</WidthOffset></BottomArea>
</BottomFace>
<C90Face><NumberC90>1</NumberC90><C90Area><Width>0.06</Width><Height>0.02</Height><WidthOffset>0</WidthOffset><HeightOffset>0</HeightOffset></C90Area></C90Face>
</EmissionAreas>
</Emitter>
<Emitter>
<Quantity>1</Quantity><Description>uplight</Description><InputWattage>10</InputWattage>
<LuminousData><LuminousIntensity>
<AbsolutePhotometry>true</AbsolutePhotometry><Symm>Symm_Full</Symm>
<NumberMeasured>2</NumberMeasured><NumberHorz>1</NumberHorz><NumberVert>2</NumberVert>
<IntData h="0" v="90">50</IntData><IntData h="0" v="180">50</IntData>
</LuminousIntensity></LuminousData>
</Emitter>
<CustomData><Name>House/data</Name><UniqueIdentifier>u-1</UniqueIdentifier>
<driver xmlns="urn:h"><current unit="A">1.5</current><mode>a</mode><mode>b</mode></driver>
</CustomData>
</IESTM33-22>
)";
}

/// The dialect of public sample files: lengths in millimetres, IntensityData, a spectrum as two lists.
inline std::string tm33_dialect() {
  return R"(<?xml version="1.0"?>
<t:LuminaireOpticalData version="1.0" xmlns:t="http://www.ies.org/tm-33">
<t:Header><t:Manufacturer>Lichthuis</t:Manufacturer><t:CatalogNumber>LH-D</t:CatalogNumber></t:Header>
<t:Luminaire><t:Dimensions><t:Length>180</t:Length><t:Width>180</t:Width><t:Height>120</t:Height></t:Dimensions>
<t:LuminousOpening><t:Shape>Circular</t:Shape><t:Dimensions><t:Length>152</t:Length></t:Dimensions></t:LuminousOpening>
<t:Mounting>Recessed</t:Mounting><t:NumEmitters>1</t:NumEmitters></t:Luminaire>
<t:Emitter>
<t:ID>led</t:ID><t:RatedLumens>300</t:RatedLumens><t:InputWatts>4</t:InputWatts><t:CCT>4000</t:CCT>
<t:ColorRendering><t:Ra>92</t:Ra></t:ColorRendering>
<t:IntensityDistribution><t:PhotometryType>C</t:PhotometryType><t:Metric>Luminous</t:Metric>
<t:IntensityData horz="0" vert="90">0</t:IntensityData>
<t:IntensityData horz="0" vert="0">100</t:IntensityData>
<t:IntensityData horz="0" vert="45">70</t:IntensityData>
</t:IntensityDistribution>
<t:SpectralDistribution><t:Wavelengths>450, 550 650</t:Wavelengths><t:Values>1 2 1</t:Values><t:Units>Relative</t:Units></t:SpectralDistribution>
</t:Emitter>
</t:LuminaireOpticalData>
)";
}

/// The text with the first `what` replaced.
inline std::string with(std::string text, const std::string& what, const std::string& by) {
  return text.replace(text.find(what), what.size(), by);
}

}  // namespace twinlight::photometry::samples
