"""Volumes at end diastole and end systole by series, from the ten tables of predictions, with pandas."""

import pathlib
import sys

import pandas as pd

folder = pathlib.Path(sys.argv[1])
sizes = pd.read_csv(folder / "patient_dimensions.tsv", sep="\t", dtype={"pid": str})
side = sizes[["X", "Y"]].max(axis=1)
voxel = pd.Series(
    (side * side * sizes.pixelSpacingX * sizes.pixelSpacingY * sizes.sliceSpacing / 1000).values,
    index=sizes.pid,
)
for file in sorted((folder / "predictions").glob("*.tsv.xz")):
    table = pd.read_csv(file, sep="\t")
    parts = table.file.str.extract(r"images/([^/]+)/.*-frame(\d+)-slice")
    totals = table.lv_pixels.groupby([parts[0], parts[1]]).sum()
    by_series = totals.groupby(level=0)
    size = 128 if "size128" in file.name else 256
    ml = voxel.reindex(by_series.max().index.str.removesuffix("_rot90")).values / size**2
    print(f"{file.name} {(by_series.max() * ml).sum():.3f} {(by_series.min() * ml).sum():.3f}")
