"""Trains the U-Net of the training benchmark in PyTorch: the same images, preparation, augmentation, loss, optimiser and schedule.

training_pytorch.py FOLDER SIDE TRAIN SIZE CLASSES EPOCHS RATE SEED THREADS MODE, where FOLDER holds images.f32 and masks.u8 (images of
SIDE x SIDE, TRAIN of them to learn from, the others to test) and MODE is eager or channels_last. Prints Dice per image, Dice over all
pixels, and seconds of training.
"""

import math
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

from unet_pytorch import UNet

folder = sys.argv[1]
side, train, size, classes, epochs = map(int, sys.argv[2:7])
rate, seed, threads = float(sys.argv[7]), int(sys.argv[8]), int(sys.argv[9])
layout = torch.channels_last if sys.argv[10] == "channels_last" else torch.contiguous_format
batch = 8
torch.set_num_threads(threads)
torch.manual_seed(seed)

images = np.fromfile(f"{folder}/images.f32", np.float32).reshape(-1, side, side)
masks = np.fromfile(f"{folder}/masks.u8", np.uint8).reshape(-1, side, side)
low, high = np.percentile(images, [1, 99], axis=(1, 2)).astype(np.float32)
spread = np.where(high > low, high - low, np.inf)
scaled = np.clip((images - low[:, None, None]) / spread[:, None, None], 0, 1)
pixels = torch.from_numpy(scaled.astype(np.float32))[:, None]
labels = torch.from_numpy(masks)


def placed(index, matrices):
    """Images in one bilinear resampling, masks in one nearest; beyond the image is zero."""
    grid = F.affine_grid(matrices, (len(index), 1, size, size), align_corners=False)
    image = F.grid_sample(pixels[index], grid, "bilinear", "zeros", align_corners=False)
    mask = F.grid_sample(labels[index][:, None].float(), grid, "nearest", "zeros", align_corners=False)
    return image, mask[:, 0].long()


def uniform(count, low, high):
    return torch.rand(count) * (high - low) + low


def changes(count):
    angle = uniform(count, -1, 1) * math.radians(20)
    factor = 1 / uniform(count, 1, 1.2)
    sx = factor * (torch.randint(2, (count,)) * 2 - 1)
    sy = factor * (torch.randint(2, (count,)) * 2 - 1)
    # In units of half the side, as affine_grid has them.
    across, down = uniform(count, -0.1, 0.1), uniform(count, -0.1, 0.1)
    rows = torch.stack([
        torch.stack([angle.cos() * sx, -angle.sin() * sy, across], 1),
        torch.stack([angle.sin() * sx, angle.cos() * sy, down], 1)], 1)
    light = uniform(count, -0.1, 0.1)
    spread = torch.exp(uniform(count, -1, 1) * -math.log(0.8))
    return rows, light[:, None, None, None], spread[:, None, None, None]


def loss_of(scores, truth):
    """Cross-entropy and the generalised Dice loss of the batch, classes weighted by 1 / pixels^2."""
    found = scores.softmax(1).transpose(0, 1).reshape(classes, -1)
    due = F.one_hot(truth, classes).reshape(-1, classes).T.float()
    count = due.sum(1)
    weight = torch.where(count > 0, 1 / count.clamp(min=1) ** 2, torch.zeros(()))
    both = (weight * (found * due).sum(1)).sum()
    total = (weight * (found + due).sum(1)).sum()
    return F.cross_entropy(scores, truth) + 1 - 2 * both / total


network = UNet([16, 32, 64, 128], classes).to(memory_format=layout)
steps = -(-train // batch) * epochs
optimiser = torch.optim.AdamW(network.parameters(), lr=rate, betas=(0.9, 0.99), weight_decay=0.01)
schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps, pct_start=0.3)

start = time.perf_counter()
for epoch in range(epochs):
    for index in torch.randperm(train).split(batch):
        rows, light, spread = changes(len(index))
        image, truth = placed(index, rows)
        mean = image.mean((2, 3), keepdim=True)
        image = ((image - mean) * spread + mean + light).contiguous(memory_format=layout)
        optimiser.zero_grad()
        loss_of(network(image), truth).backward()
        optimiser.step()
        schedule.step()
seconds = time.perf_counter() - start

network.eval()
still = torch.tensor([[[1.0, 0, 0], [0, 1, 0]]])
dice, both, total = [], 0, 0
with torch.inference_mode():
    for index in torch.arange(train, len(images)).split(batch):
        image, _ = placed(index, still.expand(len(index), 2, 3))
        found = network(image.contiguous(memory_format=layout)).softmax(1)
        found = F.interpolate(found, (side, side), mode="bilinear").argmax(1) > 0
        truth = labels[index] > 0
        for ours, due in zip(found, truth):
            common, sum_ = 2 * (ours & due).sum().item(), (ours.sum() + due.sum()).item()
            dice.append(common / sum_ if sum_ else 1)
            both, total = both + common, total + sum_
print(sum(dice) / len(dice), both / total, seconds)
