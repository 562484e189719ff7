# Reference numbers for DICOMRobustnessTests: pip install pydicom numpy pylibjpeg pylibjpeg-libjpeg pylibjpeg-openjpeg pyjpegls
# python3 dicom_pixels.py $REPORT_MIRROR/dicom-robustness
# Prints path, rows, columns, frames, minimum, maximum, sum and sum of index * value of all stored values.
import pathlib
import sys

import numpy
import pydicom

root = pathlib.Path(sys.argv[1])
for path in sorted(root.rglob("*.dcm")):
    try:
        data = pydicom.dcmread(path, force=True)
        pixels = data.pixel_array.astype(numpy.int64)
        high, stored = data.HighBit, data.BitsStored
        pixels = (pixels >> (high + 1 - stored)) & ((1 << stored) - 1)
        if data.PixelRepresentation:
            pixels = numpy.where(pixels >> (stored - 1), pixels - (1 << stored), pixels)
        flat = pixels.ravel()
        weighted = int((flat * numpy.arange(flat.size)).sum())
        print(path.relative_to(root), data.Rows, data.Columns, data.get("NumberOfFrames", 1),
              data.get("RescaleSlope"), data.get("RescaleIntercept"), data.PhotometricInterpretation,
              flat.min(), flat.max(), flat.sum(), weighted)
    except Exception as error:
        print(path.relative_to(root), "-", str(error).splitlines()[0][:120])
