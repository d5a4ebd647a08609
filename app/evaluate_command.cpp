// stormdrill evaluate: an evaluator's ratings and overrulings, for a log whose drill has ended.

#include <charconv>
#include <iostream>

#include "app/commands.hpp"
#include "app/data_folder.hpp"
#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "drill/evaluation_sheet.hpp"
#include "drill/evaluator_acts.hpp"
#include "drill/history.hpp"
#include "drill/results.hpp"
#include "scoring/evaluation/evaluation.hpp"
#include "scoring/measures/texts.hpp"
#include "scoring/overruling.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::app {

namespace {
struct EvaluateArguments {
    std::string log, evaluator, sheet, from, date, language;
    std::vector<std::string> rate, overrule;
    bool list = false, blank = false;
};

Language spoken(const EvaluateArguments& a) {
    return parse_language(a.language).value_or(Language::zh_TW);
}

drill::ReadLog whole_log(const std::string& path) {
    drill::ReadLog log = drill::read_log(path);
    if (log.fault) throw OperatorError(path + ":" + std::to_string(log.fault->line) + ": " + log.fault->what);
    return log;
}

template <class Number>
std::optional<Number> number(std::string_view text) {
    Number value = 0;
    const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (bad != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// What stands before the first `separator`, and what after it.
std::pair<std::string, std::string> split(const std::string& text, char separator) {
    const std::size_t at = text.find(separator);
    if (at == std::string::npos) return {text, ""};
    return {text.substr(0, at), text.substr(at + 1)};
}

drill::EvaluatorEntry rating(const std::string& given, const EvaluateArguments& a) {
    const auto [clause, rest] = split(given, '=');
    const auto [letter, note] = split(rest, ':');
    if (clause.empty() || letter.empty())
        throw OperatorError("--rate: expected CLAUSE=P|S|M|U|N[:note], got '" + given + "'");
    return {drill::Rate{clause, letter, note, a.evaluator, std::nullopt, a.date}, "--rate " + given};
}

drill::EvaluatorEntry overruling(const std::string& given, const EvaluateArguments& a) {
    const auto [line_text, rest] = split(given, ':');
    const auto [finding_text, note] = split(rest, ':');
    const auto line = number<std::uint64_t>(line_text);
    const auto finding = number<std::uint32_t>(finding_text);
    if (!line || !finding)
        throw OperatorError("--overrule: expected LINE:FINDING[:note], got '" + given +
                            "'; --list shows the numbers");
    return {drill::OverruleFinding{*line, *finding, note, a.evaluator, a.date}, "--overrule " + given};
}

/// The evaluator's rating of this clause that counts now, where it is the same.
bool says_the_same(const scoring::Evaluation& evaluation, const drill::Rate& rate,
                   const std::string& evaluator) {
    for (const scoring::KeptRating* kept : evaluation.of(rate.clause))
        if (kept->evaluator == evaluator && kept->given->rating == rate.rating &&
            kept->given->note == rate.note && kept->given->about == rate.about.value_or(0))
            return true;
    return false;
}

std::vector<drill::EvaluatorEntry> entries_of(const EvaluateArguments& a, const scoring::Sop& sop,
                                              const scoring::Evaluation& evaluation, std::size_t& unchanged) {
    std::vector<drill::EvaluatorEntry> entries;
    if (!a.from.empty()) {
        for (drill::SheetRow& row : drill::read_sheet(read_file(a.from, 16u << 20), a.from, sop)) {
            if (says_the_same(evaluation, row.rating, a.evaluator)) {
                ++unchanged;
                continue;
            }
            row.rating.evaluator = a.evaluator;
            row.rating.date = a.date;
            entries.push_back({std::move(row.rating), a.from + ":" + std::to_string(row.number)});
        }
    }
    for (const std::string& given : a.rate)
        entries.push_back(rating(given, a));
    for (const std::string& given : a.overrule)
        entries.push_back(overruling(given, a));
    return entries;
}

std::string shown(const std::string& words, std::size_t most) {
    std::string line = sanitize_text(words, most);
    for (char& c : line)
        if (c == '\n' || c == '\t') c = ' ';
    return count_code_points(words) > most ? line + "…" : line;
}

void list_findings(const drill::LoggedDrill& logged, Language language) {
    const bool english = language == Language::en;
    for (const scoring::LineOfTexts& line : scoring::lines_of_texts(logged.transcript)) {
        for (std::size_t t = 0; t < line.texts.size(); ++t) {
            const scoring::FoundText& text = line.texts[t];
            std::cout << (english ? "line " : "第 ") << line.line << (english ? "  " : " 行  ")
                      << format_clock(text.done.at) << "  " << scoring::seat_text(text.done.seat).in(language)
                      << "  " << text.channel << (english ? "  tone " : "  語氣 ")
                      << line.ruled.texts[t].tone;
            if (line.ruled.texts[t].tone != text.as_found->tone)
                std::cout << (english ? " (found: " : "（原判定 ") << text.as_found->tone
                          << (english ? ")" : "）");
            std::cout << "  " << shown(text.words, 40) << '\n';
            for (std::size_t i = 0; i < line.ruled.findings.size(); ++i) {
                const scoring::NumberedFinding& found = line.ruled.findings[i];
                if (found.text != t) continue;
                std::printf("    %zu:%zu  %+4d  %-3s %s", line.line, i, found.finding.points,
                            found.finding.clause.c_str(), found.finding.rule.c_str());
                if (!found.counts_as.empty()) std::printf(" (%s)", found.counts_as.c_str());
                const std::string words = scoring::marked_words(text.words, found.finding);
                if (!words.empty()) std::printf(english ? "  \"%s\"" : "  「%s」", shown(words, 60).c_str());
                if (found.surfaced)
                    std::printf("%s", english ? "  [found after an overruling]" : "  ［更正後才判定］");
                if (found.overruled_by) {
                    const scoring::Overruling& by = *line.overrulings[*found.overruled_by];
                    const std::string who =
                        by.evaluator.empty() ? scoring::seat_text(by.done.seat).in(language) : by.evaluator;
                    std::printf(english ? "  [overruled by %s%s%s]" : "  ［%s 已更正%s%s］", who.c_str(),
                                by.note.empty() ? "" : (english ? ": " : "："), shown(by.note, 80).c_str());
                }
                std::printf("\n");
            }
        }
    }
}

void show_ratings(const drill::LoggedDrill& logged, const scoring::Evaluation& evaluation,
                  Language language) {
    const bool english = language == Language::en;
    const auto line = [&](const scoring::Proposal& proposal, const Bilingual& title) {
        std::printf("%-10s %s  ", proposal.id.c_str(),
                    proposal.rating ? std::string(scoring::rating_letter(*proposal.rating)).c_str() : "-");
        for (const scoring::KeptRating* kept : evaluation.of(proposal.id))
            std::printf("%s=%s ", kept->evaluator.c_str(), kept->given->rating.c_str());
        std::printf(" %s: %s\n", title.in(language).c_str(), proposal.reason.in(language).c_str());
        for (const scoring::SideEffect& effect : proposal.side_effects)
            std::printf("              %s\n", effect.what.in(language).c_str());
    };
    std::printf("%s\n",
                english ? "id, the program's proposal, evaluators' ratings" : "條款、程式建議、評核員的評等");
    for (std::size_t i = 0; i < logged.sop->phases.size(); ++i) {
        line(evaluation.proposals.phases[i], logged.sop->phases[i].title);
        for (const scoring::Proposal& proposal : evaluation.proposals.clauses)
            if (const scoring::Clause& clause = *logged.sop->clause(proposal.id);
                clause.phase == logged.sop->phases[i].id)
                line(proposal, clause.title);
    }
}

void print_agreement(const scoring::Evaluation& evaluation, Language language) {
    const bool english = language == Language::en;
    const auto kappa = [&](const std::optional<double>& value) {
        return value ? scoring::number_text(*value, 3) : std::string(english ? "not defined" : "無法計算");
    };
    for (const scoring::Agreement& one : evaluation.agreement)
        std::cout << (english ? "agreement " : "一致性 ")
                  << (one.first.empty() ? (english ? "program" : "程式") : one.first) << " - " << one.second
                  << ": n=" << one.kappa.n << " kappa=" << kappa(one.kappa.unweighted)
                  << " kappa_quadratic=" << kappa(one.kappa.quadratic) << '\n';
    std::cout << (english ? "rated: " : "已評等：") << evaluation.coverage.rated << " / "
              << evaluation.coverage.with_occasion << '\n';
}

void check_arguments(const EvaluateArguments& a) {
    if (!a.language.empty() && !parse_language(a.language))
        throw OperatorError("--lang: expected en or zh-TW, got '" + a.language + "'");
    const bool writes = !a.rate.empty() || !a.overrule.empty() || !a.from.empty();
    if (writes && a.evaluator.empty())
        throw OperatorError("--evaluator: whose ratings are these? Give a name or a pseudonym");
    if (writes && (a.list || !a.sheet.empty()))
        throw OperatorError(
            "--list and --sheet show what is there; --rate, --overrule and --from write: give "
            "them one after the other");
    drill::check_date(a.date);
}

int run(EvaluateArguments a) {
    if (a.date.empty()) a.date = drill::today();
    check_arguments(a);
    const Language language = spoken(a);
    drill::ReadLog log = whole_log(a.log);
    drill::LoggedDrill logged = drill::read_drill(log);
    scoring::Scorecard card = scoring::score_process(logged.transcript, *logged.sop);
    scoring::Evaluation evaluation = scoring::evaluate(logged.transcript, *logged.sop, card);
    if (a.list) {
        list_findings(logged, language);
        return 0;
    }
    if (!a.sheet.empty()) {
        write_file_atomically(
            a.sheet,
            drill::write_sheet(evaluation, *logged.sop, {a.evaluator, parse_language(a.language), a.blank}));
        std::cout << "sheet: " << a.sheet << '\n';
        return 0;
    }
    std::size_t unchanged = 0;
    const std::vector<drill::EvaluatorEntry> entries = entries_of(a, *logged.sop, evaluation, unchanged);
    if (entries.empty() && a.from.empty()) {
        show_ratings(logged, evaluation, language);
        print_agreement(evaluation, language);
        return 0;
    }
    const scoring::ToneScorer scorer = scoring::ToneScorer::load(data_folder() / "scoring/tone");
    const double before = card.total;
    drill::append_evaluation(log, *logged.sop, entries, language);
    log = whole_log(a.log);
    logged = drill::read_drill(log);
    card = scoring::score_process(logged.transcript, *logged.sop);
    const std::filesystem::path folder = std::filesystem::path(a.log).parent_path();
    drill::write_results(folder, logged, card, &scorer, language);
    std::cout << "written: " << entries.size() << "\nunchanged: " << unchanged << '\n';
    std::printf("process_score: %.1f (%s %.1f)\n", card.total, language == Language::en ? "before" : "之前",
                before);
    std::fflush(stdout);
    print_agreement(scoring::evaluate(logged.transcript, *logged.sop, card), language);
    std::cout << "score: " << (folder / "score.json").string()
              << "\nreport: " << (folder / "report.html").string() << '\n';
    return 0;
}

/// What the letters mean, for the help.
std::string key() {
    std::string out = "Ratings (HSEEP):\n";
    const auto add = [&](std::string_view letter, const Bilingual& meaning) {
        out += "  " + std::string(letter) + "  " + meaning.en + "\n     " + meaning.zh_TW + "\n";
    };
    for (const scoring::Rating rating : scoring::all_ratings)
        add(scoring::rating_letter(rating), scoring::rating_meaning(rating));
    add(scoring::not_observed_letter, scoring::not_observed_meaning());
    return out;
}
} // namespace

void add_evaluate_command(CLI::App& app, Chosen& chosen) {
    auto arguments = std::make_shared<EvaluateArguments>();
    CLI::App* command = app.add_subcommand(
        "evaluate", "Rate the clauses of a finished drill and overrule wrong findings; without options, show "
                    "ratings and the program's proposals");
    command->add_option("log", arguments->log, "drill.jsonl")->required();
    command->add_option("--evaluator", arguments->evaluator, "Your name or a pseudonym");
    command
        ->add_option("--rate", arguments->rate,
                     "CLAUSE=P|S|M|U|N[:note], of a clause or a phase; may be given again")
        ->type_name("TEXT");
    command
        ->add_option("--overrule", arguments->overrule,
                     "LINE:FINDING[:note], as --list numbers them; may be given again")
        ->type_name("TEXT");
    command->add_flag("--list", arguments->list, "List the texts and findings with their numbers");
    command->add_option(
        "--sheet", arguments->sheet,
        "Write the evaluation sheet (CSV for a spreadsheet program); --lang gives one language, "
        "both when not given");
    command->add_flag("--blank", arguments->blank,
                      "With --sheet: without the program's proposals and your earlier ratings");
    command->add_option("--from", arguments->from, "Read a filled-in sheet; rows as they were are left out");
    command->add_option("--date", arguments->date, "Day of the evaluation, YYYY-MM-DD; today when not given");
    command->add_option(
        "--lang", arguments->language,
        "en or zh-TW: of what is shown, and which one the report shows first; zh-TW when not given");
    command->footer(key());
    for (CLI::Option* option : command->get_options())
        if (option->get_name() == "--rate" || option->get_name() == "--overrule")
            option->expected(1, 1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->callback([arguments, &chosen] { chosen = [arguments] { return run(*arguments); }; });
}

} // namespace stormdrill::app
