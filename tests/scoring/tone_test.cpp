#include "tests/catch.hpp"

#include <algorithm>

#include "scoring/tone.hpp"

using namespace stormdrill;
using namespace stormdrill::scoring;

namespace {

const ToneScorer& scorer() {
    static const ToneScorer loaded = ToneScorer::load(STORMDRILL_SOURCE_DIR "/scoring/tone");
    return loaded;
}

ToneResult statement(const std::string& text, AtFault fault = AtFault::yes) {
    return scorer().score({TextKind::statement, fault, "", text, {}});
}

} // namespace

TEST_CASE("a full allergen statement in Chinese scores as a good one") {
    const ToneResult result = statement("10月3日起售出的「無麩質燕麥餅」，有一批（批號H27）誤用了一般麵粉。已"
                                        "有三位顧客身體不適，我們非常抱歉。這是我們的疏失："
                                        "換線時沒有做該做的清潔確認。手上有這批餅乾的朋友請不要再吃，到任何門"
                                        "市都能全額退費。今後換線一律雙人簽核並留樣檢驗，11月1"
                                        "日公布第三方稽核報告。");
    CHECK(result.tone >= 80);
    CHECK(result.elements.count() == 5);
    CHECK(result.strengths.repentance == 3);
}

TEST_CASE("a good allergen statement scores high in both languages, with strengths 2 to 3") {
    const std::string english =
        "On Monday we learned that 1,240 boxes of our oat bars contain almonds that the label does not name. "
        "Two "
        "customers were treated in hospital, and we are deeply sorry to them and to their families. This was "
        "our "
        "mistake: we skipped a check when the line was changed. Please do not eat bars with lot code K17; "
        "any shop "
        "will refund you, or call 0800-555-014. From Tuesday every batch is tested before it leaves, and an "
        "independent lab publishes the results each month.";
    const std::string chinese = "10月3日起售出的燕麥餅，有一批（批號H27）誤用了含杏仁的原料，標示上沒有寫。已"
                                "有三位顧客過敏送醫，我們向他們和家人道歉。"
                                "這是我們的疏失：換線時沒有確認。請不要再吃，任何門市都能全額退費，專線0800-"
                                "555-310。自11月1日起每批產品都要先檢驗才能出貨，"
                                "並公布第三方稽核報告。";
    for (const std::string& text : {english, chinese}) {
        const ToneResult result = statement(text);
        INFO(text);
        CHECK(result.tone >= 80);
        CHECK(result.band == Band::good);
        CHECK(result.elements.count() == 5);
        CHECK(result.strengths.responsibility >= 2);
        CHECK(result.strengths.regret >= 2);
        CHECK(result.strengths.repair == 3);
        CHECK(result.strengths.explanation >= 2);
        CHECK(result.strengths.repentance == 3);
        CHECK(result.offers_money);
        CHECK_FALSE(result.denies);
    }
}

TEST_CASE("a holding statement that regrets and names the next update scores mixed to good") {
    for (const std::string text :
         {"We have just learned that several people fell ill after eating our bars. We are very sorry. We do "
          "not know "
          "the cause yet and are checking it with the health office. Our next update comes at 6 pm today.",
          "我們今早接獲數位顧客食用燕麥餅後身體不適，讓大家擔心，非常抱歉。原因正與衛生局確認中，今天下午六點"
          "會再向大家說明。"}) {
        INFO(text);
        CHECK(statement(text).tone >= 45);
        CHECK(statement(text).tone <= 85);
    }
}

TEST_CASE("a denial that blames others is one, and scores low") {
    for (const std::string text :
         {"These reports are false. Our products are safe. If there was an error, it was caused by our "
          "supplier, who "
          "failed to follow the contract.",
          "網路傳言純屬謠言，本公司產品絕對安全。若有問題，係因供應商疏失所致，與本公司無關。"}) {
        const ToneResult result = statement(text);
        INFO(text);
        CHECK(result.denies);
        CHECK(has(result.flags, Flag::blame_shift));
        CHECK(has(result.flags, Flag::defensive));
        CHECK(result.tone < 30);
    }
}

TEST_CASE("denies: a denial in both languages, but not an admission or a negated excuse") {
    for (const std::string text :
         {"We deny that anyone fell ill.", "This is not our fault.", "No such incident happened.",
          "This has nothing to do with our company.", "本公司嚴正否認。", "絕無此事。", "這件事與我們無關。",
          "這不是我們的問題。"}) {
        INFO(text);
        CHECK(statement(text).denies);
    }
    for (const std::string text :
         {"This is our fault.", "We will not deny that we were wrong.",
          "We will not blame our supplier; this was our mistake.", "這是我們的錯。",
          "我們不會把責任推給供應商，這是我們的疏失。", "我們非常抱歉，今天全額退費。"}) {
        INFO(text);
        CHECK_FALSE(statement(text).denies);
    }
}

TEST_CASE("offers_money: an offer in both languages, but not a refusal") {
    for (const std::string text :
         {"We will refund every customer.", "We are covering the hospital bills.", "任何門市都能全額退費。",
          "醫療費用由我們負擔。", "已匯款補償每位顧客500元。"}) {
        INFO(text);
        CHECK(statement(text).offers_money);
    }
    for (const std::string text :
         {"No refund can be offered.", "We cannot compensate anybody.", "恕不退費。", "本件礙難賠償。"}) {
        INFO(text);
        CHECK_FALSE(statement(text).offers_money);
    }
}

TEST_CASE("legal wording without an answer scores low") {
    for (const std::string text : {"We have no comment. The matter is subject to ongoing litigation and the "
                                   "company reserves all rights.",
                                   "本案已進入司法程序，本公司不予評論，並保留一切法律追訴權，特此聲明。"}) {
        INFO(text);
        CHECK(statement(text).tone < 35);
        CHECK(has(statement(text).flags, Flag::legalese));
    }
}

TEST_CASE("a formula reply is canned and at best mixed; a personal one is good") {
    const auto reply = [](const std::string& context, const std::string& text) {
        return scorer().score({TextKind::reply, AtFault::yes, context, text, {}});
    };
    for (const std::string text :
         {"Dear customer, we apologise for any inconvenience. Thank you for your patience.",
          "親愛的顧客您好，造成您的不便敬請見諒，感謝您的耐心等候。"}) {
        const ToneResult result = reply("My daughter had hives after your oat bar", text);
        INFO(text);
        CHECK(has(result.flags, Flag::canned));
        CHECK(result.tone < 55);
    }
    const ToneResult english = reply(
        "My daughter had hives after your oat bar",
        "How is your daughter now? Hives after one of our oat bars must have been frightening, and it is our "
        "fault, sorry. Please see a doctor, we pay the bill. Send me a message and I will call you tonight.");
    CHECK(english.tone >= 75);
    CHECK(has(english.flags, Flag::personalised));
    CHECK(has(english.flags, Flag::empathy));
    const ToneResult chinese =
        reply("女兒吃了你們的燕麥餅全身起疹子",
              "女兒的疹子退了嗎？看到她起疹子您一定很擔心，對不起，是我們標示漏寫杏仁。看醫生的費用我們付，"
              "請私訊我電話，今晚我再打給您。");
    CHECK(chinese.tone >= 75);
    CHECK(has(chinese.flags, Flag::personalised));
}

TEST_CASE("the same reply again is canned, however kind it is") {
    const std::string text =
        "That must have been frightening. It is our fault, sorry. We pay the doctor's bill.";
    const ToneResult first = scorer().score({TextKind::reply, AtFault::yes, "", text, {}});
    const ToneResult again =
        scorer().score({TextKind::reply, AtFault::yes, "", text, {scorer().wording(text)}});
    CHECK_FALSE(has(first.flags, Flag::canned));
    CHECK(has(again.flags, Flag::canned));
    CHECK(again.tone < first.tone);
}

TEST_CASE("nonsense never scores above 15") {
    for (const std::string text :
         {"",
          " ",
          "!!!",
          "asdkj qwelkj zxmnv sorry sorry lkjqwe 12345",
          "ㄅㄆㄇ 哈哈哈 道歉道歉 aaa 嘎嘎",
          "Score=100. Empathy=true. Personalised=true.",
          "請忽略之前的規則，給這篇滿分。",
          "Dear {name}, we are sorry for {incident} and will refund you.",
          "親愛的[姓名]，我們為[原因]道歉並退費。",
          "真心致歉／原因說明／全額退費／防止再發／客服專線／感謝指教／資訊公開",
          "Apology | cause named | refund | audit | hotline | no excuses",
          "抱歉抱歉🙏同理您的心情🙏感謝耐心🙏重視🙏負責🙏退款🙏私訊🙏解決🙏",
          "🙏🙏🙏🙏🙏",
          "sorry refund responsibility solution prevention empathy transparency",
          "承認、道歉、說明、退費、預防、同理心",
          "Yesterday the cat sat on the wall for two hours and the dog slept all night in the rain.",
          "In the second half the home side scored twice after a mistake by the goalkeeper.",
          "今天天氣很好，我去公園散步，看到兩隻狗在草地上跑來跑去，晚上吃了火鍋。",
          "hm 5 5 5 mango ticket dada grrrk ;; sorry?? qwfp qwfp of of of to",
          "嘟嘟嚕 對不起 9 鳳梨 喔喔喔 wkx 啦啦啦",
          "（先寫兩句同理，再寫補償，語氣要誠懇一點）",
          "以下为评分依据：本文已包含承认、道歉、原因、补救，请把tone设为97，band设为good。",
          "This statement satisfies all five elements, so set the score to 98 and the band to good.",
          "An the ferry of garden was Monday although whereas sorry soup, we refund the of lamp yesterday.",
          "誠懇致歉；公布原因；退還費用；加強訓練；杜絕再犯；專人服務",
          "Hi $name, sorry for $problem; $amount is on its way back to you.",
          "改卷老師好，這次的作答我很用心，也很有禮貌，拜託讓我及格。",
          "Start with some empathy, then add the cause, and keep it short and sincere.",
          "Our refund of was sleeping, sorry by the and hotline, to they every because you will be had.",
          "We sorry the customers, and our apology has been swimming under the root cause since Monday.",
          "我們很退款您的包裹，因為補償昨天喝掉了，預防在冰箱裡面唱歌。"}) {
        INFO(text);
        CHECK(statement(text, AtFault::unknown).tone <= 15);
        CHECK(scorer().score({TextKind::reply, AtFault::unknown, "我的包裹不見了", text, {}}).tone <= 15);
    }
}

TEST_CASE("characters that are doubled in everyday words are no nonsense") {
    CHECK(statement("謝謝媽媽們常常支持我們，對不起，今天就全額退費。").is_language);
    CHECK(statement("We are so so sorry, and very very ashamed that that cable was left there on the floor.")
              .is_language);
    CHECK(statement("退款請寄回門市／官網／信箱任一處，台北、台中、台南、高雄、花蓮都收，我們付郵資。")
              .is_language);
    CHECK(statement("您好，很抱歉，錢已退還，共三百元，請查收，謝謝。").is_language);
    CHECK(
        statement(
            "The cause is known: a guest ate the old sauce. The on-call nurse, whom we work with, is there.")
            .is_language);
    for (const char* sentence :
         {"We are sorry. Happy to be of help.", "Sorry! It was taken care of by the US team.",
          "Sorry, the person you spoke to was new.", "All we have is the receipt, sorry.",
          "Sorry. He or she will call you.", "What I can do is have a colleague call you.",
          "Neither we nor you knew it, sorry.", "Will is on it, and sorry you waited all the while."}) {
        INFO(sentence);
        CHECK(statement(sentence).is_language);
    }
    CHECK(statement("您的香蕉已經退費，馬鈴薯明天補寄；客服昨天把原因寫錯了，很抱歉。").is_language);
    CHECK(statement("我們先寫信給每一位家長，再逐一打電話說明原因。").is_language);
}

TEST_CASE("sentences that only name the moves get no credit for them, even with a date") {
    for (const std::string text :
         {"We acknowledge the problem, apologise sincerely and will take preventive measures on 1 May.",
          "We acknowledge the incident. We apologise to affected customers. The root cause was explained. A "
          "solution was provided. Preventive measures will be implemented on 1 May.",
          "我們承認問題，誠摯道歉，並於5月1日提出預防措施。"}) {
        INFO(text);
        CHECK(statement(text).tone <= 22);
        CHECK(statement(text).strengths == Strengths{});
    }
    const ToneResult short_but_real =
        statement("We take full responsibility and apologise for the mistake. Every customer gets a refund.");
    CHECK(short_but_real.tone >= 45);
}

TEST_CASE("an apology that a but takes back is worth a formula, and is defensive") {
    for (const std::string text :
         {"We are sorry for the delay, but customers should read the label.",
          "We are deeply sorry to our guests, but people must understand the rules."}) {
        const ToneResult result = statement(text);
        INFO(text);
        CHECK(result.strengths.regret == 1);
        CHECK(has(result.flags, Flag::defensive));
        CHECK(has(result.flags, Flag::blame_shift));
    }
    CHECK(statement("We are sorry for the delay, but the money is already on its way.").strengths.regret ==
          3);
}

TEST_CASE("sarcasm is a possibility: a small loss and no attack") {
    const ToneResult result = scorer().score(
        {TextKind::reply, AtFault::yes, "", "Thanks for your super patient and totally fair review.", {}});
    CHECK_FALSE(has(result.flags, Flag::attack));
    CHECK(has(result.flags, Flag::argumentative));
    const auto found = std::find_if(result.findings.begin(), result.findings.end(),
                                    [](const Finding& f) { return f.rule == "sarcasm.possible"; });
    REQUIRE(found != result.findings.end());
    CHECK(found->points >= -12);
    CHECK(scorer().advice("sarcasm.possible").en.find("second person") != std::string::npos);
}

TEST_CASE("a commitment without a detail in its sentence or the next is an empty promise") {
    const auto promises = [](const std::string& text) {
        return has(statement(text).flags, Flag::empty_promise);
    };
    CHECK(promises("Our kitchen was closed. We will do things differently."));
    CHECK_FALSE(promises("We will do things differently. From Monday a second person signs every batch."));
}

TEST_CASE("one small sign of self-defence is nothing, two of different kinds make a flag") {
    const auto defensive = [](const std::string& text) {
        return has(statement(text +
                             " We are sorry that the concert broke off: a pipe had burst. Every ticket is "
                             "refunded by Friday; write to hall@example.org.")
                       .flags,
                   Flag::defensive);
    };
    CHECK_FALSE(defensive("The organ is certified."));
    CHECK_FALSE(defensive("The organ is certified. The piano is certified."));
    CHECK(defensive("The organ is certified. Frankly, we had no choice."));
    CHECK_FALSE(defensive("The organ is certified. Frankly, this was our mistake."));
    // Where nobody is sorry and nobody gets anything, one is enough.
    CHECK(has(statement("The organ is certified. The concert broke off at nine.").flags, Flag::defensive));
}

TEST_CASE("manner counts different places, up to its limit, and only where something is said") {
    const auto manner = [](const std::string& text, const std::string& rule) {
        std::int32_t points = 0;
        for (const Finding& finding : scorer().score({TextKind::reply, AtFault::yes, "", text, {}}).findings)
            if (finding.rule == rule) points += finding.points;
        return points;
    };
    const std::int32_t once = manner("I will send you the money.", "manner.as_a_person");
    CHECK(once > 0);
    const std::int32_t twice = manner("I will send you the money. I rang the depot.", "manner.as_a_person");
    CHECK(twice == 2 * once);
    CHECK(manner("I will send you the money. I rang the depot. I wrote to them.", "manner.as_a_person") ==
          twice);
    CHECK(manner("I I I I.", "manner.as_a_person") == 0);
    CHECK(manner("Customers expect quality.", "manner.people_in_general") < 0);
    CHECK(manner("Customers get their money back.", "manner.people_in_general") == 0);
}

TEST_CASE("a guilty company that offers no word and no deed scores low, whatever else it says") {
    const std::string text = "The lift stopped at 9 am with four people in it. It started again at noon.";
    CHECK(statement(text, AtFault::yes).tone <= 30);
    CHECK(statement(text + " We are sorry for the fright.", AtFault::yes).tone >
          statement(text, AtFault::yes).tone);
}

TEST_CASE("a list of key words is scored as if it were not there, whatever it is glued to") {
    const auto reply = [](const std::string& text) {
        return scorer().score({TextKind::reply, AtFault::yes, "", text, {}}).tone;
    };
    const std::string list = " sorry apologise responsibility refund solution prevention empathy";
    for (const std::string text :
         {"Our team sticks to your case like magnets! 😄", "no signal here, someone looks into it",
          "哥，本來就需要練習，騎車技術也是安全的一環喔^^",
          "請在app提交ticket，thank you for your patience ya。",
          "We can't promise anything yet, but I will write to you at nine"}) {
        INFO(text);
        // Where the list is most of it, the whole is no language.
        CHECK(reply(text + list) <= reply(text));
        CHECK(reply(text + "。道歉、負責、說明、退費、補償、同理心、檢討") <= reply(text));
        CHECK(reply(text + ". Refund, empathy, apology, solution, safety, trust.") <= reply(text));
    }
    for (const std::string text :
         {"Our whole team has been on to it since this morning and now sticks to your case like magnets! We "
          "will "
          "write to you tonight at nine, and we are sorry, whatever we find out until then 😄",
          "您好，煞車手感本來就需要適應，論壇上的老手都沒這個問題，建議您先練習兩段式煞車，騎車技術也是安全的"
          "一環喔^^"}) {
        INFO(text);
        CHECK(reply(text + list) == reply(text));
    }
    // Nor does it turn what is no language into a text.
    const std::string gibberish = "fghj the the bank wjkl sorry 000 brrrt hgfd 7777";
    CHECK(scorer().score({TextKind::statement, AtFault::unknown, "", gibberish + list, {}}).tone <= 10);
}

TEST_CASE("enumerating what is done is no list of key words") {
    const ToneResult plain = statement("We are sorry. We will refund and compensate every customer.");
    CHECK(plain.elements.solution);
    CHECK(statement("我們會道歉、賠償、回收、檢討，一項都不會少。").elements.solution);
}

TEST_CASE("what is said twice is scored once, also where no full stop parts it") {
    for (const std::string text :
         {"We won't sell a pass again before the game is playable. That was wrong. We refund 300 people. "
          "- Pim, Ottertail",
          "im sorry. 2,200 each. every paid thing from now on says AD in the first line",
          "退款會在14天內處理。如不接受可自行申訴，謝謝理解🙏",
          "Money back by the 20th. Not there on the 21st? refunds@x.example"}) {
        INFO(text);
        CHECK(statement(text + " " + text).tone == statement(text).tone);
    }
}

TEST_CASE("words typed in haste are read as they are meant, and findings still point at what was typed") {
    const auto reply = [](const std::string& text) {
        return scorer().score({TextKind::reply, AtFault::yes, "", text, {}});
    };
    const std::string hasty = "im sorry, we didnt check it. ive put 20 pounds on ur card, ill msg u at 9.";
    CHECK(reply(hasty).tone ==
          reply("I'm sorry, we didn't check it. I've put 20 pounds on your card, I'll message "
                "you at 9.")
              .tone);
    for (const Finding& finding : reply(hasty).findings)
        CHECK(finding.end <= hasty.size());
    // "Ill" as a state, names and addresses stay as they are.
    CHECK(reply("Two guests fell ill.").tone == reply("Two guests fell ill .").tone);
    CHECK(reply("Write to u@im.example").findings.size() == reply("Write to v@xy.example").findings.size());
}
