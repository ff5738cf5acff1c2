#!/usr/bin/env python3
"""Score entities and dates against the named entities of winer-fr, by type.

  cargo run --release --example facts -- CORPUS/winer-fr/dev/*.txt > facts.jsonl
  python3 tests/entities_scorer/score.py --pred facts.jsonl --gold CORPUS/winer-fr/dev/entities.tsv [--errors TYPE]

`facts.jsonl`: one JSON object a line with `doc`, `entities` (`type`, `mentions` as [start, end] in characters of the
source) and `dates` (`precision`, `start`, `end`), as `pigiste inspect --stage facts` gives them.

Two figures for each type: exact (same span) and overlapping (a character shared; each span counts once). Spans inside
other spans count on both sides, as they stand in the gold. Dates whose precision is `relative` are left out: the gold
has none. The date that the source states of itself (dateline) counts as a date: the reader moves it to the metadata.
"""
import argparse
import collections
import json
import re

TYPES = ["Person", "Organization", "Location", "Date", "Hour", "Event", "Product"]


def read_gold(path):
    gold = collections.defaultdict(lambda: collections.defaultdict(list))
    with open(path, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            doc, kind, start, end, _ = line.rstrip("\n").split("\t")
            gold[doc][kind].append((int(start), int(end)))
    return gold


def spans_of(facts):
    spans = collections.defaultdict(set)
    for entity in facts["entities"]:
        for start, end in entity["mentions"]:
            spans[entity["type"].capitalize()].add((start, end))
    for date in facts["dates"]:
        if date["precision"] == "hour":
            spans["Hour"].add((date["start"], date["end"]))
        elif date["precision"] != "relative":
            spans["Date"].add((date["start"], date["end"]))
    stated, source = facts.get("date"), facts.get("source") or ""
    if stated:
        at = re.search(re.escape(stated).replace(r"\ ", r"\s+"), source)
        if at and not any(s < at.end() and at.start() < e for s, e in spans["Date"]):
            spans["Date"].add(at.span())
    return spans


def overlapping(predicted, gold):
    """Pairs that share a character, each span used once, left to right."""
    used, pairs = set(), 0
    for start, end in sorted(predicted):
        for span in sorted(gold):
            if span not in used and span[0] < end and start < span[1]:
                used.add(span)
                pairs += 1
                break
    return pairs


def figures(right, predicted, gold):
    p = right / predicted if predicted else 0.0
    r = right / gold if gold else 0.0
    return 100 * p, 100 * r, 100 * 2 * p * r / (p + r) if p + r else 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pred", required=True)
    parser.add_argument("--gold", required=True)
    parser.add_argument("--errors", help="print the errors of this type, with what stands around")
    options = parser.parse_args()
    gold = read_gold(options.gold)
    counts = collections.defaultdict(lambda: [0, 0, 0, 0])
    seen = set()
    confusion = collections.Counter()
    with open(options.pred, encoding="utf-8") as lines:
        for line in lines:
            facts = json.loads(line)
            doc = facts["doc"]
            if doc not in gold:
                continue
            seen.add(doc)
            predicted = spans_of(facts)
            source = facts.get("source") or ""
            for kind in TYPES:
                p, g = predicted[kind], set(gold[doc][kind])
                for name in [kind] + (["Date+Hour"] if kind in ("Date", "Hour") else []):
                    c = counts[name]
                    c[0] += len(p & g)
                    c[1] += overlapping(p, g)
                    c[2] += len(p)
                    c[3] += len(g)
                other = {span: k for k in TYPES for span in gold[doc][k]}
                mine = {span: k for k in TYPES for span in predicted[k]}
                for span in p - g:
                    confusion[(other.get(span, "-"), kind)] += 1
                for span in g - p:
                    if span not in mine:
                        confusion[(kind, "-")] += 1
                if options.errors == kind:
                    for mark, spans, names in (("+", p - g, other), ("-", g - p, mine)):
                        for start, end in sorted(spans):
                            around = source[max(0, start - 45):start] + "[" + source[start:end] + "]" + source[end:end + 25]
                            print(mark, doc, names.get((start, end), ""), around.replace("\n", " ¶ "), sep="\t")
    for doc in set(gold) - seen:
        for kind in TYPES:
            counts[kind][3] += len(gold[doc][kind])
            if kind in ("Date", "Hour"):
                counts["Date+Hour"][3] += len(gold[doc][kind])
    print(f"{len(seen)} of {len(gold)} documents")
    print("type            exact P     R    F1   overlap P     R    F1    gold")
    for name in TYPES[:5] + ["Date+Hour"] + TYPES[5:]:
        right, loose, predicted, total = counts[name]
        print("%-14s %8.1f %5.1f %5.1f   %9.1f %5.1f %5.1f   %5d" % (
            name, *figures(right, predicted, total), *figures(loose, predicted, total), total))
    print("gold → found:", "; ".join("%s → %s %d" % (a, b, n) for (a, b), n in confusion.most_common(14)))


if __name__ == "__main__":
    main()
