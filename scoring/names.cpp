#include "scoring/names.hpp"

#include <map>

namespace stormdrill::scoring {

namespace {
using Names = std::map<std::string, Bilingual>;

Bilingual find(const Names& names, const std::string& id) {
    const auto found = names.find(id);
    return found == names.end() ? Bilingual{id, id} : found->second;
}
} // namespace

Bilingual strategy_text(const std::string& strategy) {
    static const Names names{{"deny", {"deny", "否認"}},
                             {"clarify", {"clarify", "澄清"}},
                             {"explain", {"explain", "說明"}},
                             {"apologise_remedy", {"apologise and remedy", "道歉並補救"}},
                             {"bolster", {"bolster the image", "強調正面形象"}}};
    return find(names, strategy);
}

Bilingual statement_kind_text(const std::string& kind) {
    static const Names names{{"holding", {"holding statement", "初步聲明"}},
                             {"full", {"full statement", "完整聲明"}},
                             {"update", {"update", "後續聲明"}},
                             {"press_release", {"press release", "新聞稿"}}};
    return find(names, kind);
}

Bilingual decision_text(const std::string& decision) {
    static const Names names{{"approve", {"approved", "核准"}},
                             {"change", {"sent back for changes", "退回修改"}},
                             {"escalate", {"escalated", "往上呈報"}}};
    return find(names, decision);
}

Bilingual removal_reason_text(const std::string& reason) {
    static const Names names{{"criticism", {"criticism", "批評"}},
                             {"threat", {"a threat", "威脅"}},
                             {"personal_data", {"personal data", "個資"}},
                             {"spam", {"spam", "垃圾訊息"}}};
    return find(names, reason);
}

Bilingual channel_text(const std::string& channel) {
    static const Names names{{"facebook", {"Facebook", "Facebook"}},
                             {"instagram", {"Instagram", "Instagram"}},
                             {"x", {"X", "X"}},
                             {"ptt", {"PTT", "PTT"}},
                             {"dcard", {"Dcard", "Dcard"}},
                             {"threads", {"Threads", "Threads"}},
                             {"line", {"LINE", "LINE"}},
                             {"weibo", {"Weibo", "微博"}},
                             {"wechat", {"WeChat", "微信"}},
                             {"forum", {"forums", "論壇"}},
                             {"news", {"news", "新聞"}},
                             {"website", {"website", "官網"}},
                             {"press", {"press", "媒體"}}};
    return find(names, channel);
}

} // namespace stormdrill::scoring
