#include "gui/screens/queue_tab.hpp"

#include <algorithm>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/choice.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/table.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

enum Filter : std::size_t { open_ones, mine, everything };
constexpr std::size_t text_lines = 3;
constexpr float row_of_seats = 34; ///< two of them: long names of seats need a second row

bool shown(const drill::MentionView& mention, std::size_t filter, drill::Seat seat) {
    if (filter == everything) return true;
    if (mention.answered || mention.closed) return false;
    return filter == open_ones || mention.claimed_by == seat;
}

/// Half an hour is when waiting turns amber, two hours when it turns red: the SOP's targets at levels 3 and 2
/// (R1).
theme::Tone waiting_tone(std::int64_t seconds) {
    if (seconds >= 2 * 3600) return theme::Tone::danger;
    return seconds >= 30 * 60 ? theme::Tone::warning : theme::Tone::neutral;
}

float row_height(ScreenContext& context, const drill::MentionView& mention, float width, bool assigning) {
    const float words =
        context.ui.layout(mention.post.text, theme::note, {.max_width = width, .max_lines = text_lines})
            .height;
    return 10 + 24 + words + 36 + (assigning ? 2 * row_of_seats : 0.f) + 6;
}

std::pair<std::string, theme::Tone> state_words(const ScreenContext& context,
                                                const drill::MentionView& mention) {
    const std::string time = rough_duration(mention.waiting_seconds, context.language());
    if (mention.answered) return {context.t("queue.answered_after", {{"time", time}}), theme::Tone::good};
    if (mention.closed) return {context.t("queue.closed"), theme::Tone::neutral};
    return {context.t("queue.waits", {{"time", time}}), waiting_tone(mention.waiting_seconds)};
}

/// Returns whether the person wants to answer this one.
bool draw_mention(ScreenContext& context, const drill::SeatSnapshot& data, const drill::MentionView& mention,
                  Rect area, QueueState& state) {
    Ui& ui = context.ui;
    const drill::PostView& post = mention.post;
    const drill::DrillFacts& facts = data.facts_of_drill;
    const IdScope scope(ui, "mention-" + std::to_string(post.id));
    ui.describe("mention", ui.id("row"), area, post.author,
                mention.answered ? "answered"
                : mention.closed ? "closed"
                                 : "open");
    rule(ui, area.x, area.bottom() - 1, area.width);
    area.cut_top(10);
    Rect head = area.cut_top(24);
    const auto [words, tone] = state_words(context, mention);
    const Rect place = head.cut_right(chip_width(ui, words), 8);
    chip(ui, {place.x, place.y - 2}, words, tone);
    if (post.badge == drill::PostBadge::affected) {
        const std::string& affected = context.t("badge.affected");
        const Rect mark = head.cut_right(chip_width(ui, affected), 6);
        chip(ui, {mark.x, mark.y - 2}, affected, theme::Tone::danger);
    }
    std::string who = post.author;
    if (post.platform < data.platforms.size()) who += " · " + context.in(data.platforms[post.platform].name);
    if (mention.claimed_by) who += " · " + seat_name(context, *mention.claimed_by);
    text_line(ui, head, who, {.font = theme::note_bold});
    area.cut_top(text(ui, area, post.text, {.font = theme::note, .max_lines = text_lines}));

    Rect row = area.cut_top(36).inset(0, 4);
    const bool open = !mention.answered && !mention.closed;
    bool answer = false;
    const auto small = [&](std::string_view id, const std::string& label, ButtonKind kind, bool enabled) {
        const ButtonOptions look{.kind = kind, .enabled = enabled, .font = theme::small_bold};
        return button(ui, id, row.cut_left(button_width(ui, label, look), 6), label, look);
    };
    if (open) {
        answer = small("answer", context.t("queue.answer"), ButtonKind::primary, facts.may("reply"));
        if (!mention.claimed_by &&
            small("claim", context.t("post.claim"), ButtonKind::secondary, facts.may("claim")))
            context.submit(drill::Claim{post.id});
        if (small("assign", context.t("queue.assign"), ButtonKind::secondary, facts.may("assign")))
            state.assigning = state.assigning == post.id ? std::nullopt : std::optional(post.id);
        if (small("close", context.t("queue.close"), ButtonKind::quiet, facts.may("close")))
            context.submit(drill::CloseMention{post.id, context.t("queue.close_reason")});
    }
    if (state.assigning == post.id) {
        Rect seats = area.cut_top(row_of_seats).inset(0, 2);
        for (const drill::Seat seat : drill::team_seats) {
            const std::string& name = seat_name(context, seat);
            const ButtonOptions look{.kind = ButtonKind::secondary, .font = theme::small_bold};
            const float width = button_width(ui, name, look);
            if (width > seats.width) seats = area.cut_top(row_of_seats).inset(0, 2);
            if (button(ui, "to-" + std::string(drill::seat_id(seat)), seats.cut_left(width, 6), name, look))
                context.submit(drill::Assign{post.id, std::string(drill::seat_id(seat))},
                               [&state, id = post.id] {
                                   if (state.assigning == id) state.assigning.reset();
                               });
        }
    }
    return answer;
}

} // namespace

std::optional<drill::PostView> draw_queue_tab(ScreenContext& context, const drill::SeatSnapshot& data,
                                              const Rect& area, QueueState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "queue");
    Rect rest = area;
    Rect head = rest.cut_top(34, 6);
    const std::vector<std::string> labels{context.t("queue.open"), context.t("queue.mine"),
                                          context.t("queue.all")};
    segmented(ui, "filter", head.cut_left(240, 12), labels, state.filter);
    if (data.median_answer_seconds >= 0)
        text_line(ui, head,
                  context.t("queue.median",
                            {{"time", rough_duration(data.median_answer_seconds, context.language())}}),
                  {.font = theme::small, .color = theme::ink_muted, .align = Align::right});

    std::optional<drill::PostView> chosen;
    ScrollView view(ui, "list", rest);
    const Rect content = view.content();
    float y = content.y;
    for (const drill::MentionView& mention : data.mentions) {
        if (!shown(mention, state.filter, data.facts_of_drill.seat)) continue;
        const float height = row_height(context, mention, content.width, state.assigning == mention.post.id);
        if (view.in_sight(y, y + height) &&
            draw_mention(context, data, mention, {content.x, y, content.width, height}, state))
            chosen = mention.post;
        y += height;
    }
    if (y == content.y)
        y += 24 + text(ui, {content.x, content.y + 24, content.width, 60}, context.t("queue.empty"),
                       {.font = theme::body, .color = theme::ink_muted, .align = Align::center});
    view.end(y - content.y);
    return chosen;
}

} // namespace stormdrill::gui
