#include "twinlight/server/letter_wordings.h"

#include <array>

namespace twinlight::server {
namespace {

using partnership::Language;

// In the order of Letter and of Language: nl, en, zh.
// Letters about interests name no organisation: who is behind a record, the application shows to whom may know.
constexpr std::array<std::array<LetterWording, 3>, every_letter.size()> wordings{{
    {{{"Kies een nieuw wachtwoord", "Iemand, hopelijk u, vroeg om een nieuw wachtwoord voor Twinlight.",
       "Wachtwoord kiezen",
       "De link werkt één keer, een uur lang. Vroeg u niets? Dan hoeft u niets te doen: uw wachtwoord blijft zoals het "
       "is."},
      {"Choose a new password", "Somebody, we hope you, asked for a new password for Twinlight.", "Choose a password",
       "The link works once, for an hour. You asked for nothing? Then there is nothing to do: your password stays as "
       "it is."},
      {"设置新密码", "有人（希望是您本人）申请重设您在 Twinlight 的密码。", "设置密码",
       "链接一小时内有效，只能使用一次。若非您本人申请，无需任何操作，您的密码不会改变。"}}},
    {{{"Uitnodiging voor Twinlight", "U bent uitgenodigd om in Twinlight op te treden voor {organisation}.",
       "Wachtwoord kiezen en beginnen",
       "De link werkt één keer, veertien dagen lang. Kent u {organisation} niet? Dan hoeft u niets te doen."},
      {"Invitation to Twinlight", "You are invited to act for {organisation} in Twinlight.",
       "Choose a password and begin",
       "The link works once, for fourteen days. You do not know {organisation}? Then there is nothing to do."},
      {"Twinlight 邀请函", "邀请您代表{organisation}加入 Twinlight。", "设置密码并开始使用",
       "链接十四天内有效，只能使用一次。若您与{organisation}无关，无需任何操作。"}}},
    {{{"Iemand wacht op uw antwoord",
       "Iemand toonde belangstelling voor “{title}”. U kunt nog tot {date} antwoorden; daarna vervalt de vraag.",
       "Lezen en antwoorden", "Neen is ook een antwoord. U krijgt over deze vraag geen andere herinnering."},
      {"Somebody waits for your answer",
       "Somebody is interested in “{title}”. You can answer until {date}; after that the question expires.",
       "Read and answer", "No is an answer too. You get no other reminder of this question."},
      {"有人等待您的答复", "有人对“{title}”表达了合作意向。请于{date}前答复，逾期将自动失效。", "查看并答复",
       "您也可以婉拒。此事不会再次提醒。"}}},
    {{{"Hoe staat het ermee?",
       "Over “{title}” was er sinds {date} geen nieuws. Is er iets van gekomen, of niet? Laat het weten: ook een neen "
       "telt, met de reden erbij.",
       "Zeggen wat ervan kwam", "De andere kant krijgt dezelfde vraag en bevestigt wat u zegt."},
      {"How is it going?",
       "There was no news of “{title}” since {date}. Did something come of it, or not? Do say: a no counts too, with "
       "its reason.",
       "Say what came of it", "The other side gets the same question and confirms what you say."},
      {"进展如何？", "自{date}以来，“{title}”没有新的进展。是否取得成果？若没有，也请说明原因。", "填写结果",
       "对方也会收到同样的提醒，并确认您填写的内容。"}}},
    {{{"Klopt dit?", "De andere kant zei op {date} wat er van “{title}” kwam. Het telt pas als u het bevestigt.",
       "Lezen en bevestigen", "Klopt er iets niet? Zeg dan wat: het gaat terug naar de andere kant."},
      {"Is this right?", "On {date} the other side said what came of “{title}”. It counts only once you confirm it.",
       "Read and confirm", "Something is wrong? Say what: it goes back to the other side."},
      {"请确认结果", "对方于{date}填写了“{title}”的结果，经您确认后才计入成果。", "查看并确认",
       "若有错误，请说明，系统将退回对方更正。"}}},
    {{{"Er is belangstelling",
       "Iemand toonde belangstelling voor “{title}”. U kunt tot {date} antwoorden; daarna vervalt de vraag.",
       "Lezen en antwoorden", "Wie het is, ziet u bij de vraag. U krijgt er later hoogstens één herinnering aan."},
      {"Somebody is interested",
       "Somebody is interested in “{title}”. You can answer until {date}; after that the question expires.",
       "Read and answer", "Who it is, the question shows. At most one reminder of it follows."},
      {"有人表达了合作意向", "有人对“{title}”表达了合作意向，请于{date}前答复，逾期将自动失效。", "查看并答复",
       "对方信息请在系统中查看。此后最多提醒一次。"}}},
    {{{"Uw belangstelling is wederzijds", "De andere kant antwoordde op {date} ja op uw vraag over “{title}”.",
       "Contactgegevens bekijken", "Zeg later wat ervan kwam: de andere kant bevestigt het."},
      {"Your interest is mutual", "On {date} the other side said yes to your question about “{title}”.",
       "See how to get in touch", "Say later what came of it: the other side confirms it."},
      {"对方已接受您的合作意向", "对方于{date}接受了您对“{title}”的合作意向。", "查看联系方式",
       "日后请填写合作成果，由对方确认。"}}},
    {{{"Een antwoord op uw vraag", "De andere kant antwoordde op {date} neen op uw vraag over “{title}”.",
       "Het antwoord lezen", "Andere partners vindt u bij uw profiel."},
      {"An answer to your question", "On {date} the other side said no to your question about “{title}”.",
       "Read the answer", "Your profile shows other partners."},
      {"您的合作意向已有答复", "对方于{date}婉拒了您对“{title}”的合作意向。", "查看答复",
       "您可在自己的档案页面查看其他合作伙伴。"}}},
    {{{"Uw vraag bleef zonder antwoord", "De andere kant antwoordde niet voor {date} op uw vraag over “{title}”.",
       "Andere partners bekijken", "De vraag is vervallen. Wie er niet is, kan niet antwoorden: dit is geen neen."},
      {"Your question had no answer", "The other side did not answer your question about “{title}” by {date}.",
       "See other partners", "The question has expired. Who is away can not answer: this is no no."},
      {"您的合作意向未获答复", "对方未在{date}前答复您对“{title}”的合作意向。", "查看其他合作伙伴",
       "该意向已失效。未答复并不表示拒绝。"}}},
    {{{"Een coördinator wil u in contact brengen",
       "Een coördinator stelt voor dat u over “{title}” kennismaakt met wie “{partner}” plaatste. U kunt tot {date} "
       "antwoorden; daarna vervalt het voorstel.",
       "Lezen en antwoorden",
       "Niemand ziet wie de ander is voor beide kanten ja zeggen, tenzij het profiel het toont."},
      {"A coordinator wants to introduce you",
       "A coordinator suggests that you meet, about “{title}”, whoever published “{partner}”. You can answer until "
       "{date}; after that the suggestion expires.",
       "Read and answer", "Nobody sees who the other is before both say yes, unless the profile shows it."},
      {"协调员希望为您引荐", "协调员建议您就“{title}”与“{partner}”的发布者接洽。请于{date}前答复，逾期将自动失效。",
       "查看并答复", "双方均同意之前，彼此不会看到对方身份，除非档案本身已公开。"}}},
    {{{"Een kennismaking wacht op uw antwoord",
       "Een coördinator stelde voor dat u over “{title}” kennismaakt met wie “{partner}” plaatste. U kunt nog tot "
       "{date} "
       "antwoorden.",
       "Lezen en antwoorden", "Neen is ook een antwoord. U krijgt hierover geen andere herinnering."},
      {"An introduction waits for your answer",
       "A coordinator suggested that you meet, about “{title}”, whoever published “{partner}”. You can still answer "
       "until {date}.",
       "Read and answer", "No is an answer too. You get no other reminder of this."},
      {"引荐等待您的答复", "协调员建议您就“{title}”与“{partner}”的发布者接洽，请于{date}前答复。", "查看并答复",
       "您也可以婉拒。此事不会再次提醒。"}}},
    {{{"U bent aan elkaar voorgesteld",
       "Sinds {date} zeggen beide kanten ja: u en wie “{partner}” plaatste, over “{title}”.",
       "Contactgegevens bekijken", "Zeg later wat ervan kwam: de andere kant bevestigt het."},
      {"You are introduced", "Since {date} both sides say yes: you and whoever published “{partner}”, about “{title}”.",
       "See how to get in touch", "Say later what came of it: the other side confirms it."},
      {"双方均同意接洽", "自{date}起，您与“{partner}”的发布者均同意就“{title}”接洽。", "查看联系方式",
       "日后请填写合作成果，由对方确认。"}}},
    {{{"De kennismaking gaat niet door",
       "De andere kant, die “{partner}” plaatste, antwoordde op {date} neen. Het ging "
       "over “{title}”.",
       "Lezen", "Andere partners vindt u bij uw profiel."},
      {"The introduction does not go on",
       "On {date} the other side, which published “{partner}”, said no. It was about "
       "“{title}”.",
       "Read", "Your profile shows other partners."},
      {"引荐未能达成", "“{partner}”的发布者于{date}婉拒了就“{title}”接洽的建议。", "查看",
       "您可在自己的档案页面查看其他合作伙伴。"}}},
    {{{"De kennismaking bleef zonder antwoord",
       "De andere kant, die “{partner}” plaatste, antwoordde niet voor {date}. Het ging over “{title}”.",
       "Andere partners bekijken", "Uw ja blijft zonder gevolg; dit is geen neen van de andere kant."},
      {"The introduction had no answer",
       "The other side, which published “{partner}”, did not answer by {date}. It was about “{title}”.",
       "See other partners", "Nothing follows from your yes; this is no no of the other side."},
      {"引荐未获答复", "“{partner}”的发布者未在{date}前就“{title}”的接洽建议作出答复。", "查看其他合作伙伴",
       "您的同意不再有效；未答复并不表示拒绝。"}}},
    {{{"Uw profiel vervalt binnenkort", "“{title}” vervalt op {date}. Daarna vindt niemand het nog.",
       "Met één klik verlengen", "Klopt het niet meer? Laat het dan vervallen, of pas het aan."},
      {"Your profile expires soon", "“{title}” expires on {date}. After that nobody finds it.", "Renew with one click",
       "It no longer holds? Let it expire, or change it."},
      {"您的档案即将到期", "“{title}”将于{date}到期，此后将不再显示。", "一键续期",
       "若内容已过时，可任其到期或进行修改。"}}},
    {{{"Uw profiel is vervallen", "“{title}” verviel op {date}: niemand vindt het nog.", "Opnieuw indienen",
       "Met één klik legt u het opnieuw aan de coördinator voor."},
      {"Your profile has expired", "“{title}” expired on {date}: nobody finds it any more.", "Submit it again",
       "One click puts it to the coordinator again."},
      {"您的档案已到期", "“{title}”已于{date}到期，不再显示。", "重新提交", "一键即可重新提交给协调员审核。"}}},
    {{{"Wilt u bij Twinlight blijven?",
       "U meldde zich lang niet aan. Op {date} wissen we uw account en uw gegevens, zoals onze bewaartermijnen zeggen.",
       "Aanmelden en blijven", "Eén keer aanmelden volstaat. Wilt u niet blijven? Dan hoeft u niets te doen."},
      {"Do you want to stay with Twinlight?",
       "You have not signed in for long. On {date} we erase your account and your data, as our retention periods say.",
       "Sign in and stay", "To sign in once is enough. You do not want to stay? Then there is nothing to do."},
      {"您希望继续使用 Twinlight 吗？", "您已很久没有登录。按照保存期限规定，我们将于{date}删除您的账户和个人信息。",
       "登录并保留账户", "登录一次即可保留。若不再使用，无需任何操作。"}}},
    {{{"Een nieuw product past bij uw behoefte",
       "“{partner}” werd gepubliceerd en voldoet in de ruimte van “{title}”, berekend op {date}. Het ondertekende "
       "rapport staat bij uw behoefte.",
       "Het bewijs bekijken", "Wie het product maakt, weet hiervan niet: u beslist of u belangstelling toont."},
      {"A new product meets your need",
       "“{partner}” was published and passes in the room of “{title}”, as calculated on {date}. The signed report is "
       "with your need.",
       "See the proof", "The maker does not know of this: it is for you to say whether you are interested."},
      {"新产品符合您的需求", "新发布的“{partner}”经{date}计算，符合“{title}”的要求。签名报告已存入您的需求。",
       "查看证明", "产品制造商并不知情，是否表达合作意向由您决定。"}}},
    {{{"Bevestig uw e-mailadres",
       "Iemand, hopelijk u, vroeg om met {organisation} deel te nemen aan Twinlight. Bevestig dat dit uw adres is; "
       "daarna leest een coördinator uw aanvraag.",
       "Adres bevestigen",
       "De link werkt één keer, zeven dagen lang. Vroeg u niets? Dan hoeft u niets te doen: de aanvraag wordt gewist."},
      {"Confirm your e-mail address",
       "Somebody, we hope you, asked to take part in Twinlight with {organisation}. Confirm that this is your address; "
       "a coordinator reads your request after that.",
       "Confirm the address",
       "The link works once, for seven days. You asked for nothing? Then there is nothing to do: the request is "
       "erased."},
      {"请确认您的电子邮箱",
       "有人（希望是您本人）申请以{organisation}的名义加入 Twinlight。请确认这是您的邮箱，之后协调员将审阅您的申请。",
       "确认邮箱", "链接七天内有效，只能使用一次。若非您本人申请，无需任何操作，申请将被删除。"}}},
    {{{"U hebt al een account",
       "Iemand, hopelijk u, vroeg om met {organisation} deel te nemen aan Twinlight. Met dit adres is er al een "
       "account.",
       "Aanmelden", "Wachtwoord kwijt? Bij het aanmelden kiest u een nieuw. Vroeg u niets? Dan hoeft u niets te doen."},
      {"You have an account already",
       "Somebody, we hope you, asked to take part in Twinlight with {organisation}. This address has an account "
       "already.",
       "Sign in",
       "Lost the password? You choose a new one where you sign in. You asked for nothing? Then there is "
       "nothing to do."},
      {"您已有账户", "有人（希望是您本人）申请以{organisation}的名义加入 Twinlight。该邮箱已有账户。", "登录",
       "忘记密码？可在登录页面重设。若非您本人申请，无需任何操作。"}}},
    {{{"Een antwoord op uw aanvraag",
       "Uw aanvraag om met {organisation} deel te nemen werd niet aanvaard. Een coördinator schrijft: “{title}”",
       "Opnieuw vragen", "Wat u invulde, wordt na een half jaar gewist."},
      {"An answer to your request",
       "Your request to take part with {organisation} was not accepted. A coordinator writes: “{title}”", "Ask again",
       "What you filled in is erased after half a year."},
      {"您的加入申请已有答复", "您以{organisation}的名义提出的加入申请未获接受。协调员答复：“{title}”", "重新申请",
       "您填写的内容将在半年后删除。"}}},
    {{{"Er is een aanmeldcode voor u gemaakt",
       "Wie het partnerschap beheert, maakte voor u een code waarmee u zich één keer kunt aanmelden. Ze werkt tien "
       "minuten lang en wordt aan de balie gegeven.",
       "Uw account bekijken", "Vroeg u er niet om? Meld het dan aan uw coördinator en kies een nieuw wachtwoord."},
      {"A sign-in code was made for you",
       "Those who run the partnership made a code for you by which you can sign in once. It works for ten minutes and "
       "is given at a desk.",
       "See your account", "You did not ask for it? Then tell your coordinator and choose a new password."},
      {"已为您生成一次性登录码",
       "合作计划的管理人员为您生成了一个登录码，由服务台当面告知，十分钟内有效，只能使用一次。", "查看账户",
       "若非您本人申请，请告知您的协调员，并重新设置密码。"}}},
}};

}  // namespace

const LetterWording& wording_of(Letter kind, Language language) {
  return wordings.at(static_cast<std::size_t>(kind)).at(static_cast<std::size_t>(language));
}

}  // namespace twinlight::server
