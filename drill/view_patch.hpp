#pragma once
/// What a seat has to be told when one moment of its view follows another, and its taking in.

#include <optional>

#include <nlohmann/json.hpp>

namespace stormdrill::drill {

/// On the wire keys are sorted and nothing is null; what is not there has its default.
using WireJson = nlohmann::json;

/// A JSON Merge Patch (RFC 7386), but for lists: one that changed is told by its changes where that is
/// shorter than the whole, as {"$list": [step, …]}. The steps make the new list from the front:
///   [first, count]                     entries of the old list that stay; those between two steps have left
///   {"changed": number, "by": patch}   an entry of the old list, an object, and what is new of it
///   {"came": [entry, …]}               new ones
/// Numbers of old entries only ascend, so that no list outgrows the old one and the message together.
/// An empty object where nothing changed. Both are objects and hold neither null nor the key `$list`.
[[nodiscard]] WireJson patch_between(const WireJson& from, const WireJson& to);

/// The same for one value inside such objects; empty where nothing changed.
[[nodiscard]] std::optional<WireJson> change_between(const WireJson& before, const WireJson& value);

/// Makes `view` what patch_between's `to` was, of what its `from` was. Throws OperatorError where the patch
/// does not fit the view; the view is then good for nothing.
void apply_patch(WireJson& view, const WireJson& patch);

} // namespace stormdrill::drill
