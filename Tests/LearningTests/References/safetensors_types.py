"""Writes types.safetensors with the reference implementation (safetensors 0.8): each type with the same few numbers."""

import ctypes
import struct
import sys

from safetensors import TensorSpec, serialize_file

NUMBERS = [0, 1, 2, 3, 100, 127]
FORMATS = {
    "bool": "?", "uint8": "B", "int8": "b", "uint16": "H", "int16": "h", "float16": "e", "uint32": "I",
    "int32": "i", "float32": "f", "uint64": "Q", "int64": "q", "float64": "d",
}


tensors = {name: ([2, 3], struct.pack("<6" + code, *NUMBERS)) for name, code in FORMATS.items()}
# The upper half of a 32-bit number.
tensors["bfloat16"] = [2, 3], b"".join(struct.pack("<f", n)[2:] for n in NUMBERS)
buffers = {name: ctypes.create_string_buffer(data, len(data)) for name, (_, data) in tensors.items()}
specs = {
    name: TensorSpec(dtype=name, shape=shape, data_ptr=ctypes.addressof(buffers[name]), data_len=len(data))
    for name, (shape, data) in tensors.items()
}
number, nothing = ctypes.c_float(-0.5), ctypes.c_float()
specs["number"] = TensorSpec(dtype="float32", shape=[], data_ptr=ctypes.addressof(number), data_len=4)
specs["nothing"] = TensorSpec(dtype="float32", shape=[0, 3], data_ptr=ctypes.addressof(nothing), data_len=0)
serialize_file(specs, sys.argv[1], {"made by": "the reference", "note": "ä \"quoted\""})
