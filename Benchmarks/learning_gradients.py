"""Gradients of the benchmark's small U-Net in double and single precision: a safetensors file with weights, images, labels and both.

learning_gradients.py FILE SIDE SEED
"""

import copy
import json
import struct
import sys

import torch
import torch.nn.functional as F

from unet_pytorch import UNet

path, side = sys.argv[1], int(sys.argv[2])
torch.manual_seed(int(sys.argv[3]))
torch.set_num_threads(2)
widths = [16, 32, 64, 128]
network = UNet(widths, 3)
images = torch.randn(8, 1, side, side)
labels = torch.randint(3, (8, side, side))
tensors = {"images": images, "labels": labels.float()}


def names(network):
    """This module's parameters by the names of Sources/Learning/Networks/UNet.swift."""
    found = {}
    levels = len(widths)
    for name, value in list(network.named_parameters()) + list(network.named_buffers()):
        words = name.split(".")
        if words[-1] == "num_batches_tracked":
            continue
        if words[0] in ("down", "up"):
            level = int(words[1]) if words[0] == "down" else levels - 2 - int(words[1])
            kind = "conv" if words[3] == "0" else "norm"
            name = f"{words[0]}.{level}.{words[2]}.{kind}.{words[4]}"
        elif words[0] == "enlarge":
            name = f"up.{levels - 2 - int(words[1])}.enlarge.{words[2]}"
        found[name] = value
    return found


for name, value in names(network).items():
    tensors["weights/" + name] = value.detach().clone()
double = copy.deepcopy(network).double()
F.cross_entropy(double(images.double()), labels).backward()
F.cross_entropy(network(images), labels).backward()
for name, value in names(double).items():
    if value.grad is not None:
        tensors["double/" + name] = value.grad.float()
for name, value in names(network).items():
    if value.grad is not None:
        tensors["single/" + name] = value.grad
header, data = {}, b""
for name in sorted(tensors):
    values = tensors[name].float().contiguous().numpy()
    header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [len(data), len(data) + values.nbytes]}
    data += values.tobytes()
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
with open(path, "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + data)
