#!/usr/bin/env bash
# pybtex 0.26.1 and bibtexparser 1.4.3 (PyPI), Python 3.11.
#
# BibTeX parts a name into given names, particle ("von") and family name by the case of its words. A word that begins with a letter
# written as a command in braces, such as {\oe} or {\aa}, has the case of that letter: its manual counts "{\'e}" and "{\oe}" as lower
# case. One would expect every Python library that parts names to follow.
#
# Seen: both agree on a plain lower-case word ("van" is a particle). For "Hans {\oe}rsted Lund" pybtex takes "{\oe}rsted" for a given
# name, while bibtexparser takes it for the particle: the same file gives other family names, and other initials, by library.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pybtex==0.26.1 bibtexparser==1.4.3
"$folder/venv/bin/python" - <<'PYTHON'
from bibtexparser.customization import splitname
from pybtex.database import Person

wrong = 0
for name, expected in [
    (r"Hans van Lund", (["van"], ["van"])),
    (r"Hans {\oe}rsted Lund", ([], [r"{\oe}rsted"])),
]:
    found = (Person(name).prelast_names, splitname(name)["von"])
    print(name, "particle by pybtex:", found[0], "by bibtexparser:", found[1])
    wrong += found != expected
raise SystemExit("the behaviour has changed" if wrong else 0)
PYTHON
