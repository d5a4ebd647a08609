#include "scoring/report/report.hpp"

#include "scoring/report/html.hpp"
#include "scoring/report/sections.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
constexpr const char* logo =
    "<svg class=\"mark\" viewBox=\"0 0 32 32\" aria-hidden=\"true\"><rect width=\"32\" height=\"32\" "
    "rx=\"8\" fill=\"#2563EB\"/><path d=\"M6 20L12 14L17 18L26 9\" fill=\"none\" stroke=\"#fff\" "
    "stroke-width=\"3\" stroke-linecap=\"round\" "
    "stroke-linejoin=\"round\"/></svg>";

/// A switch of languages that needs no script: two radio buttons before everything else, which the style
/// looks at.
std::string language_switch(Language first) {
    const auto button = [&](const char* id, Language language, const char* name) {
        return "<input class=\"pick\" type=\"radio\" name=\"language\" id=\"" + std::string(id) + "\"" +
               (language == first ? " checked" : "") + " aria-label=\"" + name + "\">\n";
    };
    const std::string en = button("show-en", Language::en, "English"),
                      zh = button("show-zh", Language::zh_TW, "中文");
    return first == Language::en ? en + zh : zh + en;
}

std::string header(const ReportInput& input) {
    const Transcript& drill = input.transcript;
    const std::string en = "<label class=\"to-en\" for=\"show-en\">English</label>",
                      zh = "<label class=\"to-zh\" for=\"show-zh\">中文</label>";
    return "<header class=\"top\"><div class=\"bar\">" + std::string(logo) + "<div class=\"grow\"><h1>" +
           both(drill.title) + "</h1><p class=\"small muted\">" +
           both(say("After-action report", "演練檢討報告")) + " · " +
           both(say("team ", "團隊 ") + say(drill.team)) + " · " +
           both(say("ended at ", "結束於 ") + say(format_clock(drill.end))) +
           "</p></div><span class=\"chip exercise\">EXERCISE · 演練</span><div class=\"switch\">" +
           (input.language == Language::en ? en + zh : zh + en) + "</div></div></header>\n";
}
} // namespace

std::string write_report_html(const ReportInput& input) {
    const Bilingual& title = input.transcript.title;
    std::string out = "<!DOCTYPE html>\n<html lang=\"" +
                      std::string(input.language == Language::en ? "en" : "zh-Hant-TW") +
                      "\">\n<head>\n<meta charset=\"utf-8\">\n";
    out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
           "'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n";
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" "
           "content=\"noindex\">\n";
    out += "<title>" + escape_html("EXERCISE 演練 · " + title.in(input.language)) + "</title>\n<style>" +
           std::string(report_style()) + "</style>\n</head>\n<body>\n";
    out += language_switch(input.language);
    out +=
        "<div class=\"every-page\" aria-hidden=\"true\">EXERCISE · 演練</div>\n" + header(input) + "<main>\n";
    out += summary_section(input) + training_section(input) + outcome_section(input) +
           timeline_section(input) + workload_section(input) + process_section(input) +
           evaluation_section(input) + texts_section(input) + plan_section(input) +
           certificate_section(input);
    out += "<p class=\"foot\">EXERCISE · 演練 · " +
           both(say("Everything in this report is simulated. None of it ever left for a real network.",
                    "本報告內容皆為模擬，從未對真實社群網路發布。")) +
           "</p>\n";
    return out + "</main>\n</body>\n</html>\n";
}

} // namespace stormdrill::scoring
