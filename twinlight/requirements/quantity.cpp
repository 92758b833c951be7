#include "twinlight/requirements/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace twinlight::requirements {
namespace {

struct Facts {
  std::string_view name;
  std::string_view symbol;
  std::string_view unit;
  int decimals;
  std::string_view en;
  std::string_view nl;
  std::string_view zh;
};

/// In the order of `Quantity`. Terms of the field: glossary of the partnership, CIE S 017 (en), NBN (nl), the titles
/// and terms of the GB standards (zh).
// clang-format off
constexpr Facts facts[] = {
    {"maintained_illuminance_lx", "Ēm", "lx", 0, "maintained illuminance", "gemiddelde te handhaven verlichtingssterkte", "维持平均照度"},
    {"uniformity", "U₀", "", 2, "illuminance uniformity", "gelijkmatigheid van de verlichtingssterkte", "照度均匀度"},
    {"ugr", "UGR", "", 0, "unified glare rating", "UGR-verblindingswaarde", "统一眩光值"},
    {"colour_rendering_index", "Ra", "", 0, "colour rendering index", "kleurweergave-index", "显色指数"},
    {"walls_mean_lx", "Ēm,wall", "lx", 0, "mean illuminance of the walls", "gemiddelde verlichtingssterkte op de muren", "墙面平均照度"},
    {"walls_uniformity", "U₀,wall", "", 2, "uniformity on the walls", "gelijkmatigheid op de muren", "墙面照度均匀度"},
    {"ceiling_mean_lx", "Ēm,ceiling", "lx", 0, "mean illuminance of the ceiling", "gemiddelde verlichtingssterkte op het plafond", "顶棚平均照度"},
    {"ceiling_uniformity", "U₀,ceiling", "", 2, "uniformity on the ceiling", "gelijkmatigheid op het plafond", "顶棚照度均匀度"},
    {"cylindrical_mean_lx", "Ēz", "lx", 0, "mean cylindrical illuminance", "gemiddelde cilindrische verlichtingssterkte", "平均柱面照度"},
    {"cylindrical_uniformity", "U₀,z", "", 2, "uniformity of the cylindrical illuminance", "gelijkmatigheid van de cilindrische verlichtingssterkte", "柱面照度均匀度"},
    {"surrounding_mean_lx", "Ēsur", "lx", 0, "illuminance of the immediate surrounding area", "verlichtingssterkte van de directe omgeving", "作业面邻近周围照度"},
    {"surrounding_uniformity", "U₀,sur", "", 2, "uniformity of the immediate surrounding area", "gelijkmatigheid van de directe omgeving", "作业面邻近周围照度均匀度"},
    {"surrounding_to_task_ratio", "Ēsur/Ēm", "", 2, "illuminance of the surrounding area over that of the task", "verhouding van de verlichtingssterkte van de omgeving tot die van de taak", "邻近周围与作业面的照度比"},
    {"background_to_surrounding_ratio", "Ēbg/Ēsur", "", 2, "illuminance of the background over that of the surrounding area", "verhouding van de verlichtingssterkte op de achtergrond tot die van de directe omgeving", "背景区域与邻近周围的照度比"},
    {"background_uniformity", "U₀,bg", "", 2, "uniformity of the background area", "gelijkmatigheid van de achtergrond", "背景区域照度均匀度"},
    {"cylindrical_to_horizontal_ratio", "Ez/Eh", "", 2, "modelling: cylindrical over horizontal illuminance", "modellering: cilindrische tegenover horizontale verlichtingssterkte", "立体感指标（柱面照度与水平照度之比）"},
    {"max_to_min_illuminance_ratio", "Emax/Emin", "", 1, "greatest over least illuminance", "verhouding van grootste tot kleinste verlichtingssterkte", "最大照度与最小照度之比"},
    {"luminance_cd_per_m2", "L", "cd/m²", 0, "luminance", "luminantie", "亮度"},
    {"luminance_at_65deg_cd_per_m2", "L65", "cd/m²", 0, "luminance of the luminaire from 65° upward", "luminantie van de armatuur vanaf 65°", "灯具65°及以上方向的平均亮度"},
    {"shielding_angle_deg", "α", "°", 0, "shielding angle", "afschermhoek", "遮光角"},
    {"power_density_W_per_m2", "LPD", "W/m²", 1, "lighting power density", "geïnstalleerd verlichtingsvermogen per m²", "照明功率密度"},
    {"height_above_desk_m", "h", "m", 1, "height of the luminaire above the desk", "hoogte van de armatuur boven het tafelblad", "灯具距课桌面高度"},
    {"ceiling_reflectance", "ρc", "", 2, "reflectance of the ceiling", "reflectiefactor van het plafond", "顶棚反射比"},
    {"walls_reflectance", "ρw", "", 2, "reflectance of the walls", "reflectiefactor van de muren", "墙面反射比"},
    {"floor_reflectance", "ρf", "", 2, "reflectance of the floor", "reflectiefactor van de vloer", "地面反射比"},
    {"furniture_reflectance", "ρ", "", 2, "reflectance of the furniture", "reflectiefactor van het meubilair", "家具表面反射比"},
    {"illuminance_lx", "E", "lx", 0, "illuminance", "verlichtingssterkte", "照度"},
    {"melanopic_edi_lx", "m-EDI", "lx", 0, "melanopic equivalent daylight illuminance", "melanopische equivalente daglichtverlichtingssterkte", "视黑素等效日光照度"},
    {"circadian_stimulus", "CS", "", 2, "circadian stimulus", "circadiane stimulus", "节律刺激值"},
    {"light_h_per_day", "t", "h", 1, "light per day", "licht per dag", "每日光照时长"},
    {"dark_h_per_day", "t,dark", "h", 1, "darkness per day", "duisternis per dag", "每日黑暗时长"},
    {"uninterrupted_dark_h", "t,dark", "h", 1, "uninterrupted darkness", "ononderbroken duisternis", "连续黑暗时长"},
    {"usable_area_share", "A", "", 2, "share of the usable area", "aandeel van de bruikbare oppervlakte", "可使用面积比例"},
    {"ammonia_ppm", "NH₃", "ppm", 0, "ammonia in the air", "ammoniak in de lucht", "空气中氨浓度"},
    {"ppfd_umol_per_m2_s", "PPFD", "µmol/(m²·s)", 0, "photosynthetic photon flux density", "fotosynthetische fotonenfluxdichtheid", "光合光子通量密度"},
    {"dli_mol_per_m2_day", "DLI", "mol/(m²·d)", 1, "daily light integral", "dagelijkse lichtsom", "日光照积分"},
    {"photoperiod_h", "t", "h", 1, "photoperiod", "daglengte", "光周期"},
    {"red_to_far_red_ratio", "R:FR", "", 1, "red to far-red photon ratio", "rood/verrood-fotonenverhouding", "红光与远红光光子比"},
    {"blue_share", "B", "", 2, "share of blue in the photon flux density", "aandeel blauw in de fotonenflux", "蓝光光子占比"},
    {"ppfd_uniformity", "PPFDmin/mean", "", 2, "uniformity of the photon flux density", "gelijkmatigheid van de fotonenflux", "光合光子通量密度均匀度"},
    {"ppfd_coefficient_of_variation", "CV", "", 2, "coefficient of variation of the photon flux density", "variatiecoëfficiënt van de fotonenflux", "光合光子通量密度变异系数"},
    {"light_emission_reduction", "", "", 2, "reduction of the light emitted to the outside", "vermindering van de lichtuitstoot naar buiten", "向外溢散光的削减率"},
    {"installed_illuminance_lx", "E", "lx", 0, "installed assimilation lighting at the crop", "geïnstalleerde assimilatiebelichting op het gewas", "冠层处补光照度"},
    {"power_W", "P", "W", 1, "input power", "opgenomen vermogen", "输入功率"},
    {"voltage_V", "U", "V", 0, "supply voltage", "voedingsspanning", "电源电压"},
    {"luminous_flux_lm", "Φ", "lm", 0, "luminous flux", "lichtstroom", "光通量"},
    {"useful_flux_lm", "Φuse", "lm", 0, "useful luminous flux", "nuttige lichtstroom", "有用光通量"},
    {"source_power_W", "Pon", "W", 1, "on-mode power of the light source", "vermogen in de gebruiksstand van de lichtbron", "光源开启模式功率"},
    {"standby_power_W", "Psb", "W", 2, "standby power", "stand-byvermogen", "待机功率"},
    {"networked_standby_power_W", "Pnet", "W", 2, "networked standby power", "netwerkgebonden stand-byvermogen", "联网待机功率"},
    {"no_load_power_W", "Pno", "W", 2, "no-load power of the control gear", "nullastvermogen van het voorschakelapparaat", "控制装置空载功率"},
    {"control_gear_output_W", "Pcg", "W", 1, "output power of the control gear", "uitgangsvermogen van het voorschakelapparaat", "控制装置输出功率"},
    {"control_gear_efficiency", "ηcg", "", 3, "efficiency of the control gear at full load", "rendement van het voorschakelapparaat bij vollast", "控制装置满载效率"},
    {"displacement_factor", "cos φ1", "", 2, "displacement factor", "verschuivingsfactor (cos φ1)", "位移因数"},
    {"power_factor", "PF", "", 2, "power factor", "arbeidsfactor", "功率因数"},
    {"total_harmonic_distortion", "THD", "", 2, "total harmonic distortion of the current", "totale harmonische vervorming van de stroom", "电流总谐波畸变率"},
    {"luminous_efficacy_lm_per_W", "η", "lm/W", 1, "luminous efficacy", "lichtrendement", "光效"},
    {"light_output_ratio", "LOR", "", 2, "light output ratio of the luminaire", "armatuurrendement", "灯具效率"},
    {"cct_K", "CCT", "K", 0, "correlated colour temperature", "gecorreleerde kleurtemperatuur", "相关色温"},
    {"r9", "R9", "", 0, "special colour rendering index R9", "bijzondere kleurweergave-index R9", "特殊显色指数R9"},
    {"colour_consistency_sdcm", "SDCM", "", 0, "colour consistency in MacAdam steps", "kleurconsistentie in MacAdam-stappen", "色容差（SDCM）"},
    {"pst_lm", "PstLM", "", 2, "flicker, short-term (PstLM)", "flikkering, korte termijn (PstLM)", "闪变指数 PstLM"},
    {"svm", "SVM", "", 2, "stroboscopic visibility measure", "maat voor het stroboscopisch effect (SVM)", "频闪效应可视度 SVM"},
    {"modulation_frequency_Hz", "f", "Hz", 0, "frequency of the light modulation", "frequentie van de lichtmodulatie", "光输出波动频率"},
    {"modulation_depth", "", "", 4, "depth of the light modulation", "modulatiediepte van het licht", "光输出波动深度"},
    {"lumen_maintenance_3000h", "XLMF", "", 3, "lumen maintenance after 3000 h", "lichtstroombehoud na 3000 h", "3000 h 光通维持率"},
    {"survival_share", "SF", "", 2, "share of units that survive the endurance test", "aandeel exemplaren dat de duurproef doorstaat", "耐久性试验后的存活率"},
    {"l70_life_h", "L70B50", "h", 0, "life L70B50", "levensduur L70B50", "L70B50 寿命"},
    {"q90_life_h", "Q90", "h", 0, "photon flux maintenance Q90", "fotonenfluxbehoud Q90", "光子通量维持寿命 Q90"},
    {"driver_life_h", "", "h", 0, "life of the control gear", "levensduur van het voorschakelapparaat", "驱动电源寿命"},
    {"fan_life_h", "", "h", 0, "life of the fan", "levensduur van de ventilator", "风扇寿命"},
    {"warranty_years", "", "a", 0, "warranty in years", "garantie in jaren", "质保年限"},
    {"risk_group", "RG", "", 0, "photobiological risk group", "fotobiologische risicogroep", "光生物危害组别"},
    {"ip_solids", "IP1", "", 0, "ingress protection against solids (first IP digit)", "bescherming tegen vaste deeltjes (eerste IP-cijfer)", "防尘等级（IP第一位数字）"},
    {"ip_liquids", "IP2", "", 0, "ingress protection against water (second IP digit)", "bescherming tegen water (tweede IP-cijfer)", "防水等级（IP第二位数字）"},
    {"ik", "IK", "", 0, "protection against impact (IK code)", "slagvastheid (IK-code)", "机械碰撞防护等级（IK代码）"},
    {"greatest_ambient_C", "ta", "°C", 0, "greatest ambient temperature", "hoogste omgevingstemperatuur", "最高环境温度"},
    {"least_output", "dim", "", 3, "least output when dimmed, share of full light", "kleinste stand bij dimmen, aandeel van vol licht", "调光最低输出（占满输出的比例）"},
    {"ppf_umol_per_s", "PPF", "µmol/s", 0, "photosynthetic photon flux", "fotosynthetische fotonenflux", "光合光子通量"},
    {"ppe_umol_per_J", "PPE", "µmol/J", 2, "photosynthetic photon efficacy", "fotonefficiëntie", "光合光子效能"},
    {"far_red_power_share", "", "", 2, "share of 700–800 nm in the power of 250–800 nm", "aandeel van 700–800 nm in het vermogen van 250–800 nm", "700–800 nm 辐射占 250–800 nm 的比例"},
    {"central_illuminance_lx", "Ec", "lx", 0, "central illuminance at 1 m", "centrale verlichtingssterkte op 1 m", "1 m处中心照度"},
    {"irradiance_W_per_m2", "Ee", "W/m²", 0, "total irradiance", "totale bestralingssterkte", "总辐照度"},
    {"d50_to_d10_ratio", "d50/d10", "", 2, "field diameters d50 over d10", "verhouding van de velddiameters d50 en d10", "光斑直径比 d50/d10"},
    {"luminous_exitance_lm_per_mm2", "M", "lm/mm²", 0, "luminous flux per emitting area", "lichtstroom per uitstralende oppervlakte", "单位发光面积光通量"},
    {"thickness_mm", "", "mm", 0, "thickness", "dikte", "厚度"},
    {"longest_side_m", "", "m", 2, "longest side", "langste zijde", "最长边尺寸"},
};
// clang-format on
static_assert(std::size(facts) == quantity_count);

const Facts& facts_of(Quantity quantity) {
  return facts[static_cast<std::size_t>(quantity)];
}

}  // namespace

std::string_view to_string(Quantity quantity) {
  return facts_of(quantity).name;
}

std::optional<Quantity> quantity_named(std::string_view name) {
  const auto found = std::find_if(std::begin(facts), std::end(facts), [&](const Facts& f) { return f.name == name; });
  if (found == std::end(facts)) return std::nullopt;
  return static_cast<Quantity>(found - std::begin(facts));
}

std::string_view unit_of(Quantity quantity) {
  return facts_of(quantity).unit;
}

std::string_view symbol_of(Quantity quantity) {
  const Facts& its = facts_of(quantity);
  return its.symbol.empty() ? its.name : its.symbol;
}

std::string_view name_of(Quantity quantity, Language language) {
  const Facts& its = facts_of(quantity);
  if (language == Language::nl) return its.nl;
  return language == Language::zh ? its.zh : its.en;
}

std::string with_unit(Quantity quantity, double value) {
  const Facts& its = facts_of(quantity);
  std::string number = fmt::format("{:.{}f}", value, its.decimals);
  if (number.find('.') != std::string::npos) {
    number.erase(number.find_last_not_of('0') + 1);
    if (number.back() == '.') number.pop_back();
  }
  if (its.unit.empty()) return number;
  const std::string_view gap = its.unit == "°" ? "" : " ";
  return fmt::format("{}{}{}", number, gap, its.unit);
}

}  // namespace twinlight::requirements
