"""Compares our audit's verdicts with those of the real yoastseo, assessment by assessment.

    compare_audit.py --judges DIR [--audit PROGRAM] PAGE…

PAGE is an HTML page, or a text (title on the first line) that is put in a plain page. The keyphrase is `data-keyphrase` on
the page's <html>, else two neighbouring words of the title. `--judges` is the folder of the judges, set up beforehand.
Prints the share of equal verdicts and every difference; exits with 1 under 97 %.
"""
import argparse
import html
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

OURS = {"good": "good", "ok": "ok", "bad": "bad", "info": "not applicable"}


def wrap(text, index):
    """A plain page of a text; every third one gets subheadings, every second one a link and an image."""
    title, _, body = text.partition("\n")
    paragraphs = [p for p in re.split(r"\n\s*\n", body.strip()) if p.strip()]
    out = []
    for i, paragraph in enumerate(paragraphs):
        if index % 3 == 0 and i % 3 == 2:
            out.append(f"<h2>{html.escape(' '.join(paragraph.split()[:6]))}</h2>")
        out.append(f"<p>{html.escape(paragraph)}</p>")
    if index % 2:
        out.append('<p>Lire aussi <a href="https://exemple.fr/a">un article</a> et <a href="https://autre.fr/b">un autre'
                   f'</a>.</p><img src="a.jpg" alt="{html.escape(title)}">')
    description = html.escape(" ".join(body.split()[:22]))
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    return (f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
            f'<meta name="description" content="{description}"><link rel="canonical" href="https://exemple.fr/{slug}">'
            f'</head><body><article><h1>{html.escape(title)}</h1>{"".join(out)}</article></body></html>')


def keyphrase_of(text, title):
    found = re.search(r'<html[^>]*data-keyphrase="([^"]+)"', text)
    if found:
        return html.unescape(found.group(1))
    words = [w for w in re.findall(r"[\w’'-]+", title) if len(w) > 1]
    pairs = sorted(zip(words, words[1:]), key=lambda p: -min(len(p[0]), len(p[1])))
    return " ".join(pairs[0]) if pairs else (words or ["article"])[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--judges", required=True, type=Path)
    parser.add_argument("--audit", default="target/debug/examples/audit")
    parser.add_argument("--json", type=Path, help="where to write every difference with figures")
    parser.add_argument("pages", nargs="+", type=Path)
    args = parser.parse_args()
    os.environ.setdefault("JUDGES_HOME", str(Path.home() / ".cache/judges"))
    sys.path.insert(0, str(args.judges))
    sys.dont_write_bytecode = True
    from page import read_page
    import web

    work = Path(tempfile.mkdtemp(prefix="audit-"))
    jobs = []
    for index, path in enumerate(args.pages):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".txt":
            text = wrap(text, index)
        target = work / f"{index}.html"
        target.write_text(text, encoding="utf-8")
        page = read_page(text)
        jobs.append((path, target, page, keyphrase_of(text, page.title)))

    with ThreadPoolExecutor(2) as pool:
        theirs = list(pool.map(lambda job: web.yoast(job[2], job[3]), jobs))
    arguments = [x for _, target, _, keyphrase in jobs for x in (str(target), keyphrase)]
    lines = subprocess.run([args.audit, *arguments], capture_output=True, text=True, check=True).stdout.splitlines()

    same, total, scores, differences, by_id = 0, 0, Counter(), [], Counter()
    for (path, _, _, keyphrase), yoast, line in zip(jobs, theirs, lines):
        ours = json.loads(line)
        mine = {a["id"]: a for a in ours["assessments"]}
        for score in ("seo", "readability"):
            scores[score] += ours[score] == max(0, yoast[score]["score"])
        for result in yoast["seo"]["results"] + yoast["readability"]["results"]:
            own = mine[result["id"]]
            rating = {"feedback": "not applicable"}.get(result["rating"], result["rating"])
            total += 1
            if OURS[own["verdict"]] == rating:
                same += 1
            else:
                by_id[result["id"]] += 1
                differences.append({"page": str(path), "keyphrase": keyphrase, "id": result["id"],
                                    "yoast": [rating, result["score"]], "ours": [own["verdict"], own["measure"]],
                                    "figures": yoast["figures"], "marked": yoast["marked"], "spans": own.get("spans", [])})
    for d in differences:
        print(f"{d['id']:<22} yoast {d['yoast']} ours {d['ours']}  {d['page']}  « {d['keyphrase']} »")
    print(f"{same} of {total} verdicts equal ({same / total:.2%}) on {len(jobs)} pages; "
          f"scores equal: SEO {scores['seo']}, readability {scores['readability']}; {dict(by_id)}")
    if args.json:
        args.json.write_text(json.dumps(differences, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0 if same >= 0.97 * total else 1


if __name__ == "__main__":
    sys.exit(main())
