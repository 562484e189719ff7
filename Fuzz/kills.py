#!/usr/bin/env python3
"""Kills `report` with SIGKILL at random moments of building, freezing, curating and of an author's
programs, and checks that the next run ends with the very bytes of one that was never killed, and
leaves no temporary file. Usage: kills.py REPORT KILLS [SEED]; run by hand, ten minutes for 300."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from tiny_book import Book, fresh, tree

report, count = os.path.abspath(sys.argv[1]), int(sys.argv[2])
draw = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
base = tempfile.mkdtemp()
failures = []


def timed(command, folder):
    start = time.monotonic()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return time.monotonic() - start


def killed(command, folder, within):
    """Starts it and kills it; returns whether it was still running."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               stdin=subprocess.DEVNULL)
    time.sleep(draw.uniform(0, within))
    running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    return running


def leftovers(store):
    return [f"{folder}/{name}" for folder in ("temporary", "locks")
            for name in (os.listdir(f"{store}/{folder}") if os.path.isdir(f"{store}/{folder}") else [])]


# What runs that nobody killed make of either version.
whole, seconds = {}, {}
for version in (1, 2):
    book = Book(fresh(f"{base}/whole{version}"), report)
    book.make(version)
    seconds["build"] = timed(book.command("build", "--quiet"), book.root)
    seconds["freeze"] = timed(book.command("freeze"), book.root)
    whole["build", version] = tree(book.root / "output")
    whole["freeze", version] = tree(book.root / "data/frozen")
timed([report, "phantom", f"{base}/dicom", "--patients", "3"], base)
seconds["curate"] = timed([report, "curate", f"{base}/dicom", f"{base}/curated"], base)
whole["curate", 1] = tree(f"{base}/curated")

book = Book(fresh(f"{base}/book"), report)
version, hits = 1, {}
book.make(version)
while sum(hits.values()) < count:
    kind = draw.choice(["build", "build", "freeze", "curate", "run"])
    if kind == "curate":
        out = f"{base}/again"
        if draw.random() < 0.5:
            shutil.rmtree(out, ignore_errors=True)
        command, folder = [report, "curate", f"{base}/dicom", out], base
    else:
        version = 3 - version
        book.make(version)
        if kind == "build" and draw.random() < 0.3:
            shutil.rmtree(book.root / "output", ignore_errors=True)
        if kind == "freeze":
            shutil.rmtree(book.root / "data/frozen", ignore_errors=True)
        command, folder = book.command(*(["freeze"] if kind == "freeze" else ["build", "--quiet"])), book.root
    for _ in range(draw.choice([1, 1, 2, 3])):
        if killed(command, folder, 1.1 * seconds["build" if kind == "run" else kind]):
            hits[kind] = hits.get(kind, 0) + 1
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if kind == "curate":
        wanted, found = whole["curate", 1], tree(out)
    elif kind == "freeze":
        wanted, found = whole["freeze", version], tree(book.root / "data/frozen")
    else:
        wanted, found = whole["build", version], tree(book.root / "output")
    left = [] if kind == "curate" else leftovers(book.root / "output/.store")
    if done.returncode != 0 or wanted != found or left:
        differing = sorted(k for k in wanted.keys() | found.keys() if wanted.get(k) != found.get(k))
        failures.append((kind, done.returncode, done.stderr[-500:], differing[:5], left[:5]))
        print("lost:", *failures[-1], flush=True)
print(f"{sum(hits.values())} kills ({', '.join(f'{k} {v}' for k, v in sorted(hits.items()))}), "
      f"{len(failures)} lost something")
shutil.rmtree(base, ignore_errors=True)
sys.exit(1 if failures else 0)
