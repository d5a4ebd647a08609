#pragma once
/// One overload per command of the log: organisation.cpp holds what the organisation does, incidents.cpp what
/// the scenario and the facilitator bring.

#include "sim/storm.hpp"

namespace stormdrill::sim {

void take_effect(Storm& s, const PublishStatement& command, std::int32_t at);
void take_effect(Storm& s, const ReplyToPost& command, std::int32_t at);
void take_effect(Storm& s, const RemovePost& command, std::int32_t at);
void take_effect(Storm& s, const AnswerPress& command, std::int32_t at);
void take_effect(Storm& s, const ContactAffected& command, std::int32_t at);
void take_effect(Storm& s, const RunCampaign& command, std::int32_t at);
void take_effect(Storm& s, const CarryOutRemedy& command, std::int32_t at);

void take_effect(Storm& s, const FactBecomesKnown& command, std::int32_t at);
void take_effect(Storm& s, const SeedPost& command, std::int32_t at);
void take_effect(Storm& s, const SetPressure& command, std::int32_t at);

} // namespace stormdrill::sim
