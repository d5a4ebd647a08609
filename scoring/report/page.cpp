#include "scoring/report/page.hpp"

#include "scoring/report/html.hpp"
#include "scoring/report/sections.hpp"

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

std::string header(const Page& page) {
    const std::string en = "<label class=\"to-en\" for=\"show-en\">English</label>",
                      zh = "<label class=\"to-zh\" for=\"show-zh\">中文</label>";
    return "<header class=\"top\"><div class=\"bar\">" + std::string(logo) + "<div class=\"grow\"><h1>" +
           both(page.title) + "</h1><p class=\"small muted\">" + page.subtitle +
           "</p></div><span class=\"chip exercise\">EXERCISE · 演練</span><div class=\"switch\">" +
           (page.language == Language::en ? en + zh : zh + en) + "</div></div></header>\n";
}
} // namespace

std::string write_page(const Page& page) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"" +
                      std::string(page.language == Language::en ? "en" : "zh-Hant-TW") +
                      "\">\n<head>\n<meta charset=\"utf-8\">\n";
    out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
           "'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n";
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" "
           "content=\"noindex\">\n";
    out += "<title>" + escape_html("EXERCISE 演練 · " + page.title.in(page.language)) + "</title>\n<style>" +
           std::string(report_style()) + std::string(page.style) + "</style>\n</head>\n<body>\n";
    out += language_switch(page.language);
    out += "<div class=\"every-page\" aria-hidden=\"true\">EXERCISE · 演練</div>\n" + header(page) +
           "<main>\n" + page.body;
    out += "<p class=\"foot\">EXERCISE · 演練 · " + both(page.foot) + "</p>\n";
    return out + "</main>\n</body>\n</html>\n";
}

} // namespace stormdrill::scoring
