"""A small book in a folder, with data of a catalog, tables, a program of its own and frozen results.
Two versions of it are told apart by one word of a chapter and one of the program."""

import hashlib
import os
import pathlib
import shutil
import subprocess


class Book:
    def __init__(self, folder, report):
        self.root = pathlib.Path(folder)
        self.report = report

    def write(self, path, text):
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)

    def make(self, version):
        chapters = ""
        for chapter in range(1, 5):
            chapters += f"  - c{chapter}.md\n"
            self.write(f"tables/t{chapter}.csv", "name,size\n" + "".join(
                f"r{row},{row * chapter + 0.5}\n" for row in range(1, 40)))
            self.write(f"analysis/p{chapter}.py", (
                "import csv\n"
                f"rows = list(csv.DictReader(open('tables/t{chapter}.csv')))\n"
                f"with open('out{chapter}.tsv', 'w') as table:\n"
                "    table.write('name\\tarea\\n')\n"
                "    for row in rows:\n"
                f"        table.write('%s\\t%r\\n' % (row['name'], {version} * float(row['size'])))\n"))
            self.write(f"Chapters/c{chapter}.md", f"""# Chapter {chapter}

Words of version {version if chapter % 2 else 0}, see [](#tab-p{chapter}).

```{{run}} p{chapter}
command: python3 analysis/p{chapter}.py
reads: [analysis/p{chapter}.py, tables/t{chapter}.csv]
writes: {{table: out{chapter}.tsv}}
caption: Areas.
```

```{{table}} t{chapter}
data: tables/t{chapter}.csv
caption: Sizes.
```

""")
        images = ["17_slice000_frame000", "17_slice000_frame001", "19_slice000_frame000", "19_slice001_frame000"]
        head = "image\tset\tmethodA\tmethodB\tbg_bg\tbg_lv\tbg_my\tlv_bg\tlv_lv\tlv_my\tmy_bg\tmy_lv\tmy_my\n"
        sums = ""
        for name, agreeing in (("doubleTransferLearn", 800), ("plainLearn", 600)):
            text = head
            for number, image in enumerate(images):
                lv = agreeing + 20 * number
                text += (f"{image}\ttest\ta\tb\t{65536 - 1300 - (1000 - lv)}\t{1000 - lv}\t100\t{1000 - lv}\t"
                         f"{lv}\t0\t100\t0\t100\n")
            path = f"7T/confusion_tables/confusion_WS_{name}.tsv"
            self.write(f"data/tiny/{path}", text)
            sums += f"{hashlib.sha256(text.encode()).hexdigest()}  {path}\n"
        self.write("data/tiny.sha256", sums)
        self.write("data/catalog.yaml", "tiny:\n  licence: MIT\n  checksums: tiny.sha256\n")
        self.write("Chapters/transfer.md", """---
data: {tiny: tiny}
---
# Transfer

The mean Dice is {val}`transfer.dice[TL2, LV, test].mean : .3f`.

```{transfer-comparison} transfer
source: tiny/7T
models: [TL2, R]
repetitions: 50
```

""")
        self.write("Chapters/book.yaml", "title: Tiny\nseed: 7\nsmall_counts: allow\nchapters:\n" + chapters + "  - transfer.md\n")

    def command(self, *words):
        return [self.report, *words]

    def run(self, *words, timeout=120):
        return subprocess.run(self.command(*words), cwd=self.root, capture_output=True, text=True,
                              errors="replace", timeout=timeout, stdin=subprocess.DEVNULL)


def tree(folder, hidden=False):
    """The bytes of all files below a folder, by path; links and pipes by their kind."""
    found = {}
    folder = pathlib.Path(folder)
    for base, folders, names in os.walk(folder):
        if not hidden and ".store" in folders:
            folders.remove(".store")
        for name in names:
            place = pathlib.Path(base) / name
            key = str(place.relative_to(folder))
            if place.is_symlink():
                found[key] = "link"
            elif place.is_file():
                found[key] = hashlib.sha256(place.read_bytes()).hexdigest()
            else:
                found[key] = "other"
    return found


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    return pathlib.Path(folder)
