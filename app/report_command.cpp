// stormdrill report: the after-action report of a log.

#include <iostream>

#include "app/commands.hpp"
#include "app/data_folder.hpp"
#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "drill/transcript_from_log.hpp"
#include "scoring/report/report.hpp"

namespace stormdrill::app {

namespace {
struct ReportArguments {
    std::string log, out, sop, language = "zh-TW";
};

int run(const ReportArguments& a) {
    const auto language = parse_language(a.language);
    if (!language) throw OperatorError("--lang: expected en or zh-TW, got '" + a.language + "'");
    const drill::ReadLog log = drill::read_log(a.log);
    if (log.fault)
        throw OperatorError(a.log + ":" + std::to_string(log.fault->line) + ": " + log.fault->what);
    std::shared_ptr<const scoring::Sop> sop;
    if (!a.sop.empty()) sop = std::make_shared<scoring::Sop>(scoring::load_sop(a.sop));
    const drill::LoggedDrill logged = drill::read_drill(log, sop);
    const scoring::Scorecard card = scoring::score_process(logged.transcript, *logged.sop);
    const scoring::ToneScorer scorer = scoring::ToneScorer::load(data_folder() / "scoring/tone");
    const scoring::ReportInput input{logged.transcript,
                                     *logged.sop,
                                     card,
                                     logged.outcome ? &*logged.outcome : nullptr,
                                     *language,
                                     [&](std::string_view rule) { return scorer.advice(rule); }};
    const std::filesystem::path out = a.out.empty()
                                          ? std::filesystem::path(a.log).replace_filename("report.html")
                                          : std::filesystem::path(a.out);
    write_file_atomically(out, scoring::write_report_html(input));
    std::cout << "report: " << out.string() << '\n';
    return 0;
}
} // namespace

void add_report_command(CLI::App& app, Chosen& chosen) {
    auto arguments = std::make_shared<ReportArguments>();
    CLI::App* command =
        app.add_subcommand("report", "Write the after-action report of a log (one HTML file)");
    command->add_option("log", arguments->log, "drill.jsonl")->required();
    command->add_option("-o,--output", arguments->out,
                        "The file to write; report.html beside the log when not given");
    command->add_option("--sop", arguments->sop, "Another SOP file than the one in the log");
    command->add_option("--lang", arguments->language, "en or zh-TW: which one is shown first")
        ->capture_default_str();
    command->callback([arguments, &chosen] { chosen = [arguments] { return run(*arguments); }; });
}

} // namespace stormdrill::app
