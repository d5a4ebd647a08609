#include "scoring/report/report.hpp"

#include "scoring/report/html.hpp"
#include "scoring/report/page.hpp"
#include "scoring/report/sections.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

std::string write_report_html(const ReportInput& input) {
    const Transcript& drill = input.transcript;
    Page page;
    page.title = drill.title;
    page.subtitle = both(say("After-action report", "演練檢討報告")) + " · " +
                    both(say("team ", "團隊 ") + say(drill.team)) + " · " +
                    both(say("ended at ", "結束於 ") + say(format_clock(drill.end)));
    page.body = summary_section(input) + training_section(input) + outcome_section(input) +
                timeline_section(input) + workload_section(input) + process_section(input) +
                evaluation_section(input) + texts_section(input) + plan_section(input) +
                certificate_section(input);
    page.foot = say("Everything in this report is simulated. None of it ever left for a real network.",
                    "本報告內容皆為模擬，從未對真實社群網路發布。");
    page.language = input.language;
    return write_page(page);
}

} // namespace stormdrill::scoring
