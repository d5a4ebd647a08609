#include "scoring/report/sections.hpp"

namespace stormdrill::scoring {

// The look of the seats' screens: white cards on grey-blue, one accent, three meaning colours that always
// come with a word, six sizes of type, a grid of 4 px. Flex and tables only, so that browsers and printers
// agree.
std::string_view report_style() {
    return R"css(
:root{--ground:#F3F5F9;--card:#FFFFFF;--well:#F8FAFC;--line:#E3E8EE;--ink:#0F1419;--muted:#536471;--accent:#2563EB;
--accent-soft:#DBEAFE;--red:#BE123C;--red-fill:#E11D48;--red-soft:#FFE4E6;--amber:#B45309;--amber-fill:#D97706;
--amber-soft:#FEF3C7;--green:#047857;--green-fill:#059669;--green-soft:#D1FAE5;--grey-soft:#EEF2F6}
*{box-sizing:border-box}
html{background:var(--ground);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0;font:15px/23px Inter,"Noto Sans TC","Noto Sans CJK TC","PingFang TC","Microsoft JhengHei",system-ui,sans-serif;
-webkit-print-color-adjust:exact;print-color-adjust:exact}
h1{font-size:22px;line-height:30px;margin:0}h2{font-size:17px;line-height:24px;margin:0 0 4px}h3{font-size:15px;line-height:23px;margin:0}
p{margin:0}.muted{color:var(--muted)}.small{font-size:13px;line-height:20px}.tiny{font-size:12px;line-height:16px}
.lead{color:var(--muted);font-size:13px;line-height:20px;margin-bottom:12px;max-width:760px}
.pick{position:absolute;opacity:0;width:1px;height:1px}
#show-en:checked~* .zh,#show-zh:checked~* .en{display:none}
.top{background:var(--card);border-bottom:1px solid var(--line)}
.bar{max-width:1080px;margin:0 auto;padding:12px 24px;display:flex;align-items:center;gap:12px;flex-wrap:wrap}
.mark{width:32px;height:32px;flex:none}
.grow{flex:1 1 240px;min-width:0}
.switch{display:flex;border:1px solid var(--line);border-radius:999px;overflow:hidden;font-size:13px;line-height:20px}
.switch label{padding:4px 14px;cursor:pointer;color:var(--muted)}
#show-en:checked~.top .to-en,#show-zh:checked~.top .to-zh{background:var(--accent);color:#fff;font-weight:600}
#show-en:focus-visible~.top .switch,#show-zh:focus-visible~.top .switch{outline:2px solid var(--accent);outline-offset:2px}
main{max-width:1080px;margin:0 auto;padding:20px 24px 48px}
section{background:var(--card);border-radius:14px;box-shadow:0 0 0 1px var(--line),0 2px 10px rgba(15,23,42,.06);padding:20px;margin-bottom:16px}
.row{display:flex;gap:12px;flex-wrap:wrap}
.tile{background:var(--well);border:1px solid var(--line);border-radius:12px;padding:12px 16px;flex:1 1 150px;min-width:0}
.figure{font-size:22px;line-height:30px;font-weight:700;font-variant-numeric:tabular-nums}
.of{font-size:13px;font-weight:400;color:var(--muted)}
.hero{display:flex;gap:20px;align-items:stretch;flex-wrap:wrap}
.hero>.score{flex:1 1 300px;display:flex;gap:16px;align-items:center}
.hero .row{flex:2 1 460px}
.chip{display:inline-block;border-radius:999px;padding:2px 10px;font-size:12px;line-height:18px;font-weight:600;white-space:nowrap}
.good{background:var(--green-soft);color:var(--green)}.fair{background:var(--amber-soft);color:var(--amber)}
.bad{background:var(--red-soft);color:var(--red)}.none{background:var(--grey-soft);color:var(--muted)}.info{background:var(--accent-soft);color:#1D4ED8}
.exercise{background:var(--red-fill);color:#fff;letter-spacing:.04em}
.train{display:flex;gap:14px;padding:14px 0;border-top:1px solid var(--line)}.train:first-of-type{border-top:0}
.number{flex:none;width:32px;height:32px;border-radius:50%;background:var(--accent);color:#fff;font-weight:700;text-align:center;line-height:32px}
table{border-collapse:collapse;width:100%}
th{font-size:12px;line-height:16px;font-weight:600;color:var(--muted);text-align:left;padding:6px 8px;border-bottom:1px solid var(--line)}
td{padding:8px;border-bottom:1px solid var(--line);vertical-align:top;font-size:13px;line-height:20px}
tr:last-child>td{border-bottom:0}
.right{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.nowrap{white-space:nowrap}
.meter{display:inline-block;vertical-align:middle;width:96px;height:8px;border-radius:4px;background:var(--line);overflow:hidden}
.meter i{display:block;height:8px;border-radius:4px}.meter.wide{width:100%}
.effects .effect{width:140px;height:12px}.effects td:nth-child(4),.effects th:nth-child(4){width:156px}
.phase{display:flex;align-items:center;gap:12px;padding:6px 0}.phase .name{flex:0 0 150px}.phase .meter{flex:1;height:12px}.phase .meter i{height:12px}
.phase .points{flex:0 0 110px}
.fill-good{background:var(--green-fill)}.fill-fair{background:var(--amber-fill)}.fill-bad{background:var(--red-fill)}
.clauses{margin-top:8px}.clauses summary,.more summary{cursor:pointer;list-style-position:inside}
.clause{border-top:1px solid var(--line)}
.clause>summary{display:flex;gap:10px;align-items:center;padding:10px 0;list-style:none}
.clause>summary::-webkit-details-marker{display:none}
.clause>summary::before{content:"";flex:none;width:7px;height:7px;border-right:2px solid var(--muted);border-bottom:2px solid var(--muted);transform:rotate(-45deg);margin:0 2px}
.clause[open]>summary::before{transform:rotate(45deg)}
.clause .id{flex:0 0 36px;font-weight:700;color:var(--muted)}.clause .title{flex:1;min-width:0;font-weight:600;font-size:13px;line-height:20px}
.clause .points{flex:0 0 82px}
.clause .chip,.phase .chip{min-width:92px;text-align:center}
.evidence{margin:0 0 12px 59px}.evidence td{padding:5px 8px}.evidence table{table-layout:fixed}.evidence td:first-child{width:100px}.evidence td:nth-child(2){width:190px}.evidence td:last-child{width:64px}
.quote{display:block;color:var(--muted);border-left:3px solid var(--line);padding-left:8px;margin-top:2px;white-space:pre-line;overflow-wrap:anywhere}
.text{background:var(--well);border:1px solid var(--line);border-radius:12px;padding:14px 16px;margin-top:12px;break-inside:avoid}
.words{white-space:pre-line;margin:8px 0;overflow-wrap:anywhere}
mark{border-radius:3px;padding:1px 2px;color:inherit}mark.plus{background:var(--green-soft);box-shadow:inset 0 -2px var(--green-fill)}
mark.minus{background:var(--red-soft);box-shadow:inset 0 -2px var(--red-fill)}
sup{font-size:11px;line-height:0;font-weight:700;color:var(--muted)}
.advice{margin:4px 0 0;padding-left:24px;font-size:13px;line-height:20px}
.eeg{margin-top:16px;table-layout:fixed}.eeg th:nth-child(2){width:25%}.eeg th:nth-child(3){width:33%}
.key td:first-child{width:210px}.key td{padding:3px 8px;border:0}.rated+.rated{margin-top:8px}.note{white-space:pre-line;overflow-wrap:anywhere}
.overruled>.said{text-decoration:line-through;color:var(--muted)}
.elements{display:flex;gap:6px;flex-wrap:wrap}
svg{display:block;width:100%;height:auto}
svg text{font:12px Inter,"Noto Sans TC","Noto Sans CJK TC",sans-serif;fill:var(--muted)}
svg .strong{fill:var(--ink);font-weight:600}
.legend{display:flex;gap:18px;flex-wrap:wrap;font-size:13px;line-height:20px;margin:4px 0 8px}.legend svg{display:inline-block;width:30px;height:10px;vertical-align:middle;margin-right:6px}
.foot{color:var(--muted);font-size:12px;line-height:18px}.foot td{font-size:12px;line-height:18px;padding:3px 8px;overflow-wrap:anywhere}
.hash{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:11px;overflow-wrap:anywhere}
@media (max-width:640px){.bar,main{padding-left:12px;padding-right:12px}section{padding:16px}.phase .name{flex-basis:100px}.evidence{margin-left:0}.clause .meter{display:none}}
@media print{@page{size:A4;margin:16mm 12mm}html,body{background:#fff;font-size:12px;line-height:18px}.switch{display:none}main,.bar{max-width:none;padding-left:0;padding-right:0}
section{box-shadow:none;border:1px solid var(--line);padding:14px}h2,h3{break-after:avoid}.train,.phase,tr,.tile,svg,.clause>summary{break-inside:avoid}
.every-page{display:block;position:fixed;top:-11mm;right:0;font-size:11px;font-weight:700;color:var(--red)}details::details-content{content-visibility:visible;height:auto}}
@media screen{.every-page{display:none}}
)css";
}

} // namespace stormdrill::scoring
