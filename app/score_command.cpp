// stormdrill score: the SOP score of a log, clause by clause, from the log alone.

#include <cstdio>
#include <iostream>

#include "app/commands.hpp"
#include "app/data_folder.hpp"
#include "base/diagnostics.hpp"
#include "drill/history.hpp"
#include "drill/rescore.hpp"
#include "drill/transcript_from_log.hpp"
#include "scoring/measures/texts.hpp"
#include "scoring/overruling.hpp"
#include "scoring/report/report.hpp"

namespace stormdrill::app {

namespace {
struct ScoreArguments {
    std::string log, sop, history, date, language = "zh-TW";
    bool json = false, rescore = false;
};

void print_findings(char sign, const std::vector<scoring::Finding>& findings, const std::string& words) {
    for (const scoring::Finding& finding : findings) {
        const std::string quote = scoring::marked_words(words, finding);
        std::printf("    %c %s (%s, %+d)%s\n", sign, finding.rule.c_str(), finding.clause.c_str(),
                    finding.points, quote.empty() ? "" : ("  \"" + quote + "\"").c_str());
    }
}

/// What the installed rules would find in the log's texts, beside what was found when they were published.
int rescore(const drill::ReadLog& log, std::shared_ptr<const scoring::Sop> sop, Language language) {
    const bool english = language == Language::en;
    // By the installed rules, and what the SOP changes of them.
    const std::shared_ptr<const scoring::Sop> by = drill::read_drill(log, sop).sop;
    const scoring::ToneScorer scorer = scoring::ToneScorer::load(data_folder() / "scoring/tone", by.get());
    const std::vector<drill::RescoredText> texts = drill::rescore(log, scorer);
    std::size_t changed = 0;
    for (const drill::RescoredText& text : texts) {
        if (!text.changed()) continue;
        ++changed;
        std::printf("%s %zu%s  %s  %s  %s  %s %d -> %d\n", english ? "line" : "第", text.line,
                    english ? "" : " 行", format_clock(text.at).c_str(), text.act.c_str(),
                    text.channel.c_str(), english ? "tone" : "語氣", text.then.tone, text.now.tone);
        print_findings('-', text.lost(), text.words);
        print_findings('+', text.gained(), text.words);
    }
    const auto score = [&](const std::vector<drill::Json>& lines) {
        const drill::LoggedDrill logged = drill::read_drill(lines, sop);
        return scoring::score_process(scoring::as_found(logged.transcript), *logged.sop).total;
    };
    std::vector<drill::Json> stored;
    for (const drill::LogLine& line : log.lines)
        stored.push_back(line.json);
    const bool same_rules = log.header().value("tone_rules", "") == scorer.rules_hash();
    std::printf("rules: %s\ntexts: %zu\nchanged: %zu\n", same_rules ? "the log's" : "other than the log's",
                texts.size(), changed);
    std::printf("process_score_as_stored: %.1f\nprocess_score_rescored: %.1f\n", score(stored),
                score(drill::with_findings(log, texts)));
    std::printf("%s\n",
                english ? "(without overrulings; the log was not touched)" : "（不計更正；紀錄檔沒有更動）");
    return 0;
}

int run(const ScoreArguments& a) {
    const drill::ReadLog log = drill::read_log(a.log);
    if (log.fault)
        throw OperatorError(a.log + ":" + std::to_string(log.fault->line) + ": " + log.fault->what);
    std::shared_ptr<const scoring::Sop> sop;
    if (!a.sop.empty()) sop = std::make_shared<scoring::Sop>(scoring::load_sop(a.sop));
    // An unknown rule in the SOP's section `tone:` is an error here as well.
    if (sop && !sop->tone.empty())
        static_cast<void>(scoring::ToneScorer::load(data_folder() / "scoring/tone", sop.get()));
    const auto language = parse_language(a.language);
    if (!language) throw OperatorError("--lang: expected en or zh-TW, got '" + a.language + "'");
    if (a.rescore) return rescore(log, sop, *language);
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
    const bool in_english = *language == Language::en;
    if (logged.tone_points == drill::TonePoints::summed_up)
        std::cerr << (in_english ? "tone: every text summed up again with the points of this SOP\n"
                                 : "語氣：各則文字已依此 SOP 的分數重新加總\n");
    if (logged.tone_points == drill::TonePoints::not_held)
        std::cerr << (in_english
                          ? "tone: as published, by the points of the drill's own SOP; the log does not hold "
                            "what this SOP's points would need\n"
                          : "語氣：沿用發布當時、演練所用 SOP 的分數；紀錄檔不足以依此 SOP 重算\n");
    if (a.json) {
        std::cout << scoring::write_score_json(logged.transcript, *logged.sop, card, outcome);
        return 0;
    }
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
    command->add_flag(
        "--rescore", arguments->rescore,
        "Score the texts anew with the installed rules and say what would change; the log is not "
        "touched");
    command->add_flag("--json", arguments->json, "Print score.json");
    command->add_option("--lang", arguments->language, "en or zh-TW")->capture_default_str();
    command->callback([arguments, &chosen] { chosen = [arguments] { return run(*arguments); }; });
}

} // namespace stormdrill::app
