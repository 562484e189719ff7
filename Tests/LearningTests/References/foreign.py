"""Numbers of PyTorch for the networks of fastai and nnU-Net, small ones: foreign.safetensors beside this file.

python foreign.py, with torch (made with 1.13.1) and numpy. The modules were written for this project, with the names that fastai and
nnU-Net give their weights; their full sizes are held against fastai's and nnU-Net's own output elsewhere. Weights, images and labels
follow from names by a formula (Formula.swift), so that only what PyTorch makes of them is kept.
"""

import json
import struct
import zlib
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

tensors = {}


def keep(name, values):
    tensors[name] = torch.as_tensor(values).detach().to(torch.float32).contiguous().numpy().copy()


def u(name, shape):
    with np.errstate(over="ignore"):
        h = np.uint32(zlib.crc32(name.encode()))
        h = h + np.arange(int(np.prod(shape)), dtype=np.uint32) * np.uint32(2654435761)
        h ^= h >> np.uint32(16)
        h *= np.uint32(0x7FEB352D)
        h ^= h >> np.uint32(15)
        h *= np.uint32(0x846CA68B)
        h ^= h >> np.uint32(16)
    return (h.astype(np.float64) / 2.0**31 - 1).reshape(shape)


def fill(network):
    for name, values in network.state_dict().items():
        shape = tuple(values.shape)
        if name.endswith("num_batches_tracked"):
            continue
        made = u(name, shape)
        if len(shape) > 1:
            made = made * np.sqrt(6 / np.prod(shape[1:]))
        elif name.endswith("running_mean") or name.endswith("bias"):
            made = 0.1 * made
        elif name.endswith("running_var"):
            made = 1 + 0.3 * made
        else:
            made = 1 + 0.2 * made
        values.copy_(torch.from_numpy(made.astype(np.float32)))


# fastai: fastai/vision/models/unet.py and fastai/layers.py of 1.0.61, and of 2.7


class Basic(nn.Module):
    def __init__(self, inputs, width, step):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, width, 3, step, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        if step > 1 or inputs != width:
            self.downsample = nn.Sequential(nn.Conv2d(inputs, width, 1, step, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        return F.relu(y + (self.downsample(x) if hasattr(self, "downsample") else x))


def convolution(inputs, width, form, relu=True, kernel=3):
    if form != "fastai1-bare":
        layers = [nn.Conv2d(inputs, width, kernel, 1, kernel // 2)] + ([nn.ReLU()] if relu else [])
    else:
        layers = [nn.Conv2d(inputs, width, kernel, 1, kernel // 2, bias=False)]
        layers += ([nn.ReLU()] if relu else []) + [nn.BatchNorm2d(width)]
    return nn.Sequential(*layers)


class Shuffle(nn.Module):
    def __init__(self, inputs, width, form):
        super().__init__()
        made = nn.Conv2d(inputs, 4 * width, 1)
        if form == "fastai1-bare":
            made = nn.utils.weight_norm(made)
        self.add_module("0" if form == "fastai2" else "conv", nn.Sequential(made))

    def forward(self, x):
        return F.pixel_shuffle(F.relu(next(self.children())(x)), 2)


class UnetBlock(nn.Module):
    def __init__(self, inputs, skip, form, is_last):
        super().__init__()
        self.shuf = Shuffle(inputs, inputs // 2, form)
        self.bn = nn.BatchNorm2d(skip)
        joined = inputs // 2 + skip
        self.width = joined // 2 if is_last else joined
        self.conv1 = convolution(joined, self.width, form)
        self.conv2 = convolution(self.width, self.width, form)

    def forward(self, x, skip):
        return self.conv2(self.conv1(F.relu(torch.cat([self.shuf(x), self.bn(skip)], 1))))


class ResBlock(nn.Module):
    def __init__(self, width, form):
        super().__init__()
        second = convolution(width, width, form, relu=form != "fastai2")
        self.add_module(
            "convpath" if form == "fastai2" else "layers", nn.Sequential(convolution(width, width, form), second))
        self.form = form

    def forward(self, x):
        y = x + next(self.children())(x)
        return F.relu(y) if self.form == "fastai2" else y


class DynamicUnet(nn.Module):
    """With the names that four levels have, of which fewer may be there."""

    def __init__(self, form, channels, classes, widths, blocks):
        super().__init__()
        encoder = nn.ModuleDict()
        encoder["0"] = nn.Conv2d(channels, widths[0], 7, 2, 3, bias=False)
        encoder["1"] = nn.BatchNorm2d(widths[0])
        inputs = widths[0]
        for level, count in enumerate(blocks):
            made = []
            for index in range(count):
                made.append(Basic(inputs, widths[level + 1], 2 if level > 0 and index == 0 else 1))
                inputs = widths[level + 1]
            encoder[str(4 + level)] = nn.Sequential(*made)
        layers = nn.ModuleDict({"0": encoder, "1": nn.BatchNorm2d(inputs)})
        layers["3"] = nn.Sequential(convolution(inputs, 2 * inputs, form), convolution(2 * inputs, inputs, form))
        self.levels = len(blocks)
        for step in range(self.levels):
            block = UnetBlock(inputs, widths[self.levels - 1 - step], form, step == self.levels - 1)
            layers[str(4 + step)] = block
            inputs = block.width
        layers["8"] = Shuffle(inputs, inputs, form)
        inputs += channels
        last = 11 if form == "fastai2" else 10
        layers[str(last)] = ResBlock(inputs, form)
        layers[str(last + 1)] = convolution(inputs, classes, form, relu=False, kernel=1)
        self.layers, self.last = layers, last

    def forward(self, image):
        encoder = self.layers["0"]
        skips = [F.relu(encoder["1"](encoder["0"](image)))]
        x = F.max_pool2d(skips[0], 3, 2, 1)
        for level in range(self.levels):
            x = encoder[str(4 + level)](x)
            skips.append(x)
        x = self.layers["3"](F.relu(self.layers["1"](skips.pop())))
        for step in range(self.levels):
            x = self.layers[str(4 + step)](x, skips.pop())
        x = torch.cat([self.layers["8"](x), image], 1)
        return self.layers[str(self.last + 1)](self.layers[str(self.last)](x))


# nnU-Net: dynamic_network_architectures 0.4


def unit(inputs, width, step=1, kernel=3, bias=True):
    layer = nn.Module()
    layer.conv = nn.Conv2d(inputs, width, kernel, step, kernel // 2, bias=bias)
    layer.norm = nn.InstanceNorm2d(width, eps=1e-5, affine=True)
    return layer


def run(layer, x, active=True, added=None):
    x = layer.norm(layer.conv(x))
    if added is not None:
        x = x + added
    return F.leaky_relu(x, 0.01) if active else x


class NNUNet(nn.Module):
    def __init__(self, residual, channels, classes, features, blocks, decoder):
        super().__init__()
        self.residual = residual
        self.encoder = nn.Module()
        inputs = channels
        if residual:
            self.encoder.stem = nn.Module()
            self.encoder.stem.convs = nn.ModuleList([unit(inputs, features[0])])
            inputs = features[0]
        stages = nn.ModuleList()
        for level, count in enumerate(blocks):
            made = nn.ModuleList()
            for index in range(count):
                step = 2 if level > 0 and index == 0 else 1
                if not residual:
                    made.append(unit(inputs, features[level], step))
                else:
                    block = nn.Module()
                    block.conv1 = unit(inputs, features[level], step)
                    block.conv2 = unit(features[level], features[level])
                    if inputs != features[level]:
                        place = "1" if step > 1 else "0"
                        block.skip = nn.ModuleDict({place: unit(inputs, features[level], 1, 1, False)})
                    made.append(block)
                inputs = features[level]
            stage = nn.Module()
            if residual:
                stage.blocks = made
                stages.append(stage)
            else:
                stage.convs = made
                stages.append(nn.ModuleList([stage]))
        self.encoder.stages = stages
        self.decoder = nn.Module()
        self.decoder.transpconvs = nn.ModuleList()
        self.decoder.stages = nn.ModuleList()
        heads = {}
        for step, count in enumerate(decoder):
            width = features[len(features) - 2 - step]
            self.decoder.transpconvs.append(nn.ConvTranspose2d(inputs, width, 2, 2))
            stage = nn.Module()
            stage.convs = nn.ModuleList([unit(2 * width if i == 0 else width, width) for i in range(count)])
            self.decoder.stages.append(stage)
            inputs = width
        heads[str(len(decoder) - 1)] = nn.Conv2d(inputs, classes, 1)
        self.decoder.seg_layers = nn.ModuleDict(heads)

    def forward(self, x):
        skips = []
        if self.residual:
            x = run(self.encoder.stem.convs[0], x)
        for level, stage in enumerate(self.encoder.stages):
            for index, block in enumerate(stage.blocks if self.residual else stage[0].convs):
                if not self.residual:
                    x = run(block, x)
                    continue
                short = F.avg_pool2d(x, 2, 2) if level > 0 and index == 0 else x
                if hasattr(block, "skip"):
                    short = run(next(iter(block.skip.values())), short, active=False)
                x = run(block.conv2, run(block.conv1, x), added=short)
            skips.append(x)
        x = skips.pop()
        for up, stage in zip(self.decoder.transpconvs, self.decoder.stages):
            x = torch.cat([up(x), skips.pop()], 1)
            for layer in stage.convs:
                x = run(layer, x)
        return next(iter(self.decoder.seg_layers.values()))(x)


if __name__ == "__main__":
    torch.set_num_threads(1)
    cases = {
        form: (3, DynamicUnet(form, channels=3, classes=4, widths=[4, 6, 10], blocks=[1, 2]))
        for form in ("fastai1", "fastai1-bare", "fastai2")
    }
    cases["nnunet-plain"] = (1, NNUNet(False, 1, 4, [4, 6, 18], [1, 2, 2], [1, 2]))
    cases["nnunet-residual"] = (1, NNUNet(True, 1, 4, [4, 4, 6], [1, 2, 1], [2, 1]))

    for name, (channels, network) in cases.items():
        with torch.no_grad():
            fill(network)
        image = torch.from_numpy((1.7 * u("x", (2, channels, 16, 16))).astype(np.float32))
        labels = torch.from_numpy(np.floor(2 * (1 + u("labels", (2, 16, 16)))).astype(np.int64))
        network.eval()
        keep(f"{name}/predicted", network(image))
        network.train()
        scores = network(image)
        keep(f"{name}/scores", scores)
        loss = F.cross_entropy(scores, labels)
        loss.backward()
        keep(f"{name}/loss", loss)
        for parameter, value in network.named_parameters():
            keep(f"{name}/gradient/{parameter}", value.grad)
        for buffer, value in network.named_buffers():
            if "running" in buffer:
                keep(f"{name}/after/{buffer}", value)

    header, data = {}, b""
    for name in sorted(tensors):
        values = tensors[name]
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [len(data), len(data) + values.nbytes]}
        data += values.tobytes()
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    Path(__file__).with_name("foreign.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)
    print(len(tensors), "tensors", len(data), "bytes")
