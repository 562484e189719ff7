"""The network of Bai et al. in TensorFlow, as their deploy_network.py applies it, on two threads.

fcn_tensorflow.py make SERIES FOLDER    writes weights of the published shapes, drawn at random, and 20 phases of 13 slices of a series
fcn_tensorflow.py predict FOLDER        labels the series: FOLDER/theirs.nii.gz
fcn_tensorflow.py compare FOLDER        how many labels of ours.nii.gz and theirs.nii.gz differ
"""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import nibabel
import numpy as np

BLOCKS, FILTERS, SAME, OUT, CLASSES = (2, 2, 3, 3, 3), (16, 32, 64, 128, 256), 32, 64, 4


def layers():
    """Kernels' shapes in the order in which the authors' program makes the layers."""
    channels = 1
    for blocks, filters in zip(BLOCKS, FILTERS):
        for _ in range(blocks):
            yield 3, 3, channels, filters
            channels = filters
    for filters in FILTERS:
        yield 1, 1, filters, SAME
    yield 1, 1, SAME * len(FILTERS), OUT
    yield 1, 1, OUT, OUT
    yield 1, 1, OUT, CLASSES


def scope(name, index):
    return name if index == 0 else f"{name}_{index}"


def make(series, folder):
    import tensorflow.compat.v1 as tf

    tf.disable_eager_execution()
    random, variables = np.random.RandomState(1), []

    def variable(name, values):
        variables.append(tf.Variable(values.astype(np.float32), name=name))

    kernels = list(layers())
    for index, shape in enumerate(kernels):
        variable(scope("conv2d", index) + "/kernel", random.normal(0, np.sqrt(2 / np.prod(shape[:3])), shape))
        if index == len(kernels) - 1:
            variable(scope("conv2d", index) + "/bias", random.normal(0, 0.1, CLASSES))
            continue
        norm = scope("batch_normalization", index)
        for name, low, high in (("gamma", 0.8, 1.2), ("beta", -0.1, 0.1), ("moving_mean", -0.1, 0.1), ("moving_variance", 0.8, 1.2)):
            variable(f"{norm}/{name}", random.uniform(low, high, shape[3]))
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        tf.train.Saver(variables).save(session, f"{folder}/FCN", write_meta_graph=False)
    image = nibabel.load(series)
    voxels = np.asarray(image.dataobj)
    voxels = np.take(voxels, np.arange(13) % voxels.shape[2], axis=2)[..., :20]
    nibabel.save(nibabel.Nifti1Image(voxels, image.affine), f"{folder}/series.nii.gz")
    print(*voxels.shape, sep=" x ")


def network(tf, weights, images):
    index = 0

    def block(values, stride=1):
        nonlocal index
        values = tf.nn.conv2d(values, weights(scope("conv2d", index) + "/kernel"), stride, "SAME")
        norm = [weights(f"{scope('batch_normalization', index)}/{name}") for name in ("gamma", "beta", "moving_mean", "moving_variance")]
        index += 1
        return tf.nn.relu(tf.nn.fused_batch_norm(values, *norm, epsilon=0.001, is_training=False)[0])

    levels, values = [], images
    for level, blocks in enumerate(BLOCKS):
        for number in range(blocks):
            values = block(values, 2 if level > 0 and number == 0 else 1)
        levels.append(values)
    for level, values in enumerate(levels):
        values, factor = block(values), 2**level
        if level > 0:
            line = 1 - np.abs(np.arange(2 * factor - 1) - (factor - 1)) / factor
            kernel = np.zeros((2 * factor - 1, 2 * factor - 1, SAME, SAME), np.float32)
            kernel[:, :, range(SAME), range(SAME)] = np.outer(line, line)[..., None]
            size = tf.shape(values)
            size = tf.stack([size[0], size[1] * factor, size[2] * factor, SAME])
            values = tf.nn.conv2d_transpose(values, tf.constant(kernel), size, factor, "SAME")
        levels[level] = values
    values = block(block(tf.concat(levels, -1)))
    last = scope("conv2d", index)
    scores = tf.nn.conv2d(values, weights(last + "/kernel"), 1, "SAME") + weights(last + "/bias")
    return tf.nn.softmax(scores), tf.argmax(scores, -1)


def predict(folder):
    import tensorflow.compat.v1 as tf

    tf.disable_eager_execution()
    reader = tf.train.load_checkpoint(f"{folder}/FCN")
    images = tf.placeholder(tf.float32, [None, None, None, 1])
    outputs = network(tf, lambda name: tf.constant(reader.get_tensor(name)), images)
    series = nibabel.load(f"{folder}/series.nii.gz")
    voxels = np.asarray(series.dataobj).copy()
    low, high = np.percentile(voxels, (1, 99))
    voxels[voxels < low], voxels[voxels > high] = low, high
    voxels = (voxels.astype(np.float32) - low) / (high - low)
    pad = [(-count % 16 // 2, -count % 16 - -count % 16 // 2) for count in voxels.shape[:2]] + [(0, 0)]
    labels = np.zeros(voxels.shape, np.int16)
    inside = tuple(slice(before, before + count) for (before, _), count in zip(pad[:2], voxels.shape[:2]))
    threads = tf.ConfigProto(intra_op_parallelism_threads=2, inter_op_parallelism_threads=1)
    with tf.Session(config=threads) as session:
        for time in range(voxels.shape[3]):
            batch = np.pad(voxels[..., time], pad).transpose(2, 0, 1)[..., None]
            _, found = session.run(outputs, {images: batch})
            labels[..., time] = found.transpose(1, 2, 0)[inside]
    nibabel.save(nibabel.Nifti1Image(labels, series.affine), f"{folder}/theirs.nii.gz")


def compare(folder):
    ours, theirs = (np.asarray(nibabel.load(f"{folder}/{name}.nii.gz").dataobj) for name in ("ours", "theirs"))
    print(f"{np.count_nonzero(ours != theirs)} of {ours.size} labels differ")


if __name__ == "__main__":
    {"make": make, "predict": predict, "compare": compare}[sys.argv[1]](*sys.argv[2:])
