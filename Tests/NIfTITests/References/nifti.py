# Reference numbers for NIfTITests: pip install nibabel numpy
# python3 nifti.py           prints the quaternions nibabel finds for the affines of the tests
# python3 nifti.py FILE...   prints how nibabel reads images that we wrote
import sys

import nibabel
import numpy

if len(sys.argv) > 1:
    for path in sys.argv[1:]:
        image = nibabel.load(path)
        header, data = image.header, image.get_fdata()
        print(path, data.shape, header.get_data_dtype(), header.get_xyzt_units(), header.get_zooms())
        print(" sform", header["sform_code"], header.get_sform().tolist())
        print(" qform", header["qform_code"], header.get_qform().tolist())
        print(" differ by", abs(header.get_qform() - header.get_sform()).max())
        print(" sum", data.sum(), "weighted", (data.ravel("F") * numpy.arange(data.size)).sum())
else:
    row, column = numpy.array([0.712221, 0.701112, -0.0343949]), numpy.array([-0.307716, 0.267798, -0.912999])
    row /= numpy.linalg.norm(row)
    normal = numpy.cross(row, column)
    normal /= numpy.linalg.norm(normal)
    column = numpy.cross(normal, row)
    for k in (1, -1):
        for i, j in ((row, column), (-row, column), (column, row), (-column, -row)):
            affine = numpy.eye(4)
            affine[:3, 0], affine[:3, 1], affine[:3, 2] = 1.5 * i, 2 * j, k * 8 * normal
            header = nibabel.Nifti1Header()
            header.set_data_shape((2, 2, 2))
            header.set_qform(affine, code=1)
            print(k, header["pixdim"][0], header["quatern_b"], header["quatern_c"], header["quatern_d"])
