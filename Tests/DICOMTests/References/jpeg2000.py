# The streams of JPEG2000Tests: pip install numpy pylibjpeg-openjpeg
import base64
import numpy as np
from openjpeg.utils import encode_array


def stream(rows, columns, bits, signed):
    values = np.add.outer(np.arange(32) * rows, np.arange(32) * columns) % (1 << bits)
    if signed:
        values -= 1 << bits - 1
    values = values.astype(np.int16 if signed else np.uint16)
    return encode_array(values, bits_stored=bits, photometric_interpretation=2, use_mct=False, codec_format=0)


for example in (130, 97, 12, False), (130, 97, 12, True), (2000, 3, 16, True):
    print(example, base64.b64encode(stream(*example)).decode())
