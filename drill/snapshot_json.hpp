#pragma once
/// A seat's snapshot as JSON, made so that two moments of it differ little: posts stand once, by their
/// number, and lists of posts are lists of numbers. `patch_between` then finds what a seat has to be told.

#include <nlohmann/json.hpp>

#include "drill/seat_snapshot.hpp"

namespace stormdrill::drill {

/// On the wire keys are sorted and nothing is null; what is not there has its default.
using WireJson = nlohmann::json;

[[nodiscard]] WireJson snapshot_to_json(const SeatSnapshot& snapshot);
/// Throws OperatorError when it is no such thing.
[[nodiscard]] SeatSnapshot snapshot_from_json(const WireJson& json);

/// A JSON Merge Patch (RFC 7386) that makes `to` of `from`: from.merge_patch(patch). An empty object where
/// nothing changed. Neither may hold null.
[[nodiscard]] WireJson patch_between(const WireJson& from, const WireJson& to);

[[nodiscard]] WireJson feed_request_to_json(const FeedRequest& request);
/// Throws OperatorError for anything ill-typed, unknown, or more than 50 open threads.
[[nodiscard]] FeedRequest feed_request_from_json(const WireJson& json);

} // namespace stormdrill::drill
