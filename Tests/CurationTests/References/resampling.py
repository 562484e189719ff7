# Reference numbers for ResamplingTests, from scikit-image 0.26: pip install scikit-image numpy
import numpy
from skimage.transform import rescale, rotate

image = numpy.array([[(r * r * 7 + c * 13 + r * c * 5) % 61 for c in range(7)] for r in range(9)], dtype=float)
for result in (rescale(image, 0.6, order=1, anti_aliasing=True, preserve_range=True),
               rescale(image, 1.25, order=1, anti_aliasing=True, preserve_range=True),
               rotate(image, 30, order=1, preserve_range=True)):
    print(result.shape, [[round(float(value), 3) for value in row] for row in result])
