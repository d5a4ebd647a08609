#pragma once
/// What an act's line carries besides the act; for session*.cpp and the transcript.

#include <string>
#include <vector>

#include "drill/session.hpp"

namespace stormdrill::drill {

/// One text of the act as it was scored when it went out.
struct TextAttachment {
    scoring::ToneResult tone;
    std::string channel, context;
    double similarity = 0;                 ///< to the most alike earlier text of its kind
    std::size_t alike = 0;                 ///< how many earlier ones are nearly the same
    std::vector<std::string> contradicted; ///< ids of the facts that it contradicts
    bool contradicts_earlier = false;
    /// Findings on what it states (session_facts.cpp); `facts_checked` is false for logs of older programs.
    bool facts_checked = false;
    std::vector<scoring::FactFinding> fact_findings;
    std::vector<std::string> told;                     ///< ids of the facts that it tells
    std::shared_ptr<const scoring::StatedText> stated; ///< not in the log; null when replayed
};

[[nodiscard]] Json text_attachment_to_json(const TextAttachment& text);
/// Throws OperatorError.
[[nodiscard]] TextAttachment text_attachment_from_json(const Json& json);

/// The scenario's facts as texts are held against them.
[[nodiscard]] std::vector<scoring::SheetFact> sheet_facts(const scenarios::Scenario& scenario);

struct Session::Attachments {
    std::vector<TextAttachment> texts; ///< in the order of the act's texts
    Json fields = Json::object();      ///< as the line carries them
};

} // namespace stormdrill::drill
