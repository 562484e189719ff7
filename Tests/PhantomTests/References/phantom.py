# What another reader makes of a synthetic cohort: pip install pydicom nibabel numpy
# report phantom COHORT --patients 3 --phases 4 --matrix 64; report curate COHORT CURATED
# python3 phantom.py COHORT CURATED
# Checks every file with pydicom (no warning, pixels, geometry), and with nibabel that images, labels and truth agree.
import csv
import pathlib
import sys
import warnings

import nibabel
import numpy
import pydicom

warnings.simplefilter("error")
cohort, curated = map(pathlib.Path, sys.argv[1:3])
pydicom.config.settings.reading_validation_mode = pydicom.config.RAISE
files = sorted(cohort.rglob("*.dcm"))
for path in files:
    data = pydicom.dcmread(path)
    assert data.file_meta.TransferSyntaxUID == pydicom.uid.ExplicitVRLittleEndian, path
    assert data.SOPClassUID == pydicom.uid.MRImageStorage, path
    assert data.file_meta.MediaStorageSOPInstanceUID == data.SOPInstanceUID, path
    for element in data.iterall():
        element.value
    assert data.pixel_array.shape == (data.Rows, data.Columns) and data.pixel_array.max() < 4096, path
    row, column = numpy.array(data.ImageOrientationPatient, float).reshape(2, 3)
    assert abs(row @ column) < 1e-5 and abs(row @ row - 1) < 1e-5 and abs(column @ column - 1) < 1e-5, path
    assert path.name.endswith(f"-{data.InstanceNumber:04d}.dcm"), path
print(len(files), "files read by pydicom without a warning")
for truth in csv.DictReader((cohort / "truth.tsv").read_text().splitlines(), delimiter="\t"):
    image = nibabel.load(curated / truth["pid"] / "sa.nii.gz")
    labels = nibabel.load(cohort / "labels" / truth["pid"] / "label_sa.nii.gz")
    assert image.shape == labels.shape, truth["pid"]
    assert numpy.abs(image.affine - labels.affine).max() < 1e-3, truth["pid"]
    ml = numpy.prod(labels.header.get_zooms()[:3]) / 1000
    volumes = (numpy.asanyarray(labels.dataobj) == 1).sum(axis=(0, 1, 2)) * ml
    print(truth["pid"], "EDV", truth["EDV"], "by labels", round(volumes[0], 1),
          "ESV", truth["ESV"], "by labels", round(volumes[int(truth["esFrame"])], 1))
