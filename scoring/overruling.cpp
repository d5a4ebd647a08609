#include "scoring/overruling.hpp"

#include <algorithm>
#include <functional>
#include <optional>

namespace stormdrill::scoring {

namespace {
void take_out(ToneResult& tone, std::size_t finding) {
    const Finding gone = tone.findings[finding];
    tone.findings.erase(tone.findings.begin() + static_cast<std::ptrdiff_t>(finding));
    tone.tone = std::clamp(tone.tone - gone.points, 0, 100);
    tone.band = band_of(tone.tone);
    for (std::size_t i = 0; i < flag_count; ++i) {
        const std::string_view name = flag_name(static_cast<Flag>(i));
        if (!gone.rule.starts_with(name)) continue;
        tone.flags[i] = std::any_of(tone.findings.begin(), tone.findings.end(),
                                    [&](const Finding& other) { return other.rule.starts_with(name); });
    }
}

void visit_texts(Transcript& transcript, const std::function<void(TextRecord&)>& visit) {
    for (Statement& statement : transcript.statements)
        for (TextRecord& text : statement.variants)
            visit(text);
    for (Complaint& complaint : transcript.complaints)
        for (TextRecord& text : complaint.replies)
            visit(text);
    for (TextRecord& text : transcript.other_replies)
        visit(text);
    for (PressCall& call : transcript.press_calls)
        if (call.answer) visit(*call.answer);
    for (Outreach& outreach : transcript.outreach)
        visit(outreach.text);
    for (Campaign& campaign : transcript.campaigns)
        visit(campaign.text);
}
} // namespace

Transcript with_overrulings(Transcript transcript) {
    // Later findings first, so that the numbers of the earlier ones stay what the log says.
    std::vector<Overruling> sorted = transcript.overrulings;
    std::sort(sorted.begin(), sorted.end(), [](const Overruling& a, const Overruling& b) {
        return a.line != b.line ? a.line < b.line : a.finding > b.finding;
    });
    const auto same = [](const Overruling& a, const Overruling& b) {
        return a.line == b.line && a.finding == b.finding;
    };
    sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
    for (const Overruling& overruling : sorted) {
        std::optional<std::size_t> finding = overruling.finding;
        visit_texts(transcript, [&](TextRecord& text) {
            if (!finding || text.done.line != overruling.line) return;
            if (*finding < text.tone.findings.size()) {
                take_out(text.tone, *finding);
                finding.reset();
            } else {
                *finding -= text.tone.findings.size();
            }
        });
    }
    return transcript;
}

} // namespace stormdrill::scoring
