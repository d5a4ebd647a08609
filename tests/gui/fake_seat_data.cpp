#include "tests/gui/fake_seat_data.hpp"

#include <array>

namespace stormdrill::gui {

namespace {

using namespace drill;

constexpr std::int64_t now_seconds = 42 * 60 + 10;

PostView post(std::uint32_t id, std::size_t platform, std::int64_t seconds_ago, std::string author,
              std::string handle, std::string text) {
    PostView view;
    view.id = id;
    view.root = id;
    view.platform = platform;
    view.at = {now_seconds - seconds_ago};
    view.author = std::move(author);
    view.handle = std::move(handle);
    view.text = std::move(text);
    view.viewers = 800 + id * 137;
    view.shares = id * 11 % 2300;
    view.comments = id * 7 % 450;
    view.likes = id * 23 % 4300;
    return view;
}

std::vector<PostView> fake_feed() {
    std::vector<PostView> feed;
    feed.push_back(
        post(210, 0, 8, "林小慧", "siuwai_lam",
             "請先查證再轉發，避免製造恐慌。We have asked the company for comment and will update this "
             "thread when they respond. 目前看到的檢驗報告截圖還沒有人出來證實。"));
    feed.push_back(post(209, 0, 25, "陳爸爸", "chen_papa",
                        "我女兒對堅果過敏，昨天吃了安心燕麥棒，半夜全身起疹子送急診。包裝上根本沒有寫有花生！"
                        "你們到底有沒有在檢查？客服電話打了四十分鐘都沒有人接。"));
    feed.back().badge = PostBadge::affected;
    feed.back().complaint = true;
    feed.back().flagged = true;
    feed.back().picture = "rash.jpg";
    feed.back().tags = {"complaint"};
    feed.back().claimed_by = Seat::service;
    feed.push_back(
        post(208, 0, 46, "安心生活 官方", "anxin_official",
             "我們已經接到消費者反映，正在緊急查證產品標示。已請受影響的批號先行下架，下一次更新時間為 "
             "14:30。"));
    feed.back().own = true;
    feed.back().badge = PostBadge::organisation;
    feed.push_back(
        post(207, 0, 63, "Rex 拉闊直播", "rexlive",
             "Queue at the counter is already around the block. Staff told us “the system is down, come "
             "back tomorrow”. No notice on the website, nothing. 完全沒有人出來交代。"));
    feed.back().badge = PostBadge::influencer;
    feed.back().viewers = 56'000;
    feed.push_back(post(206, 0, 95, "Ada Lau", "ada_lau", "所以是要等到有人死掉才要回收嗎？"));
    feed.back().complaint = true;
    feed.push_back(post(205, 0, 130, "民生晚報", "minsheng_news",
                        "【快訊】知名燕麥棒疑未標示過敏原 家長控訴幼童送醫 業者：正在釐清"));
    feed.back().badge = PostBadge::outlet;
    feed.push_back(post(204, 0, 200, "王大明", "wang_damin", "轉給有小孩的朋友看"));
    feed.back().shared_from = "陳爸爸";
    feed.push_back(post(203, 0, 260, "工廠員工不具名", "inside_the_plant",
                        "在產線上的人都知道換線沒有清乾淨，主管說趕出貨先不要管。"));
    feed.back().badge = PostBadge::employee;
    feed.push_back(post(202, 0, 300, "Someone With A Remarkably Long Display Name That Does Not End",
                        "a_remarkably_long_handle_indeed_0123456789", "Removed by the page."));
    feed.back().removed = true;
    return feed;
}

ListeningView fake_listening() {
    ListeningView listening;
    for (int i = 0; i < 30; ++i) {
        ListeningView::Bucket bucket;
        bucket.from = {now_seconds - (30 - i) * 600};
        bucket.posts = static_cast<std::uint32_t>(i < 20 ? 4 + i % 5 : 10 + (i - 20) * (i - 20) * 2);
        bucket.negative = i < 20 ? 1 : bucket.posts * 3 / 4;
        bucket.mood = i < 20 ? 0.2 : 0.2 - 0.17 * (i - 20);
        listening.buckets.push_back(bucket);
    }
    listening.posts_last_hour = 612;
    listening.posts_hour_before = 240;
    listening.mood = -1.3;
    listening.negative_share = 0.74;
    listening.mood_bands = {0.31, 0.43, 0.15, 0.07, 0.04};
    listening.views = 184'320;
    listening.terms = {{"安心燕麥棒", 412, 3.4},
                       {"花生", 260, 5.1},
                       {"過敏", 244, 2.8},
                       {"Anxin", 80, 1.0},
                       {"recall", 31, 0.6}};
    listening.spreaders = {{"Rex 拉闊直播", "rexlive", 0, 56'000},
                           {"民生晚報", "minsheng_news", 4, 41'200},
                           {"陳爸爸", "chen_papa", 0, 29'400},
                           {"Someone With A Remarkably Long Display Name", "long_handle", 2, 9'100},
                           {"媽媽經", "mamas_talk", 3, 8'800}};
    listening.articles = 3;
    listening.alert = true;
    listening.query.terms = {"安心燕麥棒", "花生", "過敏", "Anxin", "recall"};
    listening.query.platforms = {"facebook", "instagram", "x", "ptt", "news"};
    return listening;
}

NetworkView fake_network() {
    NetworkView network;
    network.communities = 6;
    network.all_people = 20'000;
    for (std::uint32_t i = 0; i < 1500; ++i) {
        const std::uint32_t community = i * 7 % 6;
        const std::uint32_t hash = i * 2654435761u >> 24;
        const std::uint8_t state = community < 3 ? (hash < 150   ? 3
                                                    : hash < 200 ? 2
                                                                 : 0)
                                                 : (hash < 40   ? 2
                                                    : hash < 90 ? 1
                                                                : 0);
        network.people.push_back({community, state});
        if (i > 6) network.ties.emplace_back(i, i * 3 % 5 == 0 ? (i * 31) % i : i - 6);
    }
    return network;
}

std::vector<StatementView> fake_statements() {
    StatementView holding;
    holding.id = 1;
    holding.kind = "holding";
    holding.author = Seat::pr;
    holding.variants = {{"facebook", "我們已經接到消費者反映，正在緊急查證產品標示。"},
                        {"website", "本公司已接獲消費者反映，正在緊急查證產品標示。"}};
    holding.drafted_at = {900};
    holding.first_review_at = SimTime{1200};
    holding.approved_at = SimTime{1500};
    holding.published_at = SimTime{1560};
    holding.needed = {Seat::legal};
    holding.given = {Seat::legal};
    holding.reviews = {{Seat::legal, "approve", "", {1500}}};
    StatementView full;
    full.id = 2;
    full.kind = "full";
    full.author = Seat::pr;
    full.variants = {
        {"facebook", "昨天起，有消費者在吃了我們的安心燕麥棒後過敏送醫。經查，是我們換線清潔不確實。我們"
                     "非常抱歉，這是我們的錯。批號 0612 全面回收、全額退費，並負擔醫療費用。"},
        {"x", "安心燕麥棒批號 0612 含未標示的花生。這是我們的錯，我們非常抱歉。全面回收、全額退費。"}};
    full.facts = {"batch", "line_change"};
    full.drafted_at = {2000};
    full.first_review_at = SimTime{2300};
    full.needed = {Seat::legal, Seat::lead};
    full.given = {Seat::legal};
    full.reviews = {{Seat::legal, "approve", "", {2300}}};
    return {holding, full};
}

std::vector<InboxItem> fake_inbox() {
    InboxItem call;
    call.id = "call_minsheng";
    call.kind = "call";
    call.from = {"Minsheng Evening News, Chou I-Ting", "民生晚報記者 周宜庭"};
    call.title = {"How many people are in hospital?", "有多少人送醫？"};
    call.text = {"We go to print at noon. How many people are in hospital, and since when did you know?",
                 "我們中午截稿。請問目前有多少人送醫？貴公司是什麼時候知道的？"};
    call.at = {2400};
    call.deadline = SimTime{2400 + 40 * 60};
    call.outlet = "minsheng";
    InboxItem mail;
    mail.id = "mail_fda";
    mail.kind = "mail";
    mail.from = {"Food and Drug Administration", "食品藥物管理署"};
    mail.title = {"Request for records", "請提供生產紀錄"};
    mail.text = {"Please hand in the production records of batch 0612 by this evening.",
                 "請於今晚前提供批號 0612 的生產紀錄。"};
    mail.at = {1800};
    mail.answered = true;
    InboxItem notice;
    notice.id = "notice-1";
    notice.kind = "notice";
    notice.from = {"Customer service", "客服"};
    notice.title = {"You have been notified", "危機通報"};
    notice.text = {"Complaints about an allergic reaction are coming in. Please acknowledge.",
                   "陸續接到過敏反應的客訴，請回覆確認。"};
    notice.at = {1000};
    return {call, mail, notice};
}

Choice choice(std::string id, std::string en, std::string zh, std::int64_t cost = 0) {
    return {std::move(id), {std::move(en), std::move(zh)}, cost};
}

void fill_facts_of_drill(drill::DrillFacts& facts) {
    facts.title = {"Allergen in the oat bar", "燕麥棒過敏原事件"};
    facts.organisation = {"Anxin Life Foods", "安心生活食品"};
    facts.organisation_handle = "anxin_official";
    facts.currency = "TWD";
    facts.seat = Seat::pr;
    facts.briefing = {
        "Anxin Life Foods makes cereal bars for families. Yesterday the plant in Taoyuan switched line 3 "
        "from the peanut bar to the oat bar; since this morning a few parents have been posting about "
        "rashes. Nothing is certain yet. The team has one hour before the first reporters call.",
        "安心生活食品生產全家人的穀物棒。昨天桃園廠三號線從花生棒換線生產燕麥棒，今天早上起有幾位家長"
        "在網路上說孩子起疹子。目前什麼都還不確定，第一通記者電話大約一小時內會到。"};
    facts.role_briefing = {"You have the drafts of last year's recall on your desk.",
                           "你手邊有去年回收事件時的聲明草稿。"};
    facts.role_card = {
        "You watch, judge and write. You draft statements; legal and the lead approve them. You may "
        "answer users and journalists.",
        "你負責監看、研判與撰稿。聲明由你起草，經法務與發言人核准後發布。你可以回覆網友與記者。"};
    for (const char* act : {"accept_role",
                            "notification_tree",
                            "decision_rule",
                            "query",
                            "alert",
                            "template",
                            "risk",
                            "prepare",
                            "open_platform",
                            "see",
                            "flag",
                            "tag",
                            "situation_report",
                            "assess",
                            "notify",
                            "acknowledge",
                            "chat",
                            "decision",
                            "draft",
                            "publish",
                            "claim",
                            "assign",
                            "reply",
                            "close",
                            "remove_post",
                            "press_answer",
                            "outreach",
                            "campaign",
                            "remedy",
                            "damage_form",
                            "lessons",
                            "improvement_plan"})
        facts.allowed_acts.insert(act);
    facts.risks = {choice("allergen", "An allergen gets into a product that does not declare it",
                          "產品混入未標示的過敏原"),
                   choice("leak", "An employee speaks in public about shortcuts", "員工對外爆料內部便宜行事"),
                   choice("supplier", "A supplier delivers tainted material", "供應商原料受到汙染"),
                   choice("hotline", "The hotline is overrun", "客服專線被打爆"),
                   choice("data", "Customer data is stolen", "會員個資外洩")};
    facts.measures = {choice("training", "Train staff in social media", "員工社群媒體教育訓練", 3),
                      choice("audit", "Audit the change-over of the lines", "換線清潔稽核", 4),
                      choice("watch", "Night watch of the feeds", "夜間輿情監看", 3),
                      choice("goodwill", "Food bank programme", "食物銀行公益計畫", 5)};
    facts.remedies = {choice("refund", "Refund without receipt", "免發票全額退費", 800'000),
                      choice("medical", "Pay for treatment", "負擔醫療費用", 1'200'000),
                      choice("recall", "Recall the whole batch", "整批回收", 2'000'000)};
    facts.causes = {
        choice("line_change", "The line was not cleaned at the change-over", "換線時沒有徹底清潔"),
        choice("pressure", "Delivery pressure, shortcuts were accepted", "為了趕出貨默許便宜行事"),
        choice("no_test", "No allergen test before release", "出貨前沒有過敏原檢驗"),
        choice("sabotage", "Sabotage by a competitor", "競爭對手蓄意破壞")};
    facts.clauses = {choice("D1", "Notice early", "及早發現"),
                     choice("S1", "First statement fast", "第一時間發布聲明"),
                     choice("R2", "Nobody ignored", "不忽略任何人")};
    facts.lesson_questions = {
        {"When did the company know enough to speak?", "公司在什麼時候就已經知道得夠多、可以開口？"},
        {"Which reply would you write differently today?", "哪一則回覆你今天會改寫？"}};
    facts.suggested_keywords = {"安心", "燕麥棒", "Anxin"};
}

} // namespace

drill::SeatSnapshot fake_seat_data() {
    drill::SeatSnapshot data;
    fill_facts_of_drill(data.facts_of_drill);
    data.stage = Stage::running;
    data.clock = {{now_seconds}, {48 * 3600}, "10:42", false, 6, 150};
    data.assessed_level = 3;
    data.last_assessed = SimTime{1500};
    data.strategy = "apologise_remedy";
    data.checklist = {{"prepare", 2}, {"detect", 2},     {"assess", 1},  {"mobilise", 1}, {"state", 1},
                      {"reply", 0},   {"coordinate", 0}, {"recover", 0}, {"learn", 0}};
    data.listening = fake_listening();
    data.network = fake_network();
    data.platforms = {
        {"facebook", {"Facebook", "臉書"}, "social_network", true, 24, 320, 80, 600},
        {"instagram", {"Instagram", "Instagram 限動與貼文"}, "photo_sharing", true, 6, 120, 40, 300},
        {"x", {"X", "X（推特）"}, "microblog", true, 0, 88, 20, 280},
        {"ptt", {"PTT", "PTT 批踢踢"}, "board", false, 41, 70, 100, 1500},
        {"news", {"News", "新聞媒體"}, "news", false, 2, 6, 0, 5000}};
    data.feed = fake_feed();
    std::vector<PostView> thread{data.feed[1]};
    for (std::uint32_t i = 0; i < 3; ++i) {
        PostView comment = post(
            301 + i, 0, 20 - i, i == 1 ? "安心生活 官方" : "小米媽", i == 1 ? "anxin_official" : "xiaomi_ma",
            i == 1 ? "陳爸爸您好，看到孩子送急診我們非常難過。我們客服主管會在十分鐘內親自打電話給您。"
                   : "希望孩子沒事，這家公司真的太誇張了。");
        comment.root = 209;
        comment.own = i == 1;
        thread.push_back(comment);
    }
    data.threads[209] = thread;
    for (const std::size_t index : {std::size_t{4}, std::size_t{1}}) {
        MentionView mention;
        mention.post = data.feed[index];
        mention.waiting_seconds = 60 * (index == 4 ? 52 : 12);
        mention.claimed_by = data.feed[index].claimed_by;
        data.mentions.push_back(mention);
    }
    data.mentions.push_back({post(150, 1, 1800, "Grace Hsu", "gracehsu",
                                  "Are the chocolate bars safe? My son takes them to school."),
                             1500, Seat::pr, false, false});
    data.mentions.push_back(
        {post(149, 2, 2000, "阿宏", "ahong", "退費要去哪裡辦？"), 600, Seat::service, true, false});
    data.statements = fake_statements();
    data.inbox = fake_inbox();
    data.facts = {
        {"batch",
         {"Batch 0612 (12,400 bars) was made on line 3.", "批號 0612（共 12,400 條）在三號線生產。"},
         {600},
         true},
        {"line_change",
         {"Line 3 was not cleaned fully at the change-over.", "三號線換線時沒有徹底清潔。"},
         {1800},
         false}};
    for (const Seat seat : team_seats) {
        TeamMemberView member;
        member.seat = seat;
        member.automated = seat != Seat::pr;
        member.notified = seat != Seat::lead;
        member.acknowledged = seat == Seat::service || seat == Seat::pr;
        member.accepted_role = true;
        member.last_act = seat == Seat::legal ? "review" : "reply";
        member.last_act_at = {now_seconds - 300};
        data.team.push_back(member);
    }
    data.talk = {{Seat::service, {1100}, "客服專線已經排到三十幾通，都是問同一件事。", false},
                 {Seat::legal, {1500}, "暫時聲明可以，先不要提到供應商。", false},
                 {Seat::pr, {1600}, "Decision: recall batch 0612, apologise, pay for treatment.", true}};
    data.headlines = {{{2500}, "民生晚報", "燕麥棒驚傳含未標示花生 幼童送醫"},
                      {{2300}, "Island Post", "Snack maker probes allergy complaints"}};
    data.money_left = 3'200'000;
    data.readiness_left = 10;
    data.affected_contacted_share = 0.12;
    data.average_tone = 71;
    data.median_answer_seconds = 1500;
    return data;
}

std::vector<ChairView> fake_chairs() {
    return {{"pr", Seat::pr, "Maximiliane-Charlotte Featherstonehaugh", true, true, 17, true},
            {"marketing", Seat::marketing, "", false, false, -1, false},
            {"service-1", Seat::service, "王小明", true, false, 1240, false},
            {"service-2", Seat::service, "service-2", true, true, 22, false},
            {"legal", Seat::legal, "陳律師", false, true, -1, false},
            {"lead", Seat::lead, "An", true, true, 3, false},
            {"facilitator", Seat::facilitator, "Kim", true, true, 1, false},
            {"evaluator", Seat::evaluator, "", false, false, -1, false},
            {"observer-1", Seat::observer, "", false, false, -1, false}};
}

} // namespace stormdrill::gui
