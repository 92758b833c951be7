#include "twinlight/server/fault_wording.h"

#include <array>
#include <vector>

namespace twinlight::server {
namespace {

using partnership::Language;

/// A message with {} where it has words of its own.
struct FaultWording {
  std::string_view en;
  std::string_view nl;
  std::string_view zh;
};

// A longer one stands before one that it begins with.
constexpr std::array fault_wordings = std::to_array<FaultWording>({
    {"is missing: {}", "ontbreekt", "缺少此项"},
    {"is of the organisation that introduces: it can express interest",
     "is van de organisatie die voorstelt: die kan zelf interesse tonen", "属于介绍方单位：可直接表达意向"},
    {"is of the same organisation", "is van dezelfde organisatie", "属于同一单位"},
    {"is not within the next 90 days", "ligt niet binnen de komende 90 dagen", "不在未来90天内"},
    {"was introduced to it already and waits for an answer", "is er al aan voorgesteld en wacht op antwoord",
     "已经介绍过，正在等待答复"},
    {"unpacks from {} to {} bytes; more than {} times as much is refused",
     "wordt uitgepakt van {} tot {} bytes; meer dan {} keer zoveel wordt geweigerd",
     "从{}字节解压为{}字节；超过{}倍即拒绝"},
    {"more than {} entries are not read", "meer dan {} onderdelen worden niet gelezen", "不读取超过{}个条目"},
    {"is not there: the file is cut off, or followed by something else, or no zip archive",
     "ontbreekt: het bestand is afgebroken, wordt gevolgd door iets anders of is geen zip-archief",
     "不存在：文件不完整、其后有其他内容，或不是zip压缩包"},
    {"is missing", "ontbreekt", "缺少此项"},
    {"is no field; is '{}' meant?", "is geen veld; is '{}' bedoeld?", "没有此字段；是否指“{}”？"},
    {"is no field", "is geen veld", "没有此字段"},
    {"is no parameter", "is geen parameter", "没有此参数"},
    {"is not taken here: sent again, this request is done again",
     "wordt hier niet aangenomen: opnieuw verzonden wordt dit verzoek opnieuw uitgevoerd",
     "此处不接受：重复发送会再次执行"},
    {"is of another type than expected", "is van een ander type dan verwacht", "类型不符"},
    {"is none of the words expected", "is geen van de verwachte woorden", "不在可选值之列"},
    {"'{}' is none of {}", "'{}' is geen van {}", "“{}”不在可选值之列：{}"},
    {"has too many items", "heeft te veel onderdelen", "项目过多"},
    {"has too few items", "heeft te weinig onderdelen", "项目过少"},
    {"is too long", "is te lang", "过长"},
    {"is too short", "is te kort", "过短"},
    {"is longer than {} characters", "is langer dan {} tekens", "超过{}个字符"},
    {"has another form than expected", "heeft een andere vorm dan verwacht", "格式不符"},
    {"has none of the forms expected", "heeft geen van de verwachte vormen", "格式不符"},
    {"is no date; expected {}", "is geen datum; verwacht: {}", "不是日期；应为{}"},
    {"'{}' is no date; expected {}", "'{}' is geen datum; verwacht: {}", "“{}”不是日期；应为{}"},
    {"is no moment in UTC; expected {}", "is geen tijdstip in UTC; verwacht: {}", "不是UTC时间；应为{}"},
    {"'{}' is no moment in UTC; expected {}", "'{}' is geen tijdstip in UTC; verwacht: {}", "“{}”不是UTC时间；应为{}"},
    {"is not greater than or equal to {}", "is niet groter dan of gelijk aan {}", "应大于或等于{}"},
    {"is not less than or equal to {}", "is niet kleiner dan of gelijk aan {}", "应小于或等于{}"},
    {"is not greater than {}", "is niet groter dan {}", "应大于{}"},
    {"is not less than {}", "is niet kleiner dan {}", "应小于{}"},
    {"{} is not greater than {}", "{} is niet groter dan {}", "{}应大于{}"},
    {"{} is not between {} and {}", "{} ligt niet tussen {} en {}", "{}不在{}与{}之间"},
    {"{} is less than {}", "{} is kleiner dan {}", "{}小于{}"},
    {"{} is more than {}", "{} is groter dan {}", "{}大于{}"},
    {"is one more than the {} that a person can keep", "is één meer dan de {} die iemand kan bewaren",
     "超过每人可保存的{}个"},
    {"is negative", "is negatief", "不能为负"},
    {"is empty{}", "is leeg", "为空"},
    {"is an empty list", "is een lege lijst", "列表为空"},
    {"is no text with a language", "is geen tekst met een taal", "不是带语言的文本"},
    {"is no text", "is geen tekst", "不是文本"},
    {"is no list", "is geen lijst", "不是列表"},
    {"is no object", "is geen object", "不是对象"},
    {"is no name", "is geen naam", "不是名称"},
    {"is no number", "is geen getal", "不是数字"},
    {"is no whole number", "is geen geheel getal", "不是整数"},
    {"is neither true nor false", "is waar noch onwaar", "不是布尔值"},
    {"is no language of the partnership", "is geen taal van het partnerschap", "不是本伙伴关系的语言"},
    {"is no id: {}", "is geen id: een UUID in kleine letters wordt verwacht", "不是标识符：应为小写UUID"},
    {"names no region of this partnership; there are: {}", "noemt geen regio van dit partnerschap; er zijn: {}",
     "所指地区不属于本伙伴关系；现有：{}"},
    {"names no {} of this partnership", "noemt niets van dit partnerschap ({})", "所指的{}不在本伙伴关系中"},
    {"'{}' is not an e-mail address", "'{}' is geen e-mailadres", "“{}”不是电子邮箱"},
    {"'{}' is not a time zone of the IANA database, such as {}", "'{}' is geen tijdzone van de IANA-databank, zoals {}",
     "“{}”不是IANA数据库中的时区；例如{}"},
    {"'{}' is not {}", "'{}' heeft niet de verwachte vorm", "“{}”格式不符"},
    {"can not change", "kan niet veranderen", "不可更改"},
    {"was agreed to already", "hiermee werd al ingestemd", "已同意过"},
    {"is not for you to change", "mag u niet veranderen", "您无权更改"},
    {"is not after {}", "ligt te vroeg", "日期过早"},
    {"is before {}", "ligt te vroeg", "日期过早"},
    {"names exactly one of profile, product and need", "noemt precies één profiel, product of behoefte",
     "只能指明一个档案、产品或需求"},
    {"does not go with nothing that came of it", "hoort niet bij iets waar niets van kwam", "未取得成果时不应填写"},
    {"names no interest that your organisation and another have in each other",
     "noemt geen belangstelling die uw organisatie en een andere voor elkaar hebben",
     "所指并非贵机构与另一方的双向意向"},
    {"was proposed already and waits for an answer", "werd al voorgesteld en wacht op antwoord", "已提出，正等待答复"},
    {"has a wrong length or check digit", "heeft een verkeerde lengte of controlecijfer", "长度或校验位错误"},
    {"names no file that your organisation uploaded", "noemt geen bestand dat uw organisatie heeft opgeladen",
     "所指文件并非贵机构上传"},
    {"is no photometric file that can be read: {}", "is geen leesbaar fotometrisch bestand: {}",
     "不是可读取的配光文件：{}"},
    {"are not the words that count now", "zijn niet de woorden die nu gelden", "并非当前有效的文本"},
    {"names no partnership that is active", "noemt geen partnerschap dat loopt", "所指伙伴关系未在进行中"},
    {"is changed by a letter to the new address", "verandert door een brief naar het nieuwe adres",
     "须通过发送至新地址的邮件更改"},
    {"acts for others, or did, and asks for this role themselves",
     "treedt al voor anderen op, of deed dat, en vraagt deze rol zelf aan",
     "已代表或曾代表其他机构，须由本人申请此角色"},
    {"has an account already", "heeft al een account", "已有账户"},
    {"is the address of somebody who is suspended", "is het adres van iemand die geschorst is", "是已被停用人员的邮箱"},
    {"comes twice", "komt twee keer voor", "重复出现"},
    {"is no topic of the vocabulary", "is geen onderwerp van de woordenlijst", "不是词表中的主题"},
    {"are not words of the title or the summary that name the topic",
     "zijn geen woorden van de titel of de samenvatting die het onderwerp noemen", "不是标题或摘要中表示该主题的词语"},
    {"names no file of the archive", "noemt geen bestand van het archief", "压缩包中没有此文件"},
    {"holds no CSV file", "bevat geen CSV-bestand", "其中没有CSV文件"},
    {"has no column that is known", "heeft geen kolom die bekend is", "没有可识别的列"},
    {"has no header line", "heeft geen kopregel", "缺少标题行"},
    {"has {} fields, the header has {}", "heeft {} velden, de kop heeft er {}", "有{}个字段，标题行有{}个"},
    {"a quoted field is not closed", "een veld tussen aanhalingstekens wordt niet gesloten", "引号未闭合"},
    {"is a file of this machine", "is een bestand van de server", "不能引用服务器上的文件"},
    {"is no cursor of this list", "is geen bladwijzer van deze lijst", "不是此列表的游标"},
    {"'{}' is no field that lists are sorted by", "op '{}' wordt geen lijst gesorteerd", "列表不能按“{}”排序"},
    {"'{}' is no field that lists are filtered by", "op '{}' wordt geen lijst gefilterd", "列表不能按“{}”筛选"},
    {"'limit' is not from {} to {}", "ligt niet tussen {} en {}", "应在{}与{}之间"},
    {"is no https address without a user in it", "is geen https-adres zonder gebruiker erin",
     "不是不含用户名的https地址"},
    {"is nothing that can be told", "is niets wat gemeld kan worden", "不是可通知的事件"},
    {"waits to be sent already", "wacht al op verzending", "已在等待发送"},
    {"is one more than the {} of a partnership", "is één meer dan de {} van een partnerschap",
     "超过每个伙伴关系的{}个"},
    {"is for a coordinator, who has one, and for nobody else",
     "hoort bij een coördinator, die er een heeft, en bij niemand anders", "仅协调员须填，其他人不得填写"},
    {"is no role that a person is given", "is geen rol die iemand krijgt", "不是可授予的角色"},
    {"names no product of the catalogue", "noemt geen product van de catalogus", "所指产品不在目录中"},
    {"goes with tables, and tables with it", "hoort bij tafels, en tafels horen erbij", "须与桌数同时填写"},
    {"is after the end of the event", "ligt na het einde van het evenement", "晚于活动结束时间"},
    {"goes with {}", "hoort daar niet bij", "与当前状态不符"},
    {"is who asks", "is wie het vraagt", "不能邀请自己"},
    {"is the first profile", "is het eerste profiel", "与第一个档案相同"},
    {"is that of an introduction to which one side agreed", "is die van een kennismaking waar één kant mee instemde",
     "是仅一方同意的引荐的状态"},
    {"is mutual where both sides agreed, and only then", "is wederzijds als beide kanten instemden, en alleen dan",
     "仅在双方同意时为双向"},
    {"has the code '{}' twice", "heeft de code '{}' twee keer", "代码“{}”重复"},
    {"is no IP code; expected {}", "is geen IP-code; verwacht bijvoorbeeld IP65 of IPX4", "不是IP代码；应如IP65或IPX4"},
    {"is no IK code; expected {}", "is geen IK-code; verwacht IK00 tot IK10", "不是IK代码；应为IK00至IK10"},
    {"is not above the one before", "is niet meer dan het vorige", "应大于前一项"},
    {"is another than before", "is een ander dan daarvoor", "与前一项不同"},
    {"is for profiles of technology and research", "is voor profielen van technologie en onderzoek",
     "仅用于技术与研究类档案"},
    {"is no other language of the partnership", "is geen andere taal van het partnerschap", "不是本伙伴关系的其他语言"},
    {"is no translation: {}", "is geen vertaling: tekst en status worden verwacht", "不是译文：应有文本与状态"},
    {"is no finite number", "is geen eindig getal", "不是有限数"},
    {"is no name of a file by its content", "is geen naam van een bestand naar zijn inhoud", "不是以内容命名的文件"},
    {"is no money: {}", "is geen bedrag: een getal en een munt worden verwacht", "不是金额：应有数额与币种"},
    {"is no currency of the partnership", "is geen munt van het partnerschap", "不是本伙伴关系的货币"},
    {"'{}' is no amount of {}; expected at most {} decimals after a point",
     "'{}' is geen bedrag in {}; verwacht: ten hoogste {} decimalen na een punt", "“{}”不是{}金额；小数点后至多{}位"},
    {"is more than {} m² of floor{}", "is meer dan {} m² vloer", "超过{}平方米地面"},
    {"the requirement '{}' is unknown; the nearest are: {}", "de eis '{}' is onbekend; het dichtst komen: {}",
     "没有要求“{}”；最接近的有：{}"},
    {"unknown key; did you mean '{}'?", "onbekende sleutel; is '{}' bedoeld?", "未知的键；是否指“{}”？"},
    {"unknown key; expected one of: {}", "onbekende sleutel; verwacht: één van {}", "未知的键；应为其中之一：{}"},
    {"'{}' is unknown; expected one of: {}", "'{}' is onbekend; verwacht: één van {}", "“{}”未知；应为其中之一：{}"},
    {"leaves nothing of the room", "laat niets van de ruimte over", "房间无剩余区域"},
    {"a border of {} m leaves nothing of a room of {}", "een rand van {} m laat niets over van een ruimte van {}",
     "{}米边距下，{}的房间无剩余区域"},
    {"is missing; expected {}", "ontbreekt", "缺少此项"},
    {"expected a finite number", "verwacht: een eindig getal", "应为有限数"},
    {"expected a number", "verwacht: een getal", "应为数字"},
    {"expected a whole number", "verwacht: een geheel getal", "应为整数"},
    {"expected true or false", "verwacht: true of false", "应为true或false"},
    {"expected a text", "verwacht: een tekst", "应为文本"},
    {"expected a list of numbers", "verwacht: een lijst van getallen", "应为数字列表"},
    {"expected a list of texts", "verwacht: een lijst van teksten", "应为文本列表"},
    {"expected a list of tables {}", "verwacht: een lijst van tabellen {}", "应为表的列表{}"},
    {"expected a table {}", "verwacht: een tabel {}", "应为表{}"},
    {"expected one of: {}", "verwacht: één van {}", "应为其中之一：{}"},
    {"can not be given together with {}", "kan niet samen met {} gegeven worden", "不能与{}同时给出"},
    {"stands beside {}; expected either", "staat naast {}; verwacht: één van beide", "与{}并存；应只取其一"},
    {"is not below the ceiling", "ligt niet onder het plafond", "不在顶棚之下"},
});

/// The parts of the message at the {} of the pattern; false where it does not fit.
bool fits(std::string_view message, std::string_view pattern, std::vector<std::string_view>& parts) {
  parts.clear();
  while (true) {
    const std::size_t hole = pattern.find("{}");
    const std::string_view literal = pattern.substr(0, hole);
    if (!message.starts_with(literal)) return false;
    message.remove_prefix(literal.size());
    if (hole == std::string_view::npos) return message.empty();
    pattern.remove_prefix(hole + 2);
    const std::string_view next = pattern.substr(0, pattern.find("{}"));
    const std::size_t end = next.empty() ? message.size() : message.find(next);
    if (end == std::string_view::npos) return false;
    parts.push_back(message.substr(0, end));
    message.remove_prefix(end);
  }
}

std::string with_parts(std::string_view pattern, const std::vector<std::string_view>& parts) {
  std::string text;
  for (const std::string_view part : parts) {
    const std::size_t hole = pattern.find("{}");
    if (hole == std::string_view::npos) break;
    text.append(pattern.substr(0, hole)).append(part);
    pattern.remove_prefix(hole + 2);
  }
  return text.append(pattern);
}

}  // namespace

std::string fault_in(Language language, std::string_view message) {
  if (language == Language::en) return std::string(message);
  std::vector<std::string_view> parts;
  for (const FaultWording& wording : fault_wordings)
    if (fits(message, wording.en, parts)) return with_parts(language == Language::nl ? wording.nl : wording.zh, parts);
  return std::string(message);
}

}  // namespace twinlight::server
