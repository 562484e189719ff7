"""Numbers of PyTorch for the tests of networks, losses and optimisers: networks.safetensors beside this file.

python networks.py, with torch (made with 2.13.0) and numpy. Names of parameters are those of Sources/Learning/Networks.
"""

import json
import struct
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(20)
torch.set_num_threads(1)
tensors = {}


def keep(name, values):
    tensors[name] = torch.as_tensor(values).detach().to(torch.float32).contiguous().numpy().copy()


class Block(nn.Sequential):
    def __init__(self, inputs, width, norm):
        layers = []
        for index in range(2):
            layer = nn.Module()
            layer.conv = nn.Conv2d(inputs if index == 0 else width, width, 3, padding=1, bias=not norm)
            if norm:
                layer.norm = nn.BatchNorm2d(width)
            layers.append(layer)
        super().__init__(*layers)
        self.norm = norm

    def forward(self, x):
        for layer in self:
            if not isinstance(layer, nn.Module) or not hasattr(layer, "conv"):
                continue
            x = layer.conv(x)
            if self.norm:
                x = layer.norm(x)
            x = F.relu(x)
        return x


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


class ResNet(nn.Module):
    def __init__(self, channels, widths, blocks):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, widths[0], 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(widths[0])
        self.count = len(blocks)
        inputs = widths[0]
        for level, count in enumerate(blocks):
            layers = []
            for index in range(count):
                layers.append(Basic(inputs, widths[level + 1], 2 if level > 0 and index == 0 else 1))
                inputs = widths[level + 1]
            setattr(self, f"layer{level + 1}", nn.Sequential(*layers))

    def forward(self, x):
        skips = [F.relu(self.bn1(self.conv1(x)))]
        x = F.max_pool2d(skips[0], 3, 2, 1)
        for level in range(self.count):
            x = getattr(self, f"layer{level + 1}")(x)
            skips.append(x)
        return skips


class Up(nn.Module):
    """`0` and `1` are the convolutions, as in Block."""

    def __init__(self, inputs, skip, width, kind, norm):
        super().__init__()
        self.kind = kind
        if kind == "transposed":
            self.enlarge = nn.ConvTranspose2d(inputs, width, 2, 2)
        elif kind == "shuffle":
            self.enlarge = nn.Conv2d(inputs, 4 * width, 1)
        joined = skip + (inputs if kind in ("nearest", "bilinear") else width)
        block = Block(joined, width, norm)
        self.add_module("0", block[0])
        self.add_module("1", block[1])
        self.norm = norm

    def forward(self, x, skip):
        if self.kind == "transposed":
            x = self.enlarge(x)
        elif self.kind == "shuffle":
            x = F.pixel_shuffle(self.enlarge(x), 2)
        elif self.kind == "nearest":
            x = F.interpolate(x, scale_factor=2)
        else:
            x = F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
        if skip is not None:
            x = torch.cat([x, skip], 1)
        for name in ("0", "1"):
            layer = getattr(self, name)
            x = layer.conv(x)
            if self.norm:
                x = layer.norm(x)
            x = F.relu(x)
        return x


class UNet(nn.Module):
    def __init__(self, channels, classes, widths, kind="transposed", norm=True, blocks=None):
        super().__init__()
        inputs = channels
        if blocks:
            self.encoder = ResNet(channels, widths, blocks)
        else:
            self.down = nn.ModuleList()
            for width in widths:
                self.down.append(Block(inputs, width, norm))
                inputs = width
        ups = {}
        value = widths[-1]
        for level in reversed(range(len(widths) - 1)):
            ups[str(level)] = Up(value, widths[level], widths[level], kind, norm)
            value = widths[level]
        if blocks:
            ups[str(len(widths) - 1)] = Up(value, 0, widths[0], kind, norm)
        self.up = nn.ModuleDict(ups)
        self.levels = len(widths)
        self.head = nn.Conv2d(widths[0], classes, 1)

    def forward(self, x):
        if hasattr(self, "encoder"):
            skips = self.encoder(x)
        else:
            skips = []
            for level, block in enumerate(self.down):
                x = block(x if level == 0 else F.max_pool2d(x, 2))
                skips.append(x)
        x = skips.pop()
        for level in reversed(range(self.levels - 1)):
            x = self.up[str(level)](x, skips[level])
        if hasattr(self, "encoder"):
            x = self.up[str(self.levels - 1)](x, None)
        return self.head(x)


def stir(network):
    """Norms that are not 1 and 0."""
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.normal_(module.bias, 0, 0.2)


def save_state(prefix, network):
    for name, value in network.state_dict().items():
        if not name.endswith("num_batches_tracked"):
            keep(f"{prefix}/{name}", value)


cases = {
    "transposed": dict(channels=1, classes=3, widths=[4, 6]),
    "plain": dict(channels=2, classes=3, widths=[4, 6], norm=False, kind="nearest"),
    "bilinear": dict(channels=1, classes=3, widths=[4, 6], kind="bilinear"),
    "shuffle": dict(channels=1, classes=3, widths=[4, 6], kind="shuffle"),
    "resnet": dict(channels=3, classes=4, widths=[4, 4, 6], blocks=[1, 2]),
}
for name, arguments in cases.items():
    network = UNet(**arguments)
    stir(network)
    size = 16
    image = torch.randn(2, arguments["channels"], size, size)
    labels = torch.randint(arguments["classes"], (2, size, size))
    save_state(f"{name}/before", network)
    keep(f"{name}/image", image)
    keep(f"{name}/labels", labels)
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

# A training of 20 steps: three images a batch, a one-cycle schedule with AdamW, clipped gradients.
network = UNet(1, 3, [4, 6])
save_state("run/before", network)
images = torch.randn(6, 1, 16, 16)
labels = torch.randint(3, (6, 16, 16))
keep("run/images", images)
keep("run/labels", labels)
optimiser = torch.optim.AdamW(network.parameters(), lr=0.01, betas=(0.9, 0.99), weight_decay=0.01)
schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=0.01, total_steps=20)
losses, rates, momenta, norms = [], [], [], []
for step in range(20):
    batch = slice(0, 3) if step % 2 == 0 else slice(3, 6)
    optimiser.zero_grad()
    loss = F.cross_entropy(network(images[batch]), labels[batch])
    loss.backward()
    norms.append(nn.utils.clip_grad_norm_(network.parameters(), 0.5))
    losses.append(loss.detach())
    rates.append(optimiser.param_groups[0]["lr"])
    momenta.append(optimiser.param_groups[0]["betas"][0])
    optimiser.step()
    schedule.step()
keep("run/losses", torch.stack(losses))
keep("run/rates", rates)
keep("run/momenta", momenta)
keep("run/norms", torch.stack(norms))
save_state("run/after", network)

# Losses by scores.
scores = torch.randn(2, 4, 5, 7, requires_grad=True)
labels = torch.randint(3, (2, 5, 7))
labels[0, 0, :3] = 3
keep("losses/scores", scores)
keep("losses/labels", labels)
weights = torch.tensor([0.5, 1.0, 2.0, 3.0])


def dice(scores, labels):
    p = torch.softmax(scores, 1)
    r = F.one_hot(labels, 4).permute(0, 3, 1, 2).float()
    w = 1 / r.sum((0, 2, 3)).clamp(min=1) ** 2
    return 1 - 2 * (w * (p * r).sum((0, 2, 3))).sum() / (w * (p + r).sum((0, 2, 3))).sum()


def focal(scores, labels, focus):
    entropy = F.cross_entropy(scores, labels, reduction="none")
    return ((1 - torch.exp(-entropy)) ** focus * entropy).mean()


for name, loss in {
    "entropy": F.cross_entropy(scores, labels),
    "weighted": F.cross_entropy(scores, labels, weight=weights),
    "ignoring": F.cross_entropy(scores, labels, weight=weights, ignore_index=3),
    "focal": focal(scores, labels, 2),
    "focal3": focal(scores, labels, 3),
    "dice": dice(scores, labels),
    "sum": F.cross_entropy(scores, labels) + 0.5 * dice(scores, labels) + 2 * focal(scores, labels, 2),
}.items():
    (gradient,) = torch.autograd.grad(loss, scores, retain_graph=True)
    keep(f"losses/{name}/value", loss)
    keep(f"losses/{name}/gradient", gradient)

# Optimisers: five steps with given gradients.
gradients = torch.randn(5, 40)
start = torch.randn(40)
keep("optimisers/gradients", gradients)
keep("optimisers/start", start)
for name, make in {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01),
    "nesterov": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    "adam": lambda p: torch.optim.Adam(p, lr=0.1, betas=(0.9, 0.99), weight_decay=0.01),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.1, betas=(0.9, 0.99), weight_decay=0.1),
}.items():
    values = start.clone().requires_grad_()
    optimiser = make([values])
    for gradient in gradients:
        values.grad = gradient.clone()
        optimiser.step()
    keep(f"optimisers/{name}", values)

header, data = {}, b""
for name in sorted(tensors):
    values = tensors[name]
    header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [len(data), len(data) + values.nbytes]}
    data += values.tobytes()
text = json.dumps(header, separators=(",", ":")).encode()
text += b" " * (-len(text) % 8)
Path(__file__).with_name("networks.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)
print(len(tensors), "tensors", len(data), "bytes")
