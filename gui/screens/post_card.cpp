#include "gui/screens/post_card.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr std::array tags{"complaint", "question", "rumour", "media", "influencer", "praise", "other"};
constexpr std::array removal_reasons{"criticism", "threat", "personal_data", "spam"};
constexpr float name_row = 22;
constexpr float action_row = 30;
constexpr float drawer_row = 34;
constexpr std::size_t most_lines = 14;

struct Measures {
    float padding, avatar, gap;
    Font text;
};
Measures measures_of(const PostCardLook& look) {
    if (look.comment) return {8, 30, 10, theme::note};
    return {14, theme::avatar, theme::avatar_gap, theme::body};
}

float text_width(float width, const Measures& m) {
    return width - 2 * m.padding - m.avatar - m.gap;
}

std::string shown_text(ScreenContext& context, const drill::PostView& post) {
    return post.removed ? context.t("post.removed") : post.text;
}

std::pair<std::string, theme::Tone> badge_words(const ScreenContext& context, drill::PostBadge badge) {
    switch (badge) {
    case drill::PostBadge::affected:
        return {context.t("badge.affected"), theme::Tone::danger};
    case drill::PostBadge::employee:
        return {context.t("badge.employee"), theme::Tone::warning};
    case drill::PostBadge::influencer:
        return {context.t("badge.influencer"), theme::Tone::special};
    case drill::PostBadge::journalist:
        return {context.t("badge.journalist"), theme::Tone::special};
    case drill::PostBadge::outlet:
        return {context.t("badge.outlet"), theme::Tone::special};
    case drill::PostBadge::organisation:
        return {context.t("badge.organisation"), theme::Tone::info};
    case drill::PostBadge::none:
        break;
    }
    return {};
}

/// Name, handle and time on the left; what is special about the post on the right.
void draw_head(ScreenContext& context, const drill::SeatSnapshot& data, const drill::PostView& post,
               Rect row) {
    Ui& ui = context.ui;
    const auto [words, tone] = badge_words(context, post.badge);
    if (!words.empty()) {
        const Rect place = row.cut_right(chip_width(ui, words), 6);
        chip(ui, {place.x, row.y - 1}, words, tone);
    }
    if (post.claimed_by) {
        const std::string who = seat_name(context, *post.claimed_by);
        const Rect place = row.cut_right(chip_width(ui, who, icon::person), 6);
        chip(ui, {place.x, row.y - 1}, who, theme::Tone::neutral, icon::person);
    }
    const std::string beside = "@" + post.handle + " · " +
                               rough_duration(data.clock.now.seconds - post.at.seconds, context.language());
    const float name = std::min(measure(ui, post.author, theme::body_bold).width + 1, row.width * 0.6f);
    text_line(ui, row.cut_left(name, 6), post.author, {.font = theme::body_bold});
    text_line(ui, row, beside, {.font = theme::note, .color = theme::ink_muted});
}

void draw_counter(ScreenContext& context, Rect& row, char32_t mark, std::uint32_t number,
                  std::string_view words, float width) {
    Ui& ui = context.ui;
    Rect cell = row.cut_left(width);
    ui.tooltip(cell, words);
    ui.painter().icon(mark, cell.cut_left(18, 4).center(), 16, theme::ink_faint);
    text_line(ui, cell, compact_number(number, context.language()),
              {.font = theme::note, .color = theme::ink_muted});
}

void draw_actions(ScreenContext& context, const drill::SeatSnapshot& data, const drill::PostView& post,
                  Rect row, const PostCardLook& look, PostCardRequest& request) {
    Ui& ui = context.ui;
    const drill::DrillFacts& facts = data.facts_of_drill;
    const bool foreign = !post.own && !post.removed;
    const bool wide = row.width > 480;
    const auto act_button = [&](std::string_view id, char32_t mark, const std::string& words, bool enabled) {
        return icon_button(ui, id, row.cut_right(30, 2).inset(0, 1), mark, words, enabled);
    };
    if (foreign) {
        const std::string& reply = context.t("post.reply");
        if (wide) {
            const ButtonOptions reply_look{
                .kind = ButtonKind::secondary, .enabled = facts.may("reply"), .font = theme::note_bold};
            if (button(ui, "reply", row.cut_right(button_width(ui, reply, reply_look), 6), reply, reply_look))
                request.reply = true;
        } else if (act_button("reply", icon::reply, reply, facts.may("reply"))) {
            request.reply = true;
        }
        if (post.complaint && !post.claimed_by && facts.may("claim") &&
            act_button("claim", icon::account_check, context.t("post.claim"), true))
            context.submit(drill::Claim{post.id});
        if (act_button("hide", icon::hide, context.t("post.hide"), facts.may("remove_post")))
            request.drawer = look.drawer == PostDrawer::removal ? PostDrawer::none : PostDrawer::removal;
        if (act_button("tag", icon::tag, context.t("post.tag"), facts.may("tag")))
            request.drawer = look.drawer == PostDrawer::tags ? PostDrawer::none : PostDrawer::tags;
        if (post.flagged) {
            const Rect place = row.cut_right(30, 2);
            ui.painter().icon(icon::flag, place.center(), 18, theme::red);
            ui.tooltip(place, context.t("post.flagged"));
            ui.describe("mark", ui.id("flagged"), place, context.t("post.flagged"));
        } else if (act_button("flag", icon::flag_outline, context.t("post.flag"), facts.may("flag"))) {
            context.submit(drill::FlagPost{post.id});
        }
    }
    const float cell = std::clamp(row.width / 4, 52.f, 110.f);
    if (!look.comment) {
        const Rect thread{row.x, row.y, cell, row.height};
        const Interaction opened = ui.interact(
            ui.id("thread"), thread,
            {.role = "button", .text = context.t("post.comments"), .state = look.thread_open ? "open" : ""});
        if (opened.hovered) ui.painter().fill_rounded(thread.inset(-4, 2), 6, theme::surface_hover);
        if (opened.clicked) request.toggle_thread = true;
    }
    draw_counter(context, row, icon::chat, post.comments, context.t("post.comments"), cell);
    draw_counter(context, row, icon::share, post.shares, context.t("post.shares"), cell);
    draw_counter(context, row, icon::heart, post.likes, context.t("post.likes"), cell);
    if (row.width >= 52)
        draw_counter(context, row, icon::views, post.viewers, context.t("post.viewers"), row.width);
}

void draw_drawer(ScreenContext& context, const drill::PostView& post, Rect row, PostDrawer drawer,
                 PostCardRequest& request) {
    Ui& ui = context.ui;
    const auto choices = [&](const auto& ids, const std::string& prefix, auto&& chosen) {
        const float width =
            std::floor((row.width - 4 * static_cast<float>(ids.size() - 1)) / static_cast<float>(ids.size()));
        for (const char* id : ids) {
            const std::string& words = context.t(prefix + "." + id);
            if (button(ui, prefix + "-" + id, row.cut_left(width, 4).inset(0, 3), words,
                       {.kind = ButtonKind::secondary, .tooltip = words, .font = theme::small_bold})) {
                chosen(id);
                request.drawer = PostDrawer::none;
            }
        }
    };
    if (drawer == PostDrawer::tags)
        choices(tags, "tag", [&](const char* id) { context.submit(drill::TagPost{post.id, id}); });
    else
        choices(removal_reasons, "removal", [&](const char* id) {
            context.submit(drill::RemovePost{post.id, id});
        });
}

std::string tag_words(const ScreenContext& context, const drill::PostView& post) {
    std::string words;
    for (const std::string& tag : post.tags)
        words += (words.empty() ? "#" : "  #") + context.t("tag." + tag);
    return words;
}

} // namespace

float post_card_height(ScreenContext& context, const drill::PostView& post, float width,
                       const PostCardLook& look) {
    const Measures m = measures_of(look);
    const float inner = text_width(width, m);
    float height = 2 * m.padding + name_row + 2;
    if (!post.shared_from.empty()) height += 20;
    height +=
        context.ui.layout(shown_text(context, post), m.text, {.max_width = inner, .max_lines = most_lines})
            .height;
    if (!post.picture.empty() && !post.removed) height += 26;
    if (!post.tags.empty()) height += 20;
    height += action_row + 4;
    if (look.drawer != PostDrawer::none) height += drawer_row;
    return std::ceil(height);
}

PostCardRequest draw_post_card(ScreenContext& context, const drill::SeatSnapshot& data,
                               const drill::PostView& post, const Rect& area, const PostCardLook& look) {
    Ui& ui = context.ui;
    const Measures m = measures_of(look);
    const IdScope scope(ui, "post-" + std::to_string(post.id));
    if (!look.comment)
        card(ui, area,
             {.outline = look.selected ? theme::accent
                         : post.own    ? theme::accent_ring
                                       : theme::line,
              .shadow = true});
    else if (look.selected)
        ui.painter().fill_rounded(area, theme::control_radius, theme::accent_soft);
    if (post.own && !look.comment)
        ui.painter().fill({area.x, area.y + 14, 3, area.height - 28}, theme::accent);
    ui.describe("post", ui.id("card"), area, post.author, post.removed ? "removed" : post.own ? "own" : "");

    Rect inside = area.inset(m.padding);
    avatar(ui, inside.cut_left(m.avatar, m.gap).cut_top(m.avatar), post.author);
    draw_head(context, data, post, inside.cut_top(name_row, 2));
    if (!post.shared_from.empty()) {
        Rect row = inside.cut_top(20);
        ui.painter().icon(icon::share, row.cut_left(16, 4).center(), 14, theme::ink_faint);
        text_line(ui, row, context.t("post.shared_from", {{"name", post.shared_from}}),
                  {.font = theme::small, .color = theme::ink_muted});
    }
    const float text_height = text(
        ui, inside, shown_text(context, post),
        {.font = m.text, .color = post.removed ? theme::ink_faint : theme::ink, .max_lines = most_lines});
    inside.cut_top(text_height);
    if (!post.picture.empty() && !post.removed) {
        Rect row = inside.cut_top(26);
        chip(ui, {row.x, row.y + 2}, context.t("post.picture"), theme::Tone::neutral, icon::file);
    }
    if (!post.tags.empty())
        text_line(ui, inside.cut_top(20), tag_words(context, post),
                  {.font = theme::small_bold, .color = theme::accent});
    inside.cut_top(4);

    PostCardRequest request;
    draw_actions(context, data, post, inside.cut_top(action_row), look, request);
    if (look.drawer != PostDrawer::none)
        draw_drawer(context, post, inside.cut_top(drawer_row), look.drawer, request);
    return request;
}

} // namespace stormdrill::gui
