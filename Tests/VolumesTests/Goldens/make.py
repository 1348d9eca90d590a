"""Writes the files of this folder with other programs' writers; see VERSIONS for which.

All hold one volume of 5 by 4 by 3 voxels (x, y, z): acceptor (1) throughout but for donor (0) at
(3, 1, 2) and mixed (3) at (0, 2, 1). Run as: python3 make.py
"""

import h5py
import mrcfile
import nrrd
import numpy as np
import tifffile
import vtk
from vtk.util.numpy_support import numpy_to_vtk

xyz = np.ones((5, 4, 3), np.uint8)
xyz[3, 1, 2] = 0
xyz[0, 2, 1] = 3
zyx = np.ascontiguousarray(xyz.transpose(2, 1, 0))


def npy():
    np.save("c-u1.npy", zyx)
    np.save("fortran-u1.npy", np.asfortranarray(zyx))
    np.save("big-endian-f8.npy", zyx.astype(">f8"))
    np.save("fortran-i8.npy", np.asfortranarray(zyx.astype("<i8")))
    np.save("big-endian-i2.npy", zyx.astype(">i2"))
    np.save("bool.npy", zyx == 1)
    for version in ((2, 0), (3, 0)):
        with open(f"version{version[0]}.npy", "wb") as file:
            np.lib.format.write_array(file, zyx.astype("<u4"), version=version)


def vti():
    for mode, encode, squeeze in (
        ("Ascii", 0, 0), ("Binary", 0, 0), ("Binary", 0, 1),
        ("Appended", 0, 0), ("Appended", 0, 1), ("Appended", 1, 0), ("Appended", 1, 1),
    ):
        for place in ("cells", "points"):
            grid = vtk.vtkImageData()
            grid.SetDimensions(*(n + (place == "cells") for n in xyz.shape))
            grid.SetSpacing(0.5, 2, 4)
            data = grid.GetCellData() if place == "cells" else grid.GetPointData()
            values = numpy_to_vtk(zyx.ravel().astype(np.uint8 if encode else np.float32), deep=1)
            values.SetName("phase")
            other = numpy_to_vtk(np.zeros((60, 3), np.float32), deep=1)
            other.SetName("velocity")
            data.AddArray(other)
            data.SetScalars(values)
            writer = vtk.vtkXMLImageDataWriter()
            writer.SetInputData(grid)
            writer.SetFileName(f"vtk-{mode.lower()}{'-base64' * encode}{'-zlib' * squeeze}-{place}.vti")
            getattr(writer, "SetDataModeTo" + mode)()
            writer.SetEncodeAppendedData(encode)
            (writer.SetCompressorTypeToZLib if squeeze else writer.SetCompressorTypeToNone)()
            if squeeze:
                writer.SetBlockSize(32768)
            if place == "points":
                writer.SetByteOrderToBigEndian()
                writer.SetHeaderTypeToUInt64()
            writer.Write()


def tiff():
    tifffile.imwrite("pages.tif", zyx, photometric="minisblack", metadata=None)
    tifffile.imwrite(
        "big-endian-u2.tif", zyx.astype(">u2"), byteorder=">", photometric="minisblack",
        metadata=None)
    tifffile.imwrite("bigtiff.tif", zyx, bigtiff=True, photometric="minisblack", metadata=None)
    tifffile.imwrite(
        "tiles-deflate-f4.tif", zyx.astype("f4"), tile=(16, 16), compression="zlib",
        photometric="minisblack", metadata=None)
    with tifffile.TiffWriter("imagej.tif", imagej=True) as file:
        file.write(
            zyx, photometric="minisblack", resolution=(1 / 0.5, 1 / 2),
            metadata={"axes": "ZYX", "spacing": 4, "unit": "nm"})


def hdf5():
    with h5py.File("h5py-earliest.h5", "w", libver="earliest") as file:
        one = file.create_dataset(
            "sample_0", data=xyz, compression="gzip", shuffle=True, chunks=(2, 4, 3))
        two = file.create_dataset("more/sample_1", data=xyz.astype("f4"))
        three = file.create_dataset("sample_2", data=xyz.astype("<i8"), fletcher32=True)
        for index, sample in enumerate((one, two, three)):
            sample.attrs["phi"] = 0.5 + index
            sample.attrs["count"] = np.int32(index)
            sample.attrs["note"] = "text is passed over"
    with h5py.File("h5py-v110.h5", "w", libver=("v110", "v110")) as file:
        file.create_dataset("only", data=xyz, compression="gzip", chunks=(3, 3, 2))


def hdf5_odd():
    """What is no volume, and names that lead nowhere or round in a ring."""
    with h5py.File("h5py-odd.h5", "w", libver="earliest") as file:
        file.create_dataset("flat", data=xyz[0])
        file.create_dataset("words", data=np.full((2, 2, 2), "text", "S4"))
        file.create_dataset("hollow", (1000, 1000, 1000), "u1", chunks=(100, 100, 100))
        file.create_dataset("empty", (0, 4, 3), "u1")
        file.create_dataset("pairs", (2, 2, 2), [("a", "u1"), ("b", "f4")])
        file["ring"] = file
        file["soft"] = h5py.SoftLink("/nowhere")
        file["other"] = h5py.ExternalLink("elsewhere.h5", "/volume")
    with h5py.File("h5py-groups.h5", "w", libver="earliest") as file:
        file.create_group("a/b/c")


def nrrds():
    for encoding in ("raw", "gzip", "ascii"):
        nrrd.write(
            f"{encoding}.nrrd", xyz,
            {"encoding": encoding, "space directions": np.diag([0.5, 2, 4]), "space": "LPS",
             "space units": ["nm"] * 3}, index_order="F")
    nrrd.write("big-endian-f8.nrrd", xyz.astype(">f8"), {"endian": "big", "encoding": "raw"})


def mrc():
    with mrcfile.new("mode0.mrc", zyx.astype(np.int8), overwrite=True) as file:
        file.voxel_size = (5, 20, 40)
    mrcfile.new("mode6.mrc", zyx.astype(np.uint16), overwrite=True).close()


npy()
nrrds()
mrc()
vti()
tiff()
hdf5()
hdf5_odd()
with open("VERSIONS", "w") as file:
    versions = {
        "numpy": np.__version__, "h5py": h5py.__version__, "HDF5": h5py.version.hdf5_version,
        "pynrrd": nrrd.__version__, "mrcfile": mrcfile.__version__, "tifffile": tifffile.__version__, "vtk": vtk.vtkVersion().GetVTKVersion(),
    }
    file.write("".join(f"{name} {version}\n" for name, version in versions.items()))
