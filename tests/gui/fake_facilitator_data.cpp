#include "tests/gui/fake_facilitator_data.hpp"

#include <cmath>

namespace stormdrill::gui {

namespace {

using namespace drill;

constexpr std::int64_t now_seconds = 5 * 3600 + 12 * 60;

InjectView inject(const char* id, const char* kind, std::int64_t at, Bilingual title, Bilingual text,
                  Bilingual persona) {
    InjectView view;
    view.id = id;
    view.kind = kind;
    view.title = std::move(title);
    view.text = std::move(text);
    view.persona = std::move(persona);
    view.due = SimTime{at};
    view.done_at = SimTime{at};
    view.state = at <= now_seconds ? InjectState::fired : InjectState::to_come;
    return view;
}

std::vector<InjectView> fake_injects() {
    const Bilingual mother{"Ms Chen, a mother", "陳媽媽"}, reporter{"Ms Wu, Evening News", "民生晚報 吳記者"},
        factory{"Plant manager Ho", "何廠長"}, blogger{"Allergy Mum", "過敏媽咪"},
        authority{"Food and Drug Administration", "食藥署"};
    std::vector<InjectView> all;
    all.push_back(inject("trigger", "post", 20 * 60, {"A child in the emergency room", "孩子送急診"},
                         {"My daughter ate your oat bar and ended up in hospital.",
                          "我女兒吃了你們的燕麥棒，全身起疹子送急診。"},
                         mother));
    all.back().platform = "facebook";
    all.push_back(inject("plant_mail", "mail", 70 * 60, {"The plant writes", "工廠來信"},
                         {"Line 3 ran peanut cookies the day before. The cleaning record has gaps.",
                          "三號線前一天生產花生餅乾，清潔紀錄有缺。"},
                         factory));
    all.back().to_seats = {"lead", "legal"};
    all.push_back(inject(
        "first_call", "call", 130 * 60, {"The Evening News calls", "民生晚報來電"},
        {"How many batches are affected? Since when did you know?", "有幾批產品受影響？你們何時知道的？"},
        reporter));
    all.back().expected_action = {"Answer in the first half of the deadline, with the batch numbers.",
                                  "在期限前半段回覆，並說明批號。"};
    all.back().clause = "C2";
    all.push_back(inject("rumour", "post", 190 * 60, {"Rumour: two children died", "謠言：兩名孩童死亡"},
                         {"I heard two children died.", "聽說有兩個小孩過世了。"}, blogger));
    all.back().platform = "ptt";
    all.back().state = InjectState::skipped;
    all.back().reason = "現場情緒已經夠高，先不加碼";
    all.push_back(inject("hospital_photo", "post", 240 * 60, {"A photo from the hospital", "病房照片"},
                         {"Room 512.", "五一二病房。"}, mother));
    all.back().platform = "instagram";
    all.back().edited = true;
    all.push_back(inject("second_family", "post", 300 * 60, {"A second family", "第二個家庭"},
                         {"Ours, too.", "我們家也是。"}, blogger));
    all.back().platform = "facebook";
    all.push_back(inject("lawyer", "mail", 290 * 60, {"A lawyer's letter", "律師函"},
                         {"On behalf of the family …", "茲代表家屬……"}, reporter));
    all.back().state = InjectState::held;
    all.push_back(inject("silence", "post", 316 * 60 + 10, {"“They say nothing”", "「他們一句話都不說」"},
                         {"Five hours, not a word.", "五個小時了，一句話都沒有。"}, blogger));
    all.back().platform = "facebook";
    all.back().unless = "publish";
    all.push_back(inject("fda_call", "call", 325 * 60, {"The authority asks", "食藥署來電"},
                         {"Please report by 18:00.", "請於 18 點前回報。"}, authority));
    all.back().to_seats = {"lead"};
    all.push_back(inject("batch_fact", "fact", 380 * 60, {"Two batches, 4,812 boxes", "兩批共 4,812 盒"},
                         {"The plant has counted.", "工廠已清點。"}, {}));
    all.push_back(inject("no_outreach", "post", 420 * 60, {"“Nobody has called us”", "「沒有人聯絡我們」"},
                         {"Still waiting.", "還在等。"}, mother));
    all.back().platform = "facebook";
    all.back().unless = "outreach";
    all.back().done_already = true;
    all.push_back(inject("added-1", "post", 450 * 60, {"An employee speaks up", "員工爆料"},
                         {"We told them.", "我們早就講過了。"}, factory));
    all.back().platform = "ptt";
    all.back().written = true;
    return all;
}

std::vector<scoring::CurvePoint> curve(std::int64_t until, double height, double peak_hour, double decay) {
    std::vector<scoring::CurvePoint> points;
    for (std::int64_t t = 0; t <= until; t += 600) {
        const double hours = static_cast<double>(t) / 3600;
        const double rise = hours < 0.33 ? 0 : 1 - std::exp(-(hours - 0.33) / (peak_hour * 0.5));
        const double fall = hours < peak_hour ? 1 : std::exp(-(hours - peak_hour) / decay);
        const double anger = height * rise * fall;
        points.push_back({SimTime{t}, anger, anger * 2600 * fall, anger * 900 * hours, -2 * anger});
    }
    return points;
}

} // namespace

FacilitatorSnapshot fake_facilitator_data() {
    FacilitatorSnapshot data;
    data.stage = Stage::running;
    data.clock = {SimTime{now_seconds}, SimTime{48 * 3600}, "15:12", false, 60, 120};
    data.phases = {{SimTime{}, 6}, {SimTime{2 * 3600}, 60}, {SimTime{24 * 3600}, 240}};
    data.injects = fake_injects();
    data.seats = {
        {Seat::pr, false, "王小明", 2, "review", 2, "draft", SimTime{now_seconds - 240}},
        {Seat::marketing, true, "", 1, "mentions", 1, "open_platform", SimTime{now_seconds - 900}},
        {Seat::service, false, "An Lin, 蔡阿姨", 14, "mentions", 14, "reply", SimTime{now_seconds - 45}},
        {Seat::legal, false, "Ho Chi-Wai", 1, "review", 2, "acknowledge", SimTime{now_seconds - 44 * 60}},
        {Seat::lead, true, "", 0, "", 0, "assess", SimTime{now_seconds - 2 * 3600}},
    };
    data.chairs = {{"pr", Seat::pr, "王小明", true, true, 8},
                   {"service-1", Seat::service, "An Lin", true, true, 12},
                   {"legal", Seat::legal, "Ho Chi-Wai", false, true, -1}};
    data.control = {
        {SimTime{0}, "", "start", "", "", 0},
        {SimTime{0}, "pr", "seat", "person", "王小明", 0},
        {SimTime{60 * 60}, "", "pace", "", "", 60},
        {SimTime{95 * 60}, "facilitator", "nudge", "", "", 5},
        {SimTime{188 * 60}, "facilitator", "skip_inject", "rumour", "現場情緒已經夠高，先不加碼", 0},
        {SimTime{200 * 60}, "facilitator", "pressure", "", "", 1},
        {SimTime{262 * 60}, "facilitator", "speak_as", "mother", "還是沒有人打電話給我。", 0},
        {SimTime{285 * 60}, "facilitator", "hold_inject", "lawyer", "", 0},
        {SimTime{300 * 60}, "evaluator", "observation", "first_call", "期限前十分鐘才回覆", 0},
        {SimTime{308 * 60}, "facilitator", "write_inject", "added-1", "", 0},
    };
    data.flags = {
        {SimTime{95 * 60}, "publish"}, {SimTime{160 * 60}, "press_answer"}, {SimTime{255 * 60}, "outreach"}};
    data.observations = {
        {SimTime{98 * 60}, "evaluator", "", "S", "聲明清楚，但少了防止再發的承諾", "plant_mail"},
        {SimTime{300 * 60}, "evaluator", "", "M", "期限前十分鐘才回覆", "first_call"}};
    data.pressure = 1;
    data.curves.team = curve(now_seconds, 0.42, 3.2, 6);
    data.curves.none = curve(48 * 3600, 0.55, 7, 24);
    data.curves.ideal = curve(31 * 3600, 0.34, 1.8, 4);
    data.curves.twins_progress = 0.74;
    data.personas = {{"mother", {"Ms Chen, a mother", "陳媽媽"}, 0},
                     {"reporter", {"Ms Wu, Evening News", "民生晚報 吳記者"}, 0},
                     {"blogger", {"Allergy Mum", "過敏媽咪"}, 0},
                     {"plant", {"Plant manager Ho", "何廠長"}, 0}};
    data.platforms = {{"facebook", {"Facebook", "臉書"}, 0},
                      {"instagram", {"Instagram", "IG"}, 0},
                      {"ptt", {"PTT", "批踢踢"}, 0},
                      {"news", {"News", "新聞"}, 0}};
    data.facts = {{"batches", {"Two batches are affected.", "兩批產品受影響。"}, 0}};
    return data;
}

} // namespace stormdrill::gui
