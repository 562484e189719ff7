# Holds the table that `report curate INPUT OUTPUT` writes against pydicom: pip install pydicom
# python3 -W ignore metadata.py INPUT OUTPUT/dicom_metadata.tsv.xz
# Prints how many elements were compared, how many differ, and the names that only one of the two has.
import lzma
import pathlib
import sys

import pydicom

root, table = pathlib.Path(sys.argv[1]), lzma.open(sys.argv[2], "rt")
names = next(table).rstrip("\n").split("\t")
compared = differing = 0
only_ours, only_theirs = set(), set()
for line in table:
    cells = {name: cell for name, cell in zip(names, line.rstrip("\n").split("\t")) if cell}
    theirs = {}
    for element in pydicom.dcmread(root / cells.pop("file"), stop_before_pixels=True):
        if element.VR in ("SQ", "OB", "OW") or element.tag.is_private or not element.value:
            continue
        value = element.value
        theirs[element.keyword] = "\\".join(map(str, value)) if element.VM > 1 else str(value)
    for name, value in theirs.items():
        if name not in cells:
            only_theirs.add(name)
            continue
        compared += 1
        try:
            same = [float(x) for x in cells[name].split("\\")] == [float(x) for x in value.split("\\")]
        except ValueError:
            same = cells[name].strip() == value.strip()
        differing += not same
    only_ours |= {name for name in cells if ":" not in name} - theirs.keys()
print(compared, "compared,", differing, "differ; ours only:", sorted(only_ours), "theirs only:", sorted(only_theirs))
