"""Writes seeds for each reader: the book's own files, the references of the tests, and tiny files of
each binary format. Usage: seeds.py FOLDER (run in the repository's root)."""

import glob
import gzip
import json
import os
import pathlib
import struct
import sys
import zlib

base = pathlib.Path(sys.argv[1])


def seed(target, name, data):
    place = base / target
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def files(target, pattern, most=1 << 16):
    for path in glob.glob(pattern, recursive=True):
        data = pathlib.Path(path).read_bytes()
        if len(data) <= most:
            seed(target, os.path.basename(path), data)


files("chapter", "Chapters/*.md")
for path in glob.glob("Chapters/*.md"):
    parts = pathlib.Path(path).read_text().split("---\n")
    if len(parts) > 2:
        seed("frontMatter", os.path.basename(path), parts[1])
files("yaml", "Chapters/book.yaml")
seed("yaml", "aliases", "a: &a [1, 2]\nb: &b [*a, *a]\n? *b\n: {c: *b}\n")
seed("frontMatter", "aliases", "parameters:\n  a: &a [1, 2]\n  b: [*a, *a]\n")
files("bibtex", "Chapters/*.bib")
seed("bibtex", "small", '@string{a = "x"}\n@article{k, author = {A, B and {\\"O} C}, title = a # "y"}\n')
seed("csl", "small", json.dumps([{
    "id": "k", "type": "article-journal", "title": "A <i>b</i>", "DOI": "10.1/x",
    "author": [{"family": "A", "given": "B"}], "issued": {"date-parts": [[2020, 1]]}}]))
seed("table", "tabs", "name\tvalue\na\t1\nb\tNA\n")
seed("table", "commas", 'name,value\n"a, ""b""",1\r\nb,TRUE\r\n')
files("catalog", "data/catalog.yaml")
seed("catalog", "small", "a:\n  licence: CC0\n  url: https://example.org\n  checksums: a.sha256\n  largest: 5\n")

header = bytearray(352)
struct.pack_into("<i", header, 0, 348)
struct.pack_into("<8h", header, 40, 4, 4, 3, 2, 2, 1, 1, 1)
struct.pack_into("<hh", header, 70, 4, 16)
struct.pack_into("<8f", header, 76, 1, 1.5, 1.5, 8, 0.03, 0, 0, 0)
struct.pack_into("<fff", header, 108, 352, 1, 0)
struct.pack_into("<hh", header, 252, 1, 1)
header[344:348] = b"n+1\0"
nifti = bytes(header) + struct.pack("<48h", *range(48))
seed("nifti", "plain", nifti)
seed("nifti", "packed", gzip.compress(nifti, mtime=0))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


for depth in (8, 16):
    rows = b"".join(b"\0" + bytes(4 * depth // 8) for _ in range(3))
    seed("png", f"grey{depth}", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 3, depth, 0, 0, 0, 0))
         + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))

seed("svg", "small", '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><style>a{fill:url(#b)}</style>'
     '<rect width="2" height="2" onclick="x"/><text>a&amp;b</text></svg>')


def element(group, number, kind, value):
    if len(value) % 2:
        value += b"\0" if kind in (b"UI", b"OB", b"OW") else b" "
    long = kind in (b"OB", b"OW", b"SQ", b"UN")
    size = b"\0\0" + struct.pack("<I", len(value)) if long else struct.pack("<H", len(value))
    return struct.pack("<HH", group, number) + kind + size + value


body = b"".join([
    element(8, 0x16, b"UI", b"1.2.840.10008.5.1.4.1.1.4"), element(8, 0x18, b"UI", b"1.2.3"),
    element(8, 0x60, b"CS", b"MR"), element(0x10, 0x20, b"LO", b"p1"),
    element(0x18, 0x1060, b"DS", b"12.5"), element(0x20, 0x32, b"DS", b"0\\0\\0"),
    element(0x20, 0x37, b"DS", b"1\\0\\0\\0\\1\\0"), element(0x28, 2, b"US", struct.pack("<H", 1)),
    element(0x28, 4, b"CS", b"MONOCHROME2"), element(0x28, 0x10, b"US", struct.pack("<H", 3)),
    element(0x28, 0x11, b"US", struct.pack("<H", 4)), element(0x28, 0x30, b"DS", b"1.5\\1.5"),
    element(0x28, 0x100, b"US", struct.pack("<H", 16)), element(0x28, 0x101, b"US", struct.pack("<H", 12)),
    element(0x28, 0x102, b"US", struct.pack("<H", 11)), element(0x28, 0x103, b"US", struct.pack("<H", 0)),
    element(0x7FE0, 0x10, b"OW", struct.pack("<12H", *range(12)))])
for syntax in (b"1.2.840.10008.1.2.1", b"1.2.840.10008.1.2.4.90", b"1.2.840.10008.1.2.5"):
    meta = element(2, 1, b"OB", b"\0\1") + element(2, 2, b"UI", b"1.2.840.10008.5.1.4.1.1.4") \
        + element(2, 3, b"UI", b"1.2.3") + element(2, 0x10, b"UI", syntax)
    seed("dicom", syntax.decode(), bytes(128) + b"DICM" + element(2, 0, b"UL", struct.pack("<I", len(meta))) + meta + body)

seed("medis", "small", "[FILE_INFO]\nTYPE=QMASS_MR_ONLY_CONTOURS_2D\n[STUDY_PURE_DATA]\nIMAGE_RESOLUTION=256x256\n"
     "[XYCONTOUR]\n0 0 0 1.0\n3\n10.0 10.0\n20.0 10.0\n20.0 20.0\n[XYCONTOUR]\n0 0 1 1.0\n3\n5 5\n25 5\n25 25\n")
seed("sunnybrook", "small", "10.0 10.0\n20.5 10.0\n20.0 20.0\n")
seed("cvi42", "small", '<?xml version="1.0"?><Hash:item Hash:key="root" xmlns:Hash="h"><Hash:item Hash:key="ImageStates" '
     'Hash:count="1"><Hash:item Hash:key="1.2.3"><Hash:item Hash:key="Contours"><Hash:item '
     'Hash:key="saendocardialContour"><Hash:item Hash:key="Points"><List:item xmlns:List="l"><Point:x '
     'xmlns:Point="p">1</Point:x></List:item></Hash:item></Hash:item></Hash:item></Hash:item></Hash:item></Hash:item>')
files("safetensors", "Tests/LearningTests/References/*.safetensors", 1 << 20)
entry = json.dumps({"a": {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]}}).encode()
seed("safetensors", "tiny", struct.pack("<Q", len(entry)) + entry + struct.pack("<4f", 1, 2, 3, 4))
# The foot of a table of LevelDB, which TensorFlow's index is: handles, padding, magic number.
seed("tensorflow", "foot", b"\0\0\0\0\1\0\0\0\0" + bytes(39 + 1) + struct.pack("<Q", 0xDB4775248B80FB57))
seed("pytorch", "zip", b"PK\3\4" + bytes(26) + b"PK\5\6" + bytes(18))

digest = "0" * 64
seed("state", "outputs", json.dumps({"html/a.html": {"key": digest, "digest": digest, "size": 1, "stamp": ""}}))
seed("state", "manifest", json.dumps({"outputs": [{"path": "html/a.html", "sha256": digest, "bytes": 1}]}))
seed("state", "last", json.dumps({
    "answers": [{"question": {"content": {"_0": {"path": "a"}}}, "digest": digest}], "code": digest,
    "outcome": {"diagnostics": [], "failures": [], "ran": 0, "steps": 0, "written": [], "pins": [],
                "replications": [], "carried": 0, "lacking": [], "status": 0},
    "sources": {"Chapters/a.md": digest}, "steps": [{"key": digest, "output": digest}]}))
seed("state", "durations", f"Step\t{digest}\t1.5\t3\n")
files("frozen", "data/frozen/*.json", 1 << 15)
seed("frozen", "index", json.dumps({"blocks": {}, "code": digest, "version": 1}))
seed("records", "record", json.dumps({
    "asked": digest, "code": "1", "files": [{"digest": digest, "file": {"path": "a"}}], "id": digest,
    "inputs": [], "key": digest, "name": "A", "output": digest, "parameters": "{}", "seed": 1, "toolchain": {}}))
