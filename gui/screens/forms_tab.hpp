#pragma once
/// The forms of a running drill: assessment, situation report, outreach, remedies, campaign, damage.

#include <set>

#include "drill/seat_snapshot.hpp"
#include "gui/screens/form_sheet.hpp"

namespace stormdrill::gui {

struct AssessForm {
    bool begun = false; ///< the scales have been set from what the listening tool shows
    SliderScale posts_scale, reach_scale, media_scale;
    double posts_low = 0, posts_high = 0, growth_low = 0, growth_high = 10, reach_low = 0, reach_high = 0,
           anger_low = 0, anger_high = 1, media_low = 0, media_high = 0;
    std::size_t brand = 0, sales = 0, investors = 0, level = 0;
    std::size_t strategy = static_cast<std::size_t>(-1);
};
struct ReportForm {
    TextEditor posts = figure_editor(), negative = figure_editor(), reach = figure_editor();
    double mood = 0;
    std::set<std::string> platforms;
    TextEditor summary{};
};
struct OutreachForm {
    double share = 0, compensation = 0;
    TextEditor letter{};
};
struct RemedyForm {
    double due_hours = 24;
};
struct CampaignForm {
    std::size_t kind = static_cast<std::size_t>(-1), platform = static_cast<std::size_t>(-1);
    bool disclosed = true;
    TextEditor words{};
};
struct DamageForm {
    TextEditor negative_posts = figure_editor(), media = figure_editor(), favourability = figure_editor(),
               sales = figure_editor(), investors = figure_editor();
    std::set<std::string> groups;
};

enum class FormKind : std::uint8_t { none, assess, report, outreach, remedies, campaign, damage };

struct FormsState {
    FormKind open = FormKind::none;
    AssessForm assess;
    ReportForm report;
    OutreachForm outreach;
    RemedyForm remedy;
    CampaignForm campaign;
    DamageForm damage;

    /// Ready for the next time.
    template <class Form>
    void filed(FormKind kind, Form& form) {
        form = {};
        if (open == kind) open = FormKind::none;
    }
};

void draw_forms_tab(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                    FormsState& state);

// Each draws one form, which closes when it was filed.
void draw_assess_form(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                      FormsState& state);
void draw_report_form(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                      FormsState& state);
void draw_outreach_form(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                        FormsState& state);
void draw_remedy_form(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                      FormsState& state);
void draw_campaign_form(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                        FormsState& state);
void draw_damage_form(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                      FormsState& state);

} // namespace stormdrill::gui
