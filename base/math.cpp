#include "base/math.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace stormdrill {

namespace {
constexpr double ln2_high = 0x1.62e42fefa3800p-1; // ln 2 split so that k * ln2_high is exact for |k| < 2^11
constexpr double ln2_low = 0x1.ef35793c76730p-45;
constexpr double inv_ln2 = 0x1.71547652b82fep+0;
constexpr double pi = 0x1.921fb54442d18p+1;

double scale_by_power_of_two(double x, int k) {
    // Two steps keep results in the subnormal range right.
    while (k > 1023) {
        x *= 0x1p1023;
        k -= 1023;
    }
    while (k < -1022) {
        x *= 0x1p-1022;
        k += 1022;
    }
    return x * std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}
} // namespace

double exact_exp(double x) {
    if (!(x == x)) return x;
    if (x < -708.0) return 0.0;
    if (x > 709.0) return std::numeric_limits<double>::infinity();
    // x = k ln 2 + r with |r| <= ln 2 / 2; Taylor series of e^r to r^13 leaves less than 1e-17. In pairs of
    // pairs (Estrin 1960): one long chain of divisions would take five times as long.
    const double scaled = x * inv_ln2;
    const int k = static_cast<int>(scaled + (scaled < 0 ? -0.5 : 0.5));
    const double r = (x - k * ln2_high) - k * ln2_low;
    const double r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
    const double a = (1.0 + r) + r2 * (1.0 / 2 + r * (1.0 / 6));
    const double b = (1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720 + r * (1.0 / 5'040));
    const double c = (1.0 / 40'320 + r * (1.0 / 362'880)) + r2 * (1.0 / 3'628'800 + r * (1.0 / 39'916'800));
    const double d = 1.0 / 479'001'600 + r * (1.0 / 6'227'020'800.0);
    const double sum = (a + r4 * b) + r8 * (c + r4 * d);
    return scale_by_power_of_two(sum, k);
}

double exact_log(double x) {
    if (!(x > 0.0)) {
        return x == 0.0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
    }
    if (x == std::numeric_limits<double>::infinity()) return x;
    // x = 2^k m with m in [sqrt(1/2), sqrt 2); log m = 2 atanh((m - 1) / (m + 1)).
    std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
    int k = 0;
    if ((bits >> 52) == 0) {
        bits = std::bit_cast<std::uint64_t>(x * 0x1p54);
        k = -54;
    }
    k += static_cast<int>(bits >> 52) - 1023;
    double m = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
    if (m > 1.4142135623730951) {
        m *= 0.5;
        ++k;
    }
    const double f = (m - 1.0) / (m + 1.0);
    const double s = f * f;
    double sum = 0.0;
    for (int n = 23; n >= 3; n -= 2)
        sum = s * (sum + 1.0 / n);
    return k * ln2_high + (k * ln2_low + 2.0 * f * (1.0 + sum));
}

double exact_exp2(double x) {
    const double whole = std::floor(x);
    if (whole < -1100.0) return 0.0;
    if (whole > 1100.0) return std::numeric_limits<double>::infinity();
    return scale_by_power_of_two(exact_exp((x - whole) * (ln2_high + ln2_low)), static_cast<int>(whole));
}

double exact_log2(double x) {
    return exact_log(x) * inv_ln2;
}

double exact_log10(double x) {
    return exact_log(x) / 2.302585092994045684;
}

double exact_pow(double x, double y) {
    if (y == 0.0) return 1.0;
    if (x == 0.0) return y > 0.0 ? 0.0 : std::numeric_limits<double>::infinity();
    return exact_exp(y * exact_log(x));
}

double exact_cos_turns(double turns) {
    double t = turns - std::floor(turns); // [0, 1)
    if (t > 0.5) t = 1.0 - t;             // cosine is even about 1/2
    const bool negate = t > 0.25;
    if (negate) t = 0.5 - t;
    const double a = 2.0 * pi * t; // [0, pi/2]
    const double a2 = a * a;
    double sum = 1.0;
    for (int n = 24; n >= 2; n -= 2)
        sum = 1.0 - a2 * sum / (n * (n - 1));
    return negate ? -sum : sum;
}

double exact_logistic(double x) {
    return 1.0 / (1.0 + exact_exp(-x));
}

} // namespace stormdrill
