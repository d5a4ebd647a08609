#include "drill/inject_list.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"

namespace stormdrill::drill {

namespace {
constexpr std::size_t longest_title_from_text = 40; // code points

/// Both languages: what is given in one alone serves for both.
Bilingual both(const Wording& wording) {
    const std::string either = wording.en ? *wording.en : wording.zh_TW.value_or("");
    return {wording.en.value_or(either), wording.zh_TW.value_or(either)};
}

Bilingual title_from(const Bilingual& text) {
    return {sanitize_text(text.en, longest_title_from_text),
            sanitize_text(text.zh_TW, longest_title_from_text)};
}
} // namespace

scenarios::Inject inject_of(const WriteInject& act) {
    scenarios::Inject inject;
    inject.kind = act.kind == "post"   ? scenarios::InjectKind::post
                  : act.kind == "call" ? scenarios::InjectKind::call
                  : act.kind == "mail" ? scenarios::InjectKind::mail
                                       : scenarios::InjectKind::fact;
    inject.text = both(act.text);
    inject.title = act.title.en || act.title.zh_TW ? both(act.title) : title_from(inject.text);
    inject.persona = act.persona;
    inject.platform = act.platform;
    inject.anger = act.anger;
    inject.reach = act.reach;
    inject.vivid = act.vivid;
    if (act.deadline_minutes) inject.deadline = minutes(*act.deadline_minutes);
    inject.to_seats = act.to_seats;
    inject.fact = act.fact.value_or("");
    return inject;
}

InjectList list_injects(const scenarios::Scenario& scenario) {
    InjectList list;
    for (const scenarios::Inject& inject : scenario.injects) {
        ListedInject listed;
        listed.inject = inject;
        listed.due = SimTime{} + inject.at;
        list.push_back(std::move(listed));
    }
    return list;
}

const ListedInject* find_inject(const InjectList& list, std::string_view id) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const ListedInject& listed) {
        return listed.inject.id == id && listed.origin != InjectOrigin::spoken;
    });
    return found == list.end() ? nullptr : &*found;
}

ListedInject* find_inject(InjectList& list, std::string_view id) {
    return const_cast<ListedInject*>(find_inject(std::as_const(list), id));
}

} // namespace stormdrill::drill
