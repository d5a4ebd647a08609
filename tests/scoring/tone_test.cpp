#include "tests/catch.hpp"

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
