#include "app/host_pages.hpp"

#include <qrcodegen.hpp>

#include "base/file.hpp"
#include "scoring/report/html.hpp"
#include "scoring/report/page.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::app {

namespace {
using scoring::both;
using scoring::escape_html;
using scoring::say;

constexpr std::string_view card_style = R"css(
.cards{display:flex;flex-wrap:wrap;gap:16px}
.join-card{flex:1 1 480px;display:flex;gap:20px;background:var(--card);border:1px dashed #94A3B8;border-radius:14px;padding:20px;
break-inside:avoid;margin:0}
.join-card svg{flex:none;width:176px;height:176px}
.join-card div{min-width:0}.join-card p{margin-bottom:8px}
.join-card code{font-size:12px;line-height:17px;overflow-wrap:anywhere;background:var(--well);border-radius:6px;padding:4px 8px;display:block}
)css";

/// Black modules as one path on white, with the quiet zone of four modules that readers need.
std::string qr_picture(const std::string& text) {
    constexpr int quiet = 4;
    const auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    const int size = code.getSize() + 2 * quiet;
    std::string path;
    for (int y = 0; y < code.getSize(); ++y) {
        for (int x = 0; x < code.getSize(); ++x) {
            if (code.getModule(x, y))
                path += "M" + std::to_string(x + quiet) + " " + std::to_string(y + quiet) + "h1v1h-1z";
        }
    }
    const std::string side = std::to_string(size);
    return "<svg viewBox=\"0 0 " + side + " " + side + "\" role=\"img\" aria-label=\"QR\"><rect width=\"" +
           side + "\" height=\"" + side + "\" fill=\"#fff\"/><path d=\"" + path +
           "\" fill=\"#000\" shape-rendering=\"crispEdges\"/></svg>";
}

std::string card_html(const JoinCard& card) {
    std::string out = "<section class=\"join-card\">" +
                      qr_picture(card.watch.empty() ? card.join : card.watch) + "<div><h2>" +
                      both(drill::seat_title(card.seat)) + "</h2><p class=\"small muted\">";
    const std::string number = std::to_string(card.team);
    if (card.team > 0) out += both(say("team " + number, "第 " + number + " 隊")) + " · ";
    out += escape_html(card.chair) + "</p><p class=\"small\">" + both(drill::role_card(card.seat)) + "</p>";
    if (!card.duty.en.empty() || !card.duty.zh_TW.empty())
        out += "<p class=\"small\">" + both(card.duty) + "</p>";
    if (!card.watch.empty())
        out += "<p class=\"tiny muted\">" + both(say("In a browser:", "用瀏覽器：")) + "</p><code>" +
               escape_html(card.watch) + "</code>";
    out += "<p class=\"tiny muted\">" + both(say("In a terminal:", "在終端機輸入：")) +
           "</p><code>stormdrill join '" + escape_html(card.join) + "'</code></div></section>\n";
    return out;
}
} // namespace

std::map<std::string, drill::net::WebPage> observer_pages(const std::filesystem::path& folder) {
    constexpr std::uint64_t most_bytes = 1 << 20;
    return {
        {"/", {"text/html; charset=utf-8", read_file(folder / "index.html", most_bytes)}},
        {"/observer.css", {"text/css; charset=utf-8", read_file(folder / "observer.css", most_bytes)}},
        {"/observer.js", {"text/javascript; charset=utf-8", read_file(folder / "observer.js", most_bytes)}}};
}

std::string observer_address(const drill::net::JoinString& join) {
    const bool six = join.address.find(':') != std::string::npos;
    return (join.fingerprint.empty() ? "http://" : "https://") +
           (six ? "[" + join.address + "]" : join.address) + ":" + std::to_string(join.port) + "/#" +
           join.code;
}

std::string write_join_page(const Bilingual& title, const std::string& fingerprint,
                            const std::vector<JoinCard>& cards, Language language) {
    scoring::Page page;
    page.title = title;
    page.subtitle =
        both(say("Join cards: print, cut, hand out. Each code works once. Keep this page to yourself.",
                 "加入卡：列印、裁開、分發。每組代碼只能用一次，請勿外流。"));
    page.body = "<div class=\"cards\">\n";
    for (const JoinCard& card : cards)
        page.body += card_html(card);
    page.body += "</div>\n";
    if (!fingerprint.empty())
        page.body +=
            "<p class=\"tiny muted\" style=\"margin-top:16px\">" +
            both(say("A browser warns once that it does not know the certificate. Go on only if the SHA-256 "
                     "fingerprint it shows is: ",
                     "瀏覽器第一次會提醒憑證不明，請確認顯示的 SHA-256 指紋與下列相同再繼續：")) +
            "<code>" + escape_html(fingerprint) + "</code></p>\n";
    page.foot =
        say("Nothing of the exercise leaves for a real network.", "演練內容不會發布到真實的社群網路。");
    page.style = card_style;
    page.language = language;
    return scoring::write_page(page);
}

} // namespace stormdrill::app
