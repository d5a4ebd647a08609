// stormdrill join: the window of a seat in a team drill that runs on somebody else's machine.

#include <iostream>

#include "app/commands.hpp"
#include "app/data_folder.hpp"
#include "app/fresh_folder.hpp"
#include "app/kept_seat.hpp"
#include "app/window_arguments.hpp"
#include "base/diagnostics.hpp"

namespace stormdrill::app {

namespace {
struct JoinArguments : WindowArguments {
    std::string join, name, out;
};

int run(const JoinArguments& a) {
    gui::JoinOptions options;
    options.join = drill::net::parse_join_string(a.join);
    if (options.join.fingerprint.empty() && !drill::net::is_loopback(options.join.address))
        throw OperatorError(
            "the join string ends before its #fp=…, by which the window knows the right host; "
            "copy it whole, in quotation marks");
    options.name = a.name;
    options.token = kept_token(options.join);
    options.folder = a.out;
    if (a.out.empty()) { // windows on one machine may have been opened in the same second
        options.folder = fresh_folder();
        options.folder += "-" + options.join.code;
    }
    options.tone_rules = data_folder() / "scoring/tone";
    options.language = window_language(a);
    options.keep_token = [join = options.join](const std::string& token) {
        try {
            keep_token(join, token);
        } catch (const OperatorError& error) { // the drill goes on; only coming back needs a new code
            std::cerr << "stormdrill: the way back to this chair could not be kept: " << error.what() << '\n';
        }
    };
    return gui::join(options, window_options(a));
}
} // namespace

void add_join_command(CLI::App& app, Chosen& chosen) {
    auto a = std::make_shared<JoinArguments>();
    CLI::App* command = app.add_subcommand(
        "join", "Take a chair in a team drill; the same join string leads back to it later");
    command
        ->add_option("join_string", a->join, "As the host printed it: drill://10.0.0.5:7443/K7Q2-9FXM#fp=…")
        ->required();
    command->add_option("--name", a->name, "Your name or a pseudonym; the chair's when not given");
    command->add_option("--out", a->out,
                        "Folder for the log, the score and the report at the end; a fresh one under drills/ "
                        "when not given");
    add_window_options(*command, *a);
    command->callback([a, &chosen] { chosen = [a] { return run(*a); }; });
}

} // namespace stormdrill::app
