#pragma once
/// Elementary functions with the same bits everywhere. glibc picks other code for exp, log and pow by CPU
/// (FMA) and by version, so whatever the world computes goes through these: plain IEEE arithmetic, no fused
/// operations, no tables. Relative error below 1e-13 over the stated ranges (checked against libm in the
/// tests).

namespace stormdrill {

/// e^x; 0 below -708, +infinity above 709.
[[nodiscard]] double exact_exp(double x);
/// Natural logarithm; x > 0 and normal, otherwise -infinity (0) or NaN (negative).
[[nodiscard]] double exact_log(double x);
[[nodiscard]] double exact_exp2(double x);
[[nodiscard]] double exact_log2(double x);
[[nodiscard]] double exact_log10(double x);
/// x^y for x >= 0.
[[nodiscard]] double exact_pow(double x, double y);
/// Cosine of 2*pi*turns, any finite number of turns below 2^40.
[[nodiscard]] double exact_cos_turns(double turns);
/// 1 / (1 + e^-x).
[[nodiscard]] double exact_logistic(double x);

} // namespace stormdrill
