"""What `report curate` does, with pydicom, scikit-image and nibabel, in two processes or as many as PROCESSES says.

curation_python.py headers FOLDER         reads the headers of all files
curation_python.py pixels FOLDER          reads the headers and pixels of all files
curation_python.py curate FOLDER OUTPUT   DICOM in the layout of the Data Science Bowl to <series>/sa.nii.gz
curation_python.py compare OURS THEIRS    whether two cohorts of images are the same
"""

import collections
import lzma
import multiprocessing
import os
import pathlib
import re
import sys

import nibabel
import numpy as np
import pydicom
from skimage.transform import resize, warp

PROCESSES = int(os.environ.get("PROCESSES", "2"))
NAME = re.compile(r"IM-(\d+)-(\d{4})(|-.*)\.dcm")
BULK = {"SQ", "OB", "OW", "OF", "OD", "OL"}
KEYWORDS = [
    "StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID", "SeriesNumber", "InstanceNumber", "SeriesDescription",
    "Modality", "Rows", "Columns", "PixelSpacing", "ImagePositionPatient", "ImageOrientationPatient", "SliceLocation",
    "SliceThickness", "SpacingBetweenSlices", "TriggerTime", "CardiacNumberOfImages", "PatientID", "PatientSex",
    "PatientAge", "Manufacturer", "ManufacturerModelName", "MagneticFieldStrength", "EchoTime", "RepetitionTime",
]


def natural(text):
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", text)]


def values(image):
    pixels = image.pixel_array
    slope, intercept = image.get("RescaleSlope", 1), image.get("RescaleIntercept", 0)
    return pixels if slope == 1 and intercept == 0 else pixels * float(slope) + float(intercept)


# Reading


def read(task):
    path, has_pixels = task
    image = pydicom.dcmread(path, stop_before_pixels=not has_pixels)
    header = [image.get(keyword) for keyword in KEYWORDS]
    return int(header[7]) * int(header[8]), int(values(image).sum()) if has_pixels else 0


def read_all(folder, has_pixels):
    files = sorted(pathlib.Path(folder).glob("*/study/sax_*/*.dcm"))
    with multiprocessing.Pool(PROCESSES) as pool:
        found = pool.map(read, [(file, has_pixels) for file in files], chunksize=64)
    print(len(found), sum(size for size, _ in found), sum(total for _, total in found))


# Curation


class Slice:
    def __init__(self, name, images, numbers):
        self.name, self.first = name, images[0]
        self.places = [number - 1 for number in numbers]
        timed = all("TriggerTime" in image for image in images)
        self.frames = sorted(images, key=lambda image: float(image.TriggerTime)) if timed else images
        self.axes = np.array(self.first.ImageOrientationPatient, float).reshape(2, 3)
        self.position = np.array(self.first.ImagePositionPatient, float)
        self.spacing = np.array(self.first.PixelSpacing, float)
        self.shape = (int(self.first.Rows), int(self.first.Columns))
        self.series = int(self.first.get("SeriesNumber", 0))
        self.rotated = self.copied = False
        self.location = 0.0

    @property
    def order(self):
        return self.series, natural(self.name)

    def copy(self, location):
        other = object.__new__(Slice)
        other.__dict__.update(self.__dict__, copied=True, location=location)
        return other


def mode(found, choose=min):
    counts = collections.Counter(found)
    most = max(counts.values())
    return choose(value for value, count in counts.items() if count == most)


def normal_of(axes):
    normal = np.cross(axes[0], axes[1])
    return normal / np.linalg.norm(normal)


def orthonormal(axes):
    row = axes[0] / np.linalg.norm(axes[0])
    return np.array([row, np.cross(normal_of(axes), row)])


def keep_planes(slices, note):
    usual = np.array([mode(np.round(s.axes.ravel()[i], 3) for s in slices) for i in range(6)])
    is_usual = [bool(np.all(np.abs(s.axes.ravel() - usual) <= 0.01)) for s in slices]
    exact = next((s.axes for s, same in zip(slices, is_usual) if same), usual.reshape(2, 3))
    reference = orthonormal(exact)
    normal, kept = np.cross(*reference), []
    for s, same in zip(slices, is_usual):
        cosine = float(np.dot(np.cross(*orthonormal(s.axes)), normal))
        if not same and abs(abs(cosine) - 1) > 0.001:
            note("orientation", "slice removed", s.name, f"angleBetweenNorms:{np.degrees(np.arccos(cosine))}")
            continue
        s.rotated = not same
        s.location = float(np.dot(s.position, normal))
        kept.append(s)
    return kept, reference


def note_repetition(slices, note):
    places = []
    for s in sorted(slices, key=lambda s: s.location):
        if places and s.location - places[-1][0].location < 1:
            places[-1].append(s)
        else:
            places.append([s])
    repeated = [place for place in places if len({s.first.SeriesInstanceUID for s in place}) > 1]
    if len(repeated) >= 3 and 2 * len(repeated) >= len(places):
        last = min((s.name for place in repeated for s in place[1:]), key=natural)
        note("repeated measurement", "none", last, f"{len(repeated)} of {len(places)} places more than once")


def remove_collisions(slices, note):
    kept = []
    for s in sorted(slices, key=lambda s: (s.location, s.order)):
        if kept and s.location - kept[-1].location < 1:
            removed, stays = (kept[-1], s) if kept[-1].order < s.order else (s, kept[-1])
            note("collission", "slice removed", removed.name, f"{stays.name} ({removed.location},{stays.location})")
            kept[-1] = stays
        else:
            kept.append(s)
    return kept


def make_even(slices, note):
    def gaps():
        return np.diff([s.location for s in slices])

    spacing = mode(np.round(gaps(), 2)) if len(slices) > 1 else float(slices[0].first.SliceThickness)
    said = sorted({float(s.first.SpacingBetweenSlices) for s in slices if "SpacingBetweenSlices" in s.first})
    if len(said) > 1 or any(abs(value - spacing) > 1 for value in said):
        note("slice spacing: metadata", "none", "", f"observed values: {said}")
    for index, gap in reversed(list(enumerate(gaps()))):
        if abs(gap - 2 * spacing) <= 1:
            note("slice spacing: missing", "previous slice copied", slices[index].name, f"expected: {spacing}, acutal: {gap}")
            slices.insert(index + 1, slices[index].copy(slices[index].location + spacing))

    def remove_misplaced():
        found = gaps()
        for index in np.flatnonzero(np.abs(found - spacing) > 1):
            if found[index] > 2.5 * spacing:
                outlier = index if 2 * index < len(found) else index + 1
                note("slice spacing: outlier", "slice removed", slices[outlier].name, f"expected: {spacing}, actual: {found[index]}")
                del slices[outlier]
                return True
            for inner in (1, 2):
                if index + inner < len(found) and abs(found[index:index + inner + 1].sum() - spacing) <= 1:
                    for s in slices[index + 1:index + inner + 1]:
                        note("slice spacing: interspersed", "slice removed", s.name, f"expected: {spacing}")
                    del slices[index + 1:index + inner + 1]
                    return True
        return False

    while remove_misplaced():
        pass
    found = gaps()
    wrong = np.flatnonzero(np.abs(found - spacing) > 1)
    if len(wrong) == 1 and abs(found[wrong[0]] - spacing) > 2.5 and wrong[0] in (0, len(found) - 1):
        end, word = (0, "top") if wrong[0] == 0 else (-1, "bottom")
        note(f"slice spacing: {word}", "slice removed", slices[end].name, f"expected: {spacing}, actual: {found[wrong[0]]}")
        del slices[end]
    found = gaps()
    for index in np.flatnonzero(np.abs(found - spacing) > 1):
        note("slice spacing: special", "none", slices[index].name, f"expected: {spacing}, actual: {found[index]}")
    return float(spacing)


def lead(count, size):
    return (size - count + 1) // 2 if size >= count else -((count - size + 1) // 2)


def centred(plane, shape):
    for axis in (0, 1):
        before = lead(plane.shape[axis], shape[axis])
        if before < 0:
            plane = np.take(plane, range(-before, -before + shape[axis]), axis)
        elif plane.shape[axis] != shape[axis]:
            pad = [(0, 0), (0, 0)]
            pad[axis] = (before, shape[axis] - plane.shape[axis] - before)
            plane = np.pad(plane, pad)
    return plane


def scaled(shape, factors):
    return tuple(max(1, round(count * factor)) for count, factor in zip(shape, factors))


class Grid:
    def __init__(self, slices, reference, note):
        self.usual = mode((s.shape for s in slices), max)
        self.usual_spacing = np.array(mode((tuple(s.spacing) for s in slices), max))
        largest = max(self.usual)
        self.scale = 256 / largest if largest > 256 else 1
        self.shape = scaled(self.usual, (self.scale, self.scale))
        self.spacing = self.usual_spacing / self.scale
        self.reference = reference
        if self.scale != 1:
            note("image size >256", "scaled", "", f"{self.usual} scaling down with factor: {self.scale}")

    def resized(self, s):
        differs = np.abs(s.spacing - self.usual_spacing).max() > 1e-4
        if not differs and self.scale == 1:
            return s.shape
        return scaled(s.shape, s.spacing / self.spacing if differs else (self.scale, self.scale))

    def note(self, s, note):
        if np.abs(s.spacing - self.usual_spacing).max() > 1e-4:
            note("pixel spacing", "scaling/padding/cropping", s.name, f"expected: {self.usual_spacing}, actual: {s.spacing}")
        if s.rotated:
            note("rotation", "rotation", s.name, "")
        if s.shape != self.usual:
            note("image size", "scaling/padding/cropping", s.name, f"expected: {self.usual}, actual: {s.shape}")

    def matrix(self, s):
        """From (column, row) of the series to (column, row) of a turned slice of the same resolution."""
        own = orthonormal(s.axes)
        spacing = self.spacing[::-1]
        turn = (own @ self.reference.T) * spacing / spacing[:, None]
        shape = self.resized(s)
        centre = (np.array(shape[::-1]) - 1) / 2
        return np.vstack([np.column_stack([turn, centre - turn @ centre]), [0, 0, 1]])

    def transform(self, s, plane):
        if self.resized(s) != plane.shape:
            plane = resize(plane.astype(np.float32), self.resized(s), order=1, mode="reflect", anti_aliasing=True, preserve_range=True)
        if s.rotated:
            plane = warp(plane.astype(np.float32), self.matrix(s), order=1, mode="constant", cval=0, preserve_range=True)
        return centred(plane, self.shape)

    def affine(self, s, distance):
        i, j = self.reference[0] * self.spacing[1], self.reference[1] * self.spacing[0]
        k = np.cross(*self.reference) * distance
        centre = s.position + s.axes[0] * s.spacing[1] * (s.shape[1] - 1) / 2 + s.axes[1] * s.spacing[0] * (s.shape[0] - 1) / 2
        resized = self.resized(s)
        x = lead(resized[1], self.shape[1]) + (resized[1] - 1) / 2
        y = lead(resized[0], self.shape[0]) + (resized[0] - 1) / 2
        lps = np.column_stack([i, j, k, centre - i * x - j * y])
        return np.vstack([np.diag([-1, -1, 1]) @ lps, [0, 0, 0, 1]])


def save(data, affine, step, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    image = nibabel.Nifti1Image(data, affine)
    image.header.set_xyzt_units("mm", "sec")
    image.header.set_zooms(image.header.get_zooms()[:3] + (step,))
    image.set_qform(affine, 1)
    image.set_sform(affine, 1)
    nibabel.save(image, path)


def metadata(image):
    row = {}
    for element in image:
        if element.VR not in BULK and element.tag.element != 0:
            text = "\\".join(map(str, element.value)) if element.VM > 1 else str(element.value)
            row[element.tag, element.keyword or str(element.tag)] = text.strip()
    return row


def curate(task):
    patient, root, output = task
    pid, log, rows = patient.name, [], []

    def note(*columns):
        log.append("\t".join((pid,) + columns))

    groups = collections.defaultdict(list)
    for path in sorted(patient.glob("study/sax_*/*.dcm"), key=lambda path: natural(str(path))):
        found = NAME.fullmatch(path.name)
        if not found:
            continue
        try:
            image = pydicom.dcmread(path)
        except Exception as error:
            note("unreadable file", "file left out", str(path.relative_to(root)), str(error))
            continue
        rows.append((str(path.relative_to(root)), metadata(image)))
        groups[path.parent.name, found[1], found[3]].append((int(found[2]), str(path.relative_to(root)), image))
    slices = []
    for group in groups.values():
        group.sort(key=lambda entry: entry[0])
        slices.append(Slice(group[0][1], [image for _, _, image in group], [number for number, _, _ in group]))
    slices, reference = keep_planes(slices, note)
    note_repetition(slices, note)
    slices = remove_collisions(slices, note)
    distance = make_even(slices, note)
    grid = Grid(slices, reference, note)
    for s in slices:
        if not s.copied:
            grid.note(s, note)
    phases = mode((int(s.first.get("CardiacNumberOfImages", 0)) or len(s.frames) for s in slices), max)
    for s in slices:
        for frame in range(len(s.frames), phases):
            if not s.copied:
                note("missing frame", "previous frame copied", s.name, f"frame: {frame}")
    times = [float(image.TriggerTime) for image in slices[0].frames[:2] if "TriggerTime" in image]
    data = np.zeros(grid.shape[::-1] + (len(slices), phases), np.int16, order="F")
    for index, s in enumerate(slices):
        if s.copied:
            data[:, :, index] = data[:, :, index - 1]
            continue
        # A missing frame is missing where it was: the files' numbers tell.
        known = len(s.frames) < phases and 0 <= s.places[0] and s.places[-1] < phases
        at = dict(zip(s.places if known else range(phases), s.frames))
        for frame in range(phases):
            if frame in at or frame == 0:
                image = at.get(frame, s.frames[0])
                data[:, :, index, frame] = np.rint(grid.transform(s, values(image))).T
            else:
                data[:, :, index, frame] = data[:, :, index, frame - 1]
    affine = grid.affine(slices[0], distance)
    step = (times[1] - times[0]) / 1000 if len(times) == 2 else 0
    save(data, affine, step, output / pid / "sa.nii.gz")
    if data.shape[0] > data.shape[1]:
        back = np.array([[0, -1, 0, data.shape[0] - 1], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])
        turned = affine @ back
        save(np.rot90(data, 3), turned, step, output / f"{pid}_rot90" / "sa.nii.gz")
    size = [pid, *grid.shape[::-1], *grid.spacing[::-1], distance, grid.scale]
    return "\t".join(map(str, size)), log, rows


def curate_all(folder, output):
    root, output = pathlib.Path(folder), pathlib.Path(output)
    output.mkdir(parents=True, exist_ok=True)
    patients = sorted((path.parent for path in root.glob("*/study")), key=lambda path: natural(path.name))
    rows = []
    with (
        multiprocessing.Pool(PROCESSES) as pool,
        open(output / "conversion.log", "w") as decisions,
        open(output / "patient_dimensions.tsv", "w") as dimensions,
    ):
        print("pid", "X", "Y", "pixelSpacingX", "pixelSpacingY", "sliceSpacing", "scaleFactor", sep="\t", file=dimensions)
        for size, log, found in pool.imap(curate, [(patient, root, output) for patient in patients]):
            print(size, file=dimensions)
            for line in log:
                print(line, file=decisions)
            rows += found
    columns = sorted({column for _, row in rows for column in row})
    with lzma.open(output / "dicom_metadata.tsv.xz", "wt", preset=1) as table:
        print("file", *(name for _, name in columns), sep="\t", file=table)
        for file, row in rows:
            print(file, *(row.get(column, "") for column in columns), sep="\t", file=table)


# Comparison


def compare(ours, theirs):
    """Same series, sizes, affines and decisions; voxels within 1, as single and double precision may round apart."""
    ours, theirs = pathlib.Path(ours), pathlib.Path(theirs)
    names = sorted(str(path.relative_to(ours)) for path in ours.glob("*/sa.nii.gz"))
    assert names and names == sorted(str(path.relative_to(theirs)) for path in theirs.glob("*/sa.nii.gz")), "other series"
    voxels = apart = 0
    for name in names:
        first, second = nibabel.load(ours / name), nibabel.load(theirs / name)
        assert first.shape == second.shape, f"{name}: {first.shape} and {second.shape}"
        assert np.allclose(first.affine, second.affine, atol=1e-3), f"{name}: {first.affine} and {second.affine}"
        assert np.allclose(first.header.get_zooms(), second.header.get_zooms(), atol=1e-4), f"{name}: other distances"
        difference = np.abs(np.asarray(first.dataobj).astype(int) - np.asarray(second.dataobj))
        assert difference.max() <= 1, f"{name}: voxels differ by up to {difference.max()}"
        voxels += difference.size
        apart += np.count_nonzero(difference)
    logs = [
        collections.Counter(tuple(line.split("\t")[:2]) for line in open(folder / "conversion.log"))
        for folder in (ours, theirs)
    ]
    assert logs[0] == logs[1], f"other decisions: {logs[0] - logs[1]} and {logs[1] - logs[0]}"
    print(f"{len(names)} images, {sum(logs[0].values())} decisions; {apart} of {voxels} voxels differ, by 1")


if __name__ == "__main__":
    if sys.argv[1] == "headers":
        read_all(sys.argv[2], False)
    elif sys.argv[1] == "pixels":
        read_all(sys.argv[2], True)
    elif sys.argv[1] == "curate":
        curate_all(sys.argv[2], sys.argv[3])
    elif sys.argv[1] == "compare":
        compare(sys.argv[2], sys.argv[3])
