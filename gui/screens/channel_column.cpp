#include "gui/screens/channel_column.hpp"

#include <algorithm>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/choice.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

/// Share of a post's height that must be in sight for it to count as being read.
constexpr float share_in_sight = 0.6f;

/// `Instagram 限動與貼文` → `Instagram`: for tabs that would not fit otherwise.
std::string short_name(const std::string& name) {
    const std::size_t end = std::min(name.find(' '), name.find("（"));
    return end == 0 ? name : name.substr(0, end);
}

void draw_tabs(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
               ChannelState& state) {
    std::vector<Tab> tabs;
    for (std::size_t i = 0; i < data.platforms.size(); ++i) {
        const drill::PlatformView& platform = data.platforms[i];
        const bool news = platform.unread > 0 && i != state.tab; // the open one is being read
        tabs.push_back({context.in(platform.name),
                        news ? compact_number(platform.unread, context.language()) : std::string()});
    }
    const std::size_t open = unanswered(data.inbox);
    tabs.push_back({context.t("channel.inbox"), open == 0 ? std::string() : std::to_string(open)});
    constexpr float around_label = 24;
    constexpr float badge = 40;
    float width = 0;
    for (const Tab& tab : tabs)
        width += measure(context.ui, tab.label, {14, Weight::bold}).width + around_label +
                 (tab.badge.empty() ? 0 : badge);
    if (width > area.width)
        for (Tab& tab : tabs)
            tab.label = short_name(tab.label);
    if (tab_strip(context.ui, "tabs", area, tabs, state.tab)) state.tab_announced = false;
    if (!state.tab_announced && state.tab < data.platforms.size()) {
        state.tab_announced = true;
        if (data.facts_of_drill.may("open_platform"))
            context.submit(drill::OpenPlatform{data.platforms[state.tab].id});
    }
}

void draw_filter(ScreenContext& context, const drill::SeatSnapshot& data, Rect row, ChannelState& state) {
    Ui& ui = context.ui;
    const std::vector<std::string> labels{context.t("channel.everything"), context.t("channel.matching"),
                                          context.t("channel.flagged")};
    if (segmented(ui, "filter", row.cut_left(300, 12), labels, state.filter)) {
        state.list = {};
        context.drill_changed = true;
    }
    const drill::PlatformView& platform = data.platforms[state.tab];
    std::string words = context.t(
        "channel.posts_per_hour",
        {{"n", compact_number(static_cast<std::int64_t>(platform.posts_last_hour), context.language())}});
    if (!platform.organisation_has_account) words += " · " + context.t("channel.no_account");
    text_line(ui, row, words, {.font = theme::note, .color = theme::ink_muted, .align = Align::right});
}

void handle(ScreenContext& context, const drill::PostView& post, const PostCardRequest& request,
            ChannelState& state) {
    if (request.reply) {
        state.reply.open(post);
        context.ui.set_focus("channel/reply/text");
    }
    if (request.toggle_thread && state.open_threads.erase(post.root) == 0)
        state.open_threads.insert(post.root);
    if (request.drawer) state.drawer = {post.id, *request.drawer};
}

PostCardLook look_of(const drill::PostView& post, const ChannelState& state, bool comment) {
    PostCardLook look;
    look.comment = comment;
    look.thread_open = !comment && state.open_threads.contains(post.root);
    look.selected = state.reply.target && state.reply.target->id == post.id;
    if (state.drawer.first == post.id) look.drawer = state.drawer.second;
    return look;
}

/// The comments below a card; returns the height used.
float draw_thread(ScreenContext& context, const drill::SeatSnapshot& data,
                  const std::vector<drill::PostView>& thread, std::uint32_t root, const ScrollView& view,
                  Rect area, ChannelState& state, std::vector<std::uint32_t>& in_sight) {
    Ui& ui = context.ui;
    const float top = area.y;
    area.cut_left(36);
    float y = area.y;
    for (const drill::PostView& comment : thread) {
        if (comment.id == root) continue;
        const PostCardLook look = look_of(comment, state, true);
        const float height = post_card_height(context, comment, area.width, look);
        if (view.in_sight(y, y + height)) {
            handle(context, comment,
                   draw_post_card(context, data, comment, {area.x, y, area.width, height}, look), state);
            in_sight.push_back(comment.id);
        }
        y += height + 2;
    }
    if (y == area.y) {
        text_line(ui, {area.x, y, area.width, 28}, context.t("post.no_comments"),
                  {.font = theme::note, .color = theme::ink_muted});
        y += 28;
    }
    ui.painter().fill({area.x - 14, top, 2, y - top}, theme::line_strong);
    return y - top + theme::card_gap;
}

/// Returns the posts of which most is in sight.
std::vector<std::uint32_t> draw_feed(ScreenContext& context, const drill::SeatSnapshot& data,
                                     const Rect& area, ChannelState& state) {
    Ui& ui = context.ui;
    std::vector<std::uint32_t> in_sight;
    const std::string scroll_id = ui.id("feed");
    const bool reading =
        ui.mouse_over(area) || scroll_offset(ui, scroll_id) > 4 || state.reply.target.has_value();
    if (data.feed_platform == state.tab) state.list.update(data.feed, state.tab, reading);
    if (state.list.shown().empty()) {
        text(ui, area.inset(24), context.t("channel.empty"),
             {.font = theme::body, .color = theme::ink_muted, .align = Align::center});
        return in_sight;
    }
    {
        ScrollView view(ui, "feed", area);
        const Rect content = view.content();
        float y = content.y;
        for (const drill::PostView& post : state.list.shown()) {
            const PostCardLook look = look_of(post, state, false);
            const float height = post_card_height(context, post, content.width, look);
            if (view.in_sight(y, y + height)) {
                const Rect place{content.x, y, content.width, height};
                handle(context, post, draw_post_card(context, data, post, place, look), state);
                if (place.intersection(area).height >= share_in_sight * height) in_sight.push_back(post.id);
            }
            y += height + theme::card_gap;
            const auto thread = data.threads.find(post.root);
            if (look.thread_open && thread != data.threads.end())
                y += draw_thread(context, data, thread->second, post.root, view,
                                 {content.x, y, content.width, 0}, state, in_sight);
        }
        view.end(y - content.y);
    }
    if (state.list.waiting() > 0) {
        const std::string words =
            context.t("channel.new_posts", {{"n", std::to_string(state.list.waiting())}});
        const ButtonOptions look{.icon = icon::arrow_up, .pill = true, .font = theme::note_bold};
        const float width = button_width(ui, words, look);
        const Rect place{area.center().x - width / 2, area.y + 8, width, 32};
        ui.push_layer(Layer::popup, place, false);
        if (button(ui, "new-posts", place, words, look)) {
            state.list.let_in();
            scroll_to(ui, scroll_id, 0);
        }
        ui.pop_layer();
    }
    return in_sight;
}

} // namespace

drill::FeedRequest ChannelState::feed_request() const {
    drill::FeedRequest request;
    request.platform = tab;
    request.filter = static_cast<drill::FeedFilter>(filter);
    request.open_threads.assign(open_threads.begin(), open_threads.end());
    return request;
}

void ChannelState::answer(const drill::PostView& post) {
    if (tab != post.platform) {
        tab = post.platform;
        tab_announced = false;
    }
    reply.open(post);
}

void draw_channel_column(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                         ChannelState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "channel");
    Rect rest = area;
    draw_tabs(context, data, rest.cut_top(44, 8), state);
    const double elapsed = std::clamp(ui.now() - state.last_draw, 0., 0.5);
    state.last_draw = ui.now();
    if (state.tab >= data.platforms.size()) {
        state.seen.show({}, elapsed);
        draw_inbox(context, data, rest, state.press);
    } else {
        draw_filter(context, data, rest.cut_top(34, 10), state);
        if (state.reply.target)
            draw_reply_composer(context, data, rest.cut_bottom(reply_composer_height, theme::card_gap),
                                state.reply);
        state.seen.show(draw_feed(context, data, rest, state), elapsed);
    }
    if (auto batch = state.seen.take_batch(); !batch.empty() && data.facts_of_drill.may("see"))
        context.submit(drill::SeePosts{std::move(batch)});
    draw_fact_dialog(context, data.facts,
                     state.tab < data.platforms.size() ? state.reply.facts : state.press.facts);
}

} // namespace stormdrill::gui
