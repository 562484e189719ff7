# Reference numbers for CohortTests: pip install shapely
# python3 contour_volumes.py $REPORT_MIRROR/sunnybrook/contours/dicom-patients/SC-HF-I-1 1.367188 10 20
# Prints the volume in ml and the number of slices by phase: polygon areas times pixel area times slice distance.
import collections
import pathlib
import sys

from shapely import Polygon

folder, pixel, distance, phases = pathlib.Path(sys.argv[1]), *map(float, sys.argv[2:4]), int(sys.argv[4])
volumes = collections.defaultdict(list)
for path in sorted((folder / "i-contours").glob("*.txt")):
    points = [tuple(map(float, line.split()[:2])) for line in path.read_text().splitlines() if line.strip()]
    phase = (int(path.name.split("-")[2]) - 1) % phases
    volumes[phase].append(Polygon(points).area * pixel * pixel * distance / 1000)
for phase, parts in sorted(volumes.items()):
    print(phase, sum(parts), len(parts))
