"""A real-time cine in one enhanced file, FOLDER/RT.dcm: 8 slices of 600 frames, 128 x 128, 30 ms apart."""

import sys

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

SLICES, PHASES, SIZE = 8, 600, 128


def item(**elements):
    made = Dataset()
    for keyword, value in elements.items():
        setattr(made, keyword, Sequence([value]) if isinstance(value, Dataset) else value)
    return made


normal = np.array([-0.62, 0.52, 0.58]) / np.linalg.norm([-0.62, 0.52, 0.58])
row = np.cross(normal, [0, 0, 1])
row /= np.linalg.norm(row)
column = np.cross(normal, row)


def numbers(values):
    return [f"{value:.9g}"[:16] for value in values]


image = item(
    SOPClassUID="1.2.840.10008.5.1.4.1.1.4.1", SOPInstanceUID=generate_uid(entropy_srcs=["image"]), Modality="MR", PatientID="P1",
    PatientName="Test", StudyInstanceUID=generate_uid(entropy_srcs=["study"]), SeriesInstanceUID=generate_uid(entropy_srcs=["series"]),
    SeriesNumber=10, InstanceNumber=1, SeriesDescription="realtime_sax", ImageType=["ORIGINAL", "PRIMARY", "M", "NONE"],
    Manufacturer="Maker", SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2", Rows=SIZE, Columns=SIZE, BitsAllocated=16,
    BitsStored=12, HighBit=11, PixelRepresentation=0, NumberOfFrames=SLICES * PHASES,
)
image.SharedFunctionalGroupsSequence = Sequence([item(
    PlaneOrientationSequence=item(ImageOrientationPatient=numbers([*row, *column])),
    PixelMeasuresSequence=item(PixelSpacing=["2", "2"], SliceThickness="8"),
)])
image.PerFrameFunctionalGroupsSequence = Sequence([
    item(
        PlanePositionSequence=item(ImagePositionPatient=numbers(normal * 10 * place - (row + column) * SIZE)),
        CardiacSynchronizationSequence=item(NominalCardiacTriggerDelayTime=30.0 * phase),
        FrameContentSequence=item(
            StackID="1", InStackPositionNumber=place + 1, TemporalPositionIndex=phase + 1, DimensionIndexValues=[1, place + 1, phase + 1]),
    )
    for place in range(SLICES) for phase in range(PHASES)
])
noise = np.random.RandomState(1)
image.PixelData = b"".join(
    noise.randint(0, 200, (SIZE, SIZE)).astype(np.uint16).tobytes() for _ in range(SLICES * PHASES))
image.file_meta = meta = FileMetaDataset()
meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = image.SOPClassUID, image.SOPInstanceUID
meta.TransferSyntaxUID = ExplicitVRLittleEndian
image.save_as(f"{sys.argv[1]}/RT.dcm", enforce_file_format=True)
