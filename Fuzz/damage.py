#!/usr/bin/env python3
"""Damages files of the state in every way, with outputs deleted and chapters edited in between, and
checks that the next build or two either end with the very bytes of an untouched folder, or name the
place, and that nothing outside is touched. Usage: damage.py REPORT ROUNDS [SEED]; run by hand."""

import collections
import os
import pathlib
import random
import shutil
import sys
import tempfile

from tiny_book import Book, fresh, tree

report, count = os.path.abspath(sys.argv[1]), int(sys.argv[2])
draw = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
base = pathlib.Path(tempfile.mkdtemp())
outside = base / "outside"
(outside / "html").mkdir(parents=True)
(outside / "mine").write_text("mine")
(outside / "html/index.html").write_text("mine")
untouched = tree(outside)

whole = {}
for version in (1, 2):
    book = Book(fresh(base / f"whole{version}"), report)
    book.make(version)
    assert book.run("build", "--quiet").returncode == 0
    whole[version] = tree(book.root / "output")


def flip(place):
    data = bytearray(place.read_bytes())
    for _ in range(draw.choice([1, 1, 3])):
        if data:
            data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    place.write_bytes(bytes(data))


def cut(place):
    data = place.read_bytes()
    place.write_bytes(data[: draw.randrange(len(data) + 1)])


def word(place):
    """Changes a digit in a text, as somebody would who wants other numbers."""
    data = bytearray(place.read_bytes())
    digits = [i for i, byte in enumerate(data) if 48 <= byte <= 57]
    if digits:
        place_ = draw.choice(digits)
        data[place_] = 48 + (data[place_] - 47) % 10
    place.write_bytes(bytes(data))


def other(place):
    others = [p for p in place.parent.iterdir() if p.is_file() and p != place]
    if others:
        shutil.copyfile(draw.choice(others), place)


def replaced(make):
    def damage(place):
        place.unlink()
        make(place)
    return damage


def full(place):
    place.mkdir()
    (place / "mine").write_text("mine")


damages = {
    "bit": flip, "cut": cut, "digit": word, "other": other, "empty": lambda p: p.write_bytes(b""),
    "noise": lambda p: p.write_bytes(draw.randbytes(200)), "gone": lambda p: p.unlink(),
    "folder": replaced(full), "empty folder": replaced(lambda p: p.mkdir()),
    "pipe": replaced(lambda p: os.mkfifo(p)),
    "link": replaced(lambda p: p.symlink_to(outside / "mine")),
    "dangling": replaced(lambda p: p.symlink_to(outside / "nowhere")),
    "link to folder": replaced(lambda p: p.symlink_to(outside)),
    "unreadable": lambda p: p.chmod(0),
}

tally, failures = collections.Counter(), []
for round in range(count):
    version = 1
    shutil.rmtree(base / "book", ignore_errors=True)
    shutil.copytree(base / "whole1", base / "book", symlinks=True)
    book = Book(base / "book", report)
    book.run("build", "--quiet")
    state = sorted(p for p in (book.root / "output/.store").rglob("*") if p.is_file())
    state += [book.root / "output/manifest.json", book.root / "output/values.json"] * 3
    # Each kind of file as often as any other.
    kinds = collections.defaultdict(list)
    for place in state:
        kinds[place.relative_to(book.root / "output").parts[1 if place.parts[-2] != "output" else 0]].append(place)
    kind = draw.choice(sorted(kinds))
    target = draw.choice(kinds[kind])
    how = draw.choice(sorted(damages))
    damages[how](target)
    if draw.random() < 0.3:
        shutil.rmtree(book.root / "output" / draw.choice(["html", "tables"]), ignore_errors=True)
    if draw.random() < 0.4:
        version = 2
        book.make(2)
    name, said = f"{how} of {target.relative_to(book.root)}", ""
    try:
        done = book.run("build", "--quiet", timeout=120)
        said = done.stderr
        if done.returncode == 1:
            done = book.run("build", "--quiet", timeout=120)
            said += done.stderr
    except Exception as error:
        failures.append((name, repr(error)[:300]))
        print("wrong:", *failures[-1], flush=True)
        continue
    found = tree(book.root / "output")
    healed = done.returncode == 0 and found == whole[version]
    named = str(target) in said and "remove it" in said
    tally["healed" if healed else "named" if named else "wrong"] += 1
    if not (healed or named) or tree(outside) != untouched:
        differing = sorted(k for k in found.keys() | whole[version].keys() if found.get(k) != whole[version].get(k))
        failures.append((name, done.returncode, said[-600:], differing[:5]))
        print("wrong:", *failures[-1], flush=True)
print(f"{count} damaged: {dict(tally)}, {len(failures)} wrong")
shutil.rmtree(base, ignore_errors=True)
sys.exit(1 if failures else 0)
