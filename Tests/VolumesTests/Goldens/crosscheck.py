"""Checks files against other programs' readers and writers; run by CrossCheckTests.

crosscheck.py read FOLDER    opens what stands there by the names that the tests gave and says OK or what is wrong
crosscheck.py write FOLDER   writes files with other programs, a line for each: name, then the voxel's lengths or -

All hold one volume of 5 by 4 by 3 voxels (x, y, z): acceptor (1) throughout but for donor (0) at (3, 1, 2) and
mixed (3) at (0, 2, 1). A library that is not installed is passed over, and said so.
"""

import importlib
import os
import sys
import xml.etree.ElementTree as xml

import numpy as np

xyz = np.ones((5, 4, 3), np.uint8)
xyz[3, 1, 2] = 0
xyz[0, 2, 1] = 3
zyx = np.ascontiguousarray(xyz.transpose(2, 1, 0))
spacing = (0.37, 2.5, 1.125)
types = ["u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f4", "f8"]


def library(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"absent {name}")
        return None


def check(name, values, lengths=None, tolerance=0.0):
    """values: (z, y, x); lengths: along x, y, z."""
    wrong = []
    if values.shape != zyx.shape:
        wrong.append(f"shape {values.shape}")
    elif not np.array_equal(values, zyx):
        wrong.append("voxels")
    if lengths is not None and not np.allclose(lengths, spacing, rtol=tolerance, atol=0):
        wrong.append(f"lengths {tuple(lengths)}")
    print(f"{name}: {'OK' if not wrong else ', '.join(wrong)}")


def read_vti(name, vtk):
    from vtk.util.numpy_support import vtk_to_numpy

    reader = vtk.vtkXMLImageDataReader()
    reader.SetFileName(name)
    reader.Update()
    grid = reader.GetOutput()
    on_points = grid.GetPointData().GetNumberOfArrays() == 1
    data = grid.GetPointData() if on_points else grid.GetCellData()
    sides = [n if on_points else n - 1 for n in grid.GetDimensions()]
    check(name, vtk_to_numpy(data.GetScalars()).reshape(sides[::-1]), grid.GetSpacing())
    meaning = grid.GetFieldData().GetAbstractArray("labels")
    if meaning is None or meaning.GetValue(0) != "0=donor,1=acceptor,3=mixed":
        print(f"{name}: no labels in the field data")


def read_tiff(name, tifffile):
    with tifffile.TiffFile(name) as file:
        x, y = (n[1] / n[0] for n in (file.pages[0].tags[t].value for t in ("XResolution", "YResolution")))
        z = file.imagej_metadata["spacing"]
        check(name, file.asarray(), (x, y, z), tolerance=1e-6)  # 32-bit fractions
        if file.imagej_metadata["unit"] != "nm" or file.is_bigtiff != ("big" in name):
            print(f"{name}: unit or kind")


def read_pillow(name, image):
    with image.open(name) as file:
        pages = []
        for page in range(file.n_frames):
            file.seek(page)
            pages.append(np.array(file))
    check(name + " by Pillow", np.array(pages))


def read_raw(name):
    info = xml.parse(name[:-3] + "xml").getroot().find("data_info")
    sides = [int(info.find(key).text) for key in ("height", "width", "length")]
    values = np.fromfile(name, {"8 bit": "u1", "16 bit": "<u2"}[info.find("data_format").text])
    assert float(info.find("pixel_size/value").text) == 0.37
    check(name, values.reshape(sides))


def read(folder):
    os.chdir(folder)
    vtk, tifffile, h5py = library("vtk"), library("tifffile"), library("h5py")
    nrrd, mrcfile, image = library("nrrd"), library("mrcfile"), library("PIL.Image")
    for name in sorted(os.listdir(".")):
        kind = name.rsplit(".", 1)[1]
        if kind == "npy":
            check(name, np.load(name))
        elif kind == "vti" and vtk:
            read_vti(name, vtk)
        elif kind in ("tif", "tiff"):
            if tifffile:
                read_tiff(name, tifffile)
            if image:
                read_pillow(name, image)
        elif kind == "h5" and h5py:
            with h5py.File(name) as file:
                one = file["phase"]
                lengths = [one.attrs[f"voxel_{axis}_nm"] for axis in "xyz"]
                check(name, one[()].transpose(2, 1, 0), lengths)
        elif kind in ("nrrd", "nhdr") and nrrd:
            values, header = nrrd.read(name)
            check(name, values.transpose(2, 1, 0), header["spacings"])
        elif kind == "mrc" and mrcfile:
            with mrcfile.open(name) as file:
                lengths = [float(file.voxel_size[axis]) / 10 for axis in "xyz"]
                check(name, file.data.astype("u1"), lengths, tolerance=1e-6)  # 32-bit reals
            if not mrcfile.validate(name, open(os.devnull, "w")):
                print(f"{name}: not valid")
        elif kind == "raw" and os.path.exists(name[:-3] + "xml"):
            read_raw(name)


def wrote(name, lengths=None):
    print(name, *(lengths or ["-"]), sep="\t")


def write_numpy():
    for kind in types:
        for order in "<>":
            name = f"{kind}{'-big' if order == '>' else ''}.npy"
            np.save(name, zyx.astype(order + kind))
            wrote(name)


def write_tiff(tifffile):
    for kind in types:
        for order in "<>":
            for tile in (None, (16, 32)):
                name = f"{kind}{'-big' if order == '>' else ''}{'-tiles' if tile else ''}.tif"
                tifffile.imwrite(
                    name, zyx.astype(order + kind), byteorder=order, tile=tile, photometric="minisblack",
                    bigtiff=kind == "u2", metadata=None, rowsperstrip=None if tile else 3)
                wrote(name)


def write_pillow(image):
    pages = [image.fromarray(page) for page in zyx]
    for packing in ("raw", "tiff_lzw", "packbits", "tiff_adobe_deflate", "tiff_deflate"):
        pages[0].save(f"{packing}.tif", save_all=True, append_images=pages[1:], compression=packing)
        wrote(f"{packing}.tif")


def write_vti(vtk):
    from vtk.util.numpy_support import numpy_to_vtk

    for index, kind in enumerate(types):
        for mode in ("Ascii", "Binary", "Appended"):
            on_points, squeeze, encode = index % 2 == 1, index % 3 == 0, index % 4 < 2
            grid = vtk.vtkImageData()
            grid.SetDimensions(*(n + (not on_points) for n in xyz.shape))
            grid.SetSpacing(*spacing)
            grid.SetOrigin(-7, 8, 1e3)
            data = grid.GetPointData() if on_points else grid.GetCellData()
            values = numpy_to_vtk(zyx.ravel().astype(kind), deep=1)
            values.SetName("microstructure")
            data.SetScalars(values)
            writer = vtk.vtkXMLImageDataWriter()
            writer.SetInputData(grid)
            name = f"{kind}-{mode.lower()}.vti"
            writer.SetFileName(name)
            getattr(writer, "SetDataModeTo" + mode)()
            writer.SetEncodeAppendedData(encode)
            (writer.SetCompressorTypeToZLib if squeeze else writer.SetCompressorTypeToNone)()
            (writer.SetByteOrderToBigEndian if index % 2 else writer.SetByteOrderToLittleEndian)()
            writer.Write()
            wrote(name, spacing)


def write_hdf5(h5py):
    for kind in types:
        # HDF5 1.10, Debian's, cannot read the layouts of later versions.
        for libver in ("earliest", ("v110", "v110")):
            for packing in (None, "gzip", "lzf"):
                name = f"{kind}-{libver[0]}-{packing}.h5"
                with h5py.File(name, "w", libver=libver) as file:
                    one = file.create_dataset(
                        "volume", data=xyz.astype((">" if packing == "gzip" else "<") + kind),
                        compression=packing, chunks=(2, 4, 2) if packing else None)
                    for axis, length in zip("xyz", spacing):
                        one.attrs[f"voxel_{axis}_nm"] = length
                # lzf is h5py's own filter: HDF5 alone cannot undo it.
                if packing != "lzf":
                    wrote(name, spacing)


def write_nrrd(nrrd):
    for kind in types:
        for encoding in ("raw", "gzip", "ascii"):
            for ending in ("nrrd", "nhdr"):
                name = f"{kind}-{encoding}.{ending}"
                nrrd.write(
                    name, xyz.astype(kind), {"encoding": encoding, "spacings": list(spacing), "units": ["nm"] * 3},
                    detached_header=ending == "nhdr", index_order="F")
                wrote(name, spacing)


def write_mrc(mrcfile):
    for kind in ("i1", "i2", "f4", "u2"):
        name = f"{kind}.mrc"
        with mrcfile.new(name, zyx.astype(kind), overwrite=True) as file:
            file.voxel_size = tuple(10 * length for length in spacing)
            if kind == "i2":
                file.set_extended_header(np.zeros(37, "V4"))
        wrote(name)


def write(folder):
    os.chdir(folder)
    write_numpy()
    for name, writer in (
        ("tifffile", write_tiff), ("PIL.Image", write_pillow), ("vtk", write_vti), ("h5py", write_hdf5),
        ("nrrd", write_nrrd), ("mrcfile", write_mrc),
    ):
        module = library(name)
        if module:
            writer(module)


{"read": read, "write": write}[sys.argv[1]](sys.argv[2])
