#!/usr/bin/env python3
"""Fits the weights of scoring/tone/verdicts.yaml to labelled texts and prints the file.

    tone_evaluation RULES FRESH.jsonl --measures > fresh.jsonl     # texts that no rule was written after
    tone_evaluation RULES SEEN.jsonl  --measures > seen.jsonl
    fit_verdicts.py fresh.jsonl --seen seen.jsonl > scoring/tone/verdicts.yaml

Logistic regression with a ridge, by Newton's method; of the verdicts that accuse, a move can only speak against
it and a fault only for it. Texts whose rules were written after them count a fifth, since the rules find in them
what they would not find elsewhere. The place of the cut is the best of the fresh texts, each judged by weights
that were fitted without it (ten folds, four times). Needs python3-numpy."""
import argparse
import json
import sys
import textwrap

import numpy

MOVES = ["acknowledge", "responsibility", "regret", "repair", "explanation", "repentance", "empathy", "personal",
         "thanks", "contact", "update", "evidence"]
FAULTS = ["blame_shift", "vague", "empty_promise", "argumentative", "attack", "canned", "non_apology", "legalese",
          "defensive", "humour_misfire", "fault", "denies", "minimised", "defends", "disputes"]
OTHERS = ["event", "offers_money", "in_person", "reply", "guilty", "innocent", "details", "taken_up"]
MEASURES = MOVES + FAULTS + OTHERS
AGAINST = set(MOVES) | {"offers_money", "details", "taken_up"}
SEEN_WEIGHT = 0.2
RIDGE = 3.0
LEAST = 8  # hundredths; a smaller weight says nothing
# flag: whether a phrase decides alone, whether signs are bound, and how much precision counts (beta of F)
VERDICTS = {"vague": (True, False, 0.7), "canned": (False, False, 1.0),
            "defensive": (True, True, 0.8)}


def read(path):
    texts = [json.loads(line) for line in open(path, encoding="utf-8")]
    return [text for text in texts if text["is_language"]]


def fit(x, y, weight, signs):
    """Weights and, last, the start; where `signs` is -1 or 1 a weight of the other sign is left out."""
    wide = numpy.c_[x, numpy.ones(len(x))]
    kept = numpy.ones(wide.shape[1], bool)
    ridge = numpy.r_[numpy.full(x.shape[1], RIDGE), 1e-6]
    while True:
        at = numpy.where(kept)[0]
        found = numpy.zeros(len(at))
        for _ in range(40):
            p = 1 / (1 + numpy.exp(-numpy.clip(wide[:, at] @ found, -30, 30)))
            gradient = wide[:, at].T @ (weight * (p - y)) + ridge[at] * found
            hessian = (wide[:, at] * (weight * p * (1 - p) + 1e-6)[:, None]).T @ wide[:, at] + numpy.diag(ridge[at])
            step = numpy.linalg.solve(hessian, gradient)
            found -= step
            if abs(step).max() < 1e-8:
                break
        out = numpy.zeros(wide.shape[1])
        out[at] = found
        wrong = signs * out[:-1] < 0
        if not wrong.any():
            return out
        kept[:-1] &= ~wrong


def tally(label, said):
    return int((label & said).sum()), int((said & ~label).sum()), int((label & ~said).sum())


def f_score(label, said, beta=1.0):
    hit, wrong, missed = tally(label, said)
    return (1 + beta**2) * hit / max(1e-9, (1 + beta**2) * hit + wrong + beta**2 * missed)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("fresh", nargs="+")
    arguments.add_argument("--seen", nargs="*", default=[])
    given = arguments.parse_args()
    fresh = [text for path in given.fresh for text in read(path)]
    seen = [text for path in given.seen for text in read(path)]
    texts = fresh + seen
    x = numpy.array([[text["measures"].get(name, 0) for name in MEASURES] for text in texts], float)
    is_fresh = numpy.arange(len(texts)) < len(fresh)
    weight = numpy.where(is_fresh, 1.0, SEEN_WEIGHT)
    print("# What a text as a whole is called, weighed from what stands in it (scoring/tone/README.md). Fitted by\n"
          "# tests/scoring/fit_verdicts.py; hundredths. From a sum of 0 the flag is raised.\nverdicts:")
    for flag, (phrase_decides, bound, beta) in VERDICTS.items():
        y = numpy.array([text["labels"][flag] for text in texts])
        before = numpy.array([text["flags"][flag] for text in texts])
        signs = numpy.array([0 if not bound else -1 if name in AGAINST else 1 if name in FAULTS else 0
                             for name in MEASURES])
        out_of_fold = numpy.zeros((4, len(fresh)))
        for again in range(4):
            fold = numpy.random.RandomState(again).randint(0, 10, len(fresh))
            for k in range(10):
                train = numpy.ones(len(texts), bool)
                train[:len(fresh)] = fold != k
                b = fit(x[train], y[train], weight[train], signs)
                asked = numpy.where(fold == k)[0]
                out_of_fold[again, asked] = x[asked] @ b[:-1] + b[-1]
        label, pattern = y[is_fresh], before[is_fresh]
        # Nothing is called so without a fault, or a small sign of one, that speaks for it.
        b = fit(x, y, weight, signs)
        evidence = (x[is_fresh][:, [w > 0 and name in FAULTS for w, name in zip(b, MEASURES)]] > 0).any(1)
        said = lambda cut: [(evidence & (scores >= cut)) | (pattern & phrase_decides) for scores in out_of_fold]
        cuts = numpy.arange(-2, 2, 0.05)
        cut = max(cuts, key=lambda c: sum(f_score(label, s, beta) for s in said(c)))
        figures = numpy.array([tally(label, s) for s in said(cut)]).mean(0)
        print("%-12s F1 %.3f (without the verdict %.3f: %s)  right, wrong, missed %s" % (
            flag, numpy.mean([f_score(label, s) for s in said(cut)]), f_score(label, pattern), tally(label, pattern),
            figures), file=sys.stderr)
        print(f"  - flag: {flag}\n    start: {round(100 * (b[-1] - cut))}\n"
              f"    phrase_decides: {'true' if phrase_decides else 'false'}")
        weights = sorted(((round(100 * value), name) for value, name in zip(b, MEASURES)), key=lambda p: -p[0])
        print(textwrap.fill("    signs: {" + ", ".join(f"{name}: {value}" for value, name in weights
                                                       if abs(value) >= LEAST) + "}", 110, subsequent_indent=" " * 13))


if __name__ == "__main__":
    main()
