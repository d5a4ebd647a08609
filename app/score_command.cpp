// stormdrill score: the SOP score of a log, clause by clause, from the log alone.

#include <cstdio>
#include <iostream>

#include "app/commands.hpp"
#include "base/diagnostics.hpp"
#include "drill/history.hpp"
#include "drill/transcript_from_log.hpp"
#include "scoring/report/report.hpp"

namespace stormdrill::app {

namespace {
struct ScoreArguments {
    std::string log, sop, history, date, language = "zh-TW";
    bool json = false;
};

int run(const ScoreArguments& a) {
    const drill::ReadLog log = drill::read_log(a.log);
    if (log.fault)
        throw OperatorError(a.log + ":" + std::to_string(log.fault->line) + ": " + log.fault->what);
    std::shared_ptr<const scoring::Sop> sop;
    if (!a.sop.empty()) sop = std::make_shared<scoring::Sop>(scoring::load_sop(a.sop));
    drill::LoggedDrill logged = drill::read_drill(log, sop);
    scoring::Transcript& transcript = logged.transcript;
    if (!a.date.empty()) transcript.date = a.date;
    if (!a.history.empty()) {
        if (transcript.date.empty()) transcript.date = drill::today();
        transcript.history = drill::read_history(a.history, transcript.date, transcript.final_state_hash);
    } else if (!a.date.empty()) {
        drill::check_date(a.date);
    }
    const scoring::Scorecard card = scoring::score_process(logged.transcript, *logged.sop);
    const scoring::Outcome* outcome = logged.outcome ? &*logged.outcome : nullptr;
    if (a.json) {
        std::cout << scoring::write_score_json(logged.transcript, *logged.sop, card, outcome);
        return 0;
    }
    const auto language = parse_language(a.language);
    if (!language) throw OperatorError("--lang: expected en or zh-TW, got '" + a.language + "'");
    std::printf("EXERCISE 演練  %s\n", logged.transcript.title.in(*language).c_str());
    if (!logged.transcript.finished)
        std::printf("%s\n", *language == Language::en ? "(the drill is not finished)" : "（演練尚未結束）");
    for (const scoring::ClauseScore& clause : card.clauses) {
        const scoring::Clause* wording = logged.sop->clause(clause.id);
        std::printf("%-4s %5.1f / %4.1f  %-11s %s\n", clause.id.c_str(), clause.score, clause.max,
                    std::string(scoring::status_name(clause.status)).c_str(),
                    wording != nullptr ? wording->title.in(*language).c_str() : "");
        for (const scoring::Evidence& evidence : clause.evidence) {
            std::printf("         %s  %s\n", format_clock(evidence.at).c_str(),
                        evidence.text.in(*language).c_str());
        }
    }
    std::printf("process_score: %.1f\n", card.total);
    if (outcome != nullptr) std::printf("outcome_score: %.1f\n", outcome->score);
    return 0;
}
} // namespace

void add_score_command(CLI::App& app, Chosen& chosen) {
    auto arguments = std::make_shared<ScoreArguments>();
    CLI::App* command =
        app.add_subcommand("score", "Score a log against the SOP, clause by clause with evidence");
    command->add_option("log", arguments->log, "drill.jsonl")->required();
    command->add_option("--sop", arguments->sop, "Another SOP file than the one in the log");
    command->add_option("--history", arguments->history,
                        "Folder with score.json files of the team's earlier drills (clauses P10, L3); "
                        "what the log tells of them when not given");
    command->add_option("--date", arguments->date,
                        "Day of the drill, YYYY-MM-DD; the log's, else today, when not given");
    command->add_flag("--json", arguments->json, "Print score.json");
    command->add_option("--lang", arguments->language, "en or zh-TW")->capture_default_str();
    command->callback([arguments, &chosen] { chosen = [arguments] { return run(*arguments); }; });
}

} // namespace stormdrill::app
