"""The U-Net of the benchmarks in PyTorch."""

import torch
import torch.nn.functional as F
from torch import nn


def block(inputs, width, kernel=3, step=1):
    return nn.Sequential(
        nn.Conv2d(inputs, width, kernel, step, kernel // 2, bias=False), nn.BatchNorm2d(width), nn.ReLU(inplace=True))


class UNet(nn.Module):
    def __init__(self, widths, classes):
        super().__init__()
        inputs = [1] + widths[:-1]
        self.down = nn.ModuleList(nn.Sequential(block(i, w), block(w, w)) for i, w in zip(inputs, widths))
        pairs = list(zip(widths[1:], widths[:-1]))[::-1]
        self.enlarge = nn.ModuleList(nn.ConvTranspose2d(i, w, 2, 2) for i, w in pairs)
        self.up = nn.ModuleList(nn.Sequential(block(2 * w, w), block(w, w)) for _, w in pairs)
        self.head = nn.Conv2d(widths[0], classes, 1)

    def forward(self, x):
        skips = []
        for level, layers in enumerate(self.down):
            x = layers(F.max_pool2d(x, 2) if level else x)
            skips.append(x)
        skips.pop()
        for enlarge, layers in zip(self.enlarge, self.up):
            x = layers(torch.cat([enlarge(x), skips.pop()], 1))
        return self.head(x)
