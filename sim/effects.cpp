#include "sim/effects.hpp"

#include <algorithm>
#include <array>

#include "base/math.hpp"

namespace stormdrill::sim {

namespace {
/// One row of the table: victim, accident, preventable.
using Row = std::array<double, 3>;
constexpr Row information{.20, .20, .20}, true_denial{.40, 0, 0}, false_denial{-.30, -.30, -.45},
    diminish{.15, .35, -.15}, apology{.10, .45, .50}, compensation{.05, .25, .30}, correction{.15, .40, .50},
    bolster{.10, .05, -.15}, attack{-.05, -.30, -.50}, silence{-.03, -.06, -.10};

double in(const Row& row, Cluster cluster) {
    return row[static_cast<std::size_t>(cluster)];
}
double part(std::uint8_t strength) {
    return std::min<int>(strength, 3) / 3.0;
}
} // namespace

double apology_quality(const TextEffect& t) {
    const double responsibility = t.non_apology ? 0.0 : part(t.responsibility);
    const double regret = t.non_apology ? 0.0 : part(t.regret);
    return .30 * responsibility + .22 * part(t.repair) + .14 * regret + .14 * part(t.explanation) +
           .14 * part(t.repentance) + .06 * part(t.forgiveness);
}

TextMeaning meaning_of(const TextEffect& t, Cluster cluster, bool at_fault, const Parameters& d) {
    TextMeaning m;
    const bool apologises = !t.non_apology && (t.responsibility >= 1 || t.regret >= 1);
    const double q = apology_quality(t);
    const bool denies = t.denial || t.blame_shift;
    m.false_denial = denies && at_fault;
    if (denies && !at_fault) m.gain += in(true_denial, cluster);
    if (t.explanation > 0 || t.repair > 0)
        m.gain += in(information, cluster) * std::max(part(t.explanation), 0.5);
    // A victim who apologises looks guilty, however well he does it.
    if (apologises) m.gain += in(apology, cluster) * (cluster == Cluster::victim ? 1.0 : q);
    m.gain += in(compensation, cluster) * part(t.repair) * (apologises ? 1.0 : 0.3);
    m.gain += in(correction, cluster) * part(t.repentance);
    if (apologises) m.calm += d.apology_anger * q;
    if (t.empathy) m.calm = std::min(m.calm, d.empathy_anger);

    if (m.false_denial) m.harm += in(false_denial, cluster);
    if (t.attack) m.harm += in(attack, cluster);
    if (t.non_apology) m.harm += in(bolster, cluster) < 0 ? in(bolster, cluster) : -.05;
    // Praise and excuses beside a real apology are neither thanked nor held against it.
    const auto alone = [&](const Row& row) { (in(row, cluster) < 0 ? m.harm : m.gain) += in(row, cluster); };
    if (t.bolstering && q < .2) alone(bolster);
    if (t.diminish && q < .2) alone(diminish);
    if (m.false_denial || t.attack) {
        m.provoke = d.provoke_anger;
        m.gain *= 0.3; // whoever attacks or denies what he did is not thanked for the rest
        m.calm = 0;
    }
    // Matched: answer for what one did, deny or explain what one did not do (Coombs; Ma & Zhan 2016).
    if (m.false_denial || t.attack) {
        m.fit = 0;
    } else if (t.diminish && q < .2) {
        m.fit = cluster == Cluster::accident ? 1 : cluster == Cluster::victim ? .5 : 0;
    } else if (at_fault) {
        m.fit = apologises && q >= .3 ? 1 : .5;
    } else {
        m.fit = denies || t.explanation >= 2 ? 1 : .5;
    }
    return m;
}

double correction_strength(const TextEffect& t, bool at_fault, const Parameters& d) {
    if ((t.denial || t.blame_shift) && at_fault) return 0;
    if (t.explanation >= 2) return d.correction_cause;
    if (t.explanation == 1 || t.denial) return d.correction_rebuttal;
    return t.bolstering ? d.correction_trust_us : 0;
}

double false_denial_effect(Cluster cluster) {
    return in(false_denial, cluster);
}
double silence_effect(Cluster cluster) {
    return in(silence, cluster);
}
double correction_effect(Cluster cluster) {
    return in(correction, cluster);
}
double bolster_effect(Cluster cluster) {
    return in(bolster, cluster);
}
double compensation_effect(Cluster cluster) {
    return in(compensation, cluster);
}

double timing_factor(double hours, const Parameters& d) {
    return d.timing_floor + (1.0 - d.timing_floor) * exact_exp2(-std::max(0.0, hours) / d.timing_half_life);
}

} // namespace stormdrill::sim
