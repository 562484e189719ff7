"""The networks of the learning benchmark in PyTorch, `learning_pytorch.py THREADS`: lines "case mode runs" on standard input, seconds of
each run on standard output. With such a line as further arguments it is done once; the process is measured from outside.
"""

import sys
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from unet_pytorch import UNet, block

sys.path.append(str(Path(__file__).parent.parent / "Tests/LearningTests/References"))
from foreign import DynamicUnet  # noqa: E402


class FCN(nn.Module):
    """Bai et al., with torch's padding: the same work."""

    def __init__(self):
        super().__init__()
        self.levels, self.same, inputs = nn.ModuleList(), nn.ModuleList(), 1
        for level, (width, count) in enumerate(zip([16, 32, 64, 128, 256], [2, 2, 3, 3, 3])):
            layers = []
            for index in range(count):
                layers.append(block(inputs, width, step=2 if level and not index else 1))
                inputs = width
            self.levels.append(nn.Sequential(*layers))
            self.same.append(block(width, 32, 1))
        self.out = nn.Sequential(block(160, 64, 1), block(64, 64, 1), nn.Conv2d(64, 4, 1))

    def forward(self, x):
        joined = []
        for level, (layers, same) in enumerate(zip(self.levels, self.same)):
            x = layers(x)
            y = same(x)
            joined.append(F.interpolate(y, scale_factor=2**level, mode="bilinear") if level else y)
        return self.out(torch.cat(joined, 1))


class Case:
    def __init__(self, network, images, side, classes, mode, training, channels=1):
        self.layout = torch.contiguous_format if mode == "eager" else torch.channels_last
        self.network = network.to(memory_format=self.layout)
        self.call = torch.compile(self.network) if mode == "compile" else self.network
        self.images = torch.randn(images, channels, side, side).contiguous(memory_format=self.layout)
        self.labels = torch.randint(classes, (images, side, side))
        self.training = training
        self.network.train(training)
        self.optimiser = torch.optim.Adam(self.network.parameters(), 1e-4)

    def run(self):
        if not self.training:
            with torch.inference_mode():
                return self.call(self.images)
        self.optimiser.zero_grad()
        loss = F.cross_entropy(self.call(self.images), self.labels)
        loss.backward()
        self.optimiser.step()


def resnet34():
    """As unet_learner of fastai 1 builds it."""
    return DynamicUnet("fastai1", 3, 4, [64, 64, 128, 256, 512], [3, 4, 6, 3])


makers = {
    "small-96": lambda mode: Case(UNet([16, 32, 64, 128], 3), 8, 96, 3, mode, True),
    "small-128": lambda mode: Case(UNet([16, 32, 64, 128], 3), 8, 128, 3, mode, True),
    "medium-256": lambda mode: Case(UNet([32, 64, 128, 256, 512], 3), 2, 256, 3, mode, True),
    "small-128-predict": lambda mode: Case(UNet([16, 32, 64, 128], 3), 8, 128, 3, mode, False),
    "resnet34-256": lambda mode: Case(resnet34(), 4, 256, 4, mode, True, 3),
    "resnet34-256-predict": lambda mode: Case(resnet34(), 8, 256, 4, mode, False, 3),
    "fcn-192-predict": lambda mode: Case(FCN(), 8, 192, 4, mode, False),
}

torch.set_num_threads(int(sys.argv[1]))
print(torch.__version__, torch.get_num_threads(), flush=True)
cases = {}
for line in [" ".join(sys.argv[2:])] if len(sys.argv) > 2 else sys.stdin:
    name, mode, runs = line.split()
    if mode == "compile" and not hasattr(torch, "compile"):
        print(flush=True)
        continue
    if (name, mode) not in cases:
        cases = {key: case for key, case in cases.items() if key[0] == name}
        cases[name, mode] = makers[name](mode)
        for _ in range(3):
            cases[name, mode].run()
    seconds = []
    for _ in range(int(runs)):
        start = time.perf_counter()
        cases[name, mode].run()
        seconds.append(time.perf_counter() - start)
    print(*seconds, flush=True)
