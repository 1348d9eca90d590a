"""Opens a model bundle with safetensors and numpy alone and holds it against its card.

    python3 check_bundle.py BUNDLE …

Names and shapes are derived here from model.json, apart from the program that wrote the files.
"""

import hashlib
import json
import math
import sys

import numpy as np
from safetensors import safe_open


def affine(name, *shape):
    return {f"{name}.weight": shape, f"{name}.bias": shape[:1]}


def convolution(name, inputs, outputs, kernel, depth=None):
    return affine(name, outputs, inputs, depth or kernel, kernel, kernel)


def residual(name, width):
    return {**affine(f"{name}.norm1", width), **convolution(f"{name}.conv1", width, width, 3),
            **affine(f"{name}.norm2", width), **convolution(f"{name}.conv2", width, width, 3)}


def head(name, inputs, outputs, kernel):
    return {**affine(f"{name}.norm", inputs), **convolution(f"{name}.conv", inputs, outputs, kernel)}


def autoencoder(a, phases):
    widths, channels, tensors = a["widths"], a["channels"], {}
    layer = 1  # layer 0 folds voxels and has no weights
    tensors |= convolution("encoder.1", phases * a["patch"] ** 3, widths[0], a["stemKernel"])
    for level, width in enumerate(widths):
        if level:
            layer += 2
            tensors |= convolution(f"encoder.{layer}", 8 * widths[level - 1], width, 1)
        for _ in range(a["encoderBlocks"][level]):
            layer += 1
            tensors |= residual(f"encoder.{layer}", width)
    tensors |= head(f"encoder.{layer + 1}", widths[-1], 2 * channels, 1)
    layer = 0
    tensors |= convolution("decoder.0", channels, widths[-1], 3)
    for level in reversed(range(len(widths))):
        for _ in range(a["decoderBlocks"][level]):
            layer += 1
            tensors |= residual(f"decoder.{layer}", widths[level])
        if level:
            layer += 1
            tensors |= convolution(f"decoder.{layer}", widths[level], 8 * widths[level - 1], 1)
            layer += 1
    folded = (phases - 1) * a["patch"] ** 3
    return tensors | head(f"decoder.{layer + 1}", widths[0], folded, a["headKernel"])


def predictor(a, channels, attributes):
    width, sweep = a["width"], a.get("sweep")
    tensors = convolution("convolutions.0", channels, width, 3)
    for place in range(2 * a["blocks"]):
        tensors |= convolution(f"convolutions.{place + 1}", width, width, 3)
    for name in ("sweep.up", "sweep.down") if sweep else ():
        tensors |= convolution(f"{name}.gate", width, sweep, 1)
        tensors |= convolution(f"{name}.entry", width, sweep, 1)
        tensors |= convolution(f"{name}.carry", sweep, sweep, 3, depth=1)
    pooled = a["bands"] * (width + 2 * (sweep or 0))
    return (tensors | affine("hidden", a["hidden"], pooled)
            | affine("output", 2 * attributes, a["hidden"]))


def modulated(name, inputs, outputs, embedding):
    tensors = {**affine(f"{name}.norm1", inputs),
               **convolution(f"{name}.conv1", inputs, outputs, 3),
               **affine(f"{name}.modulation", 2 * outputs, embedding),
               **affine(f"{name}.norm2", outputs),
               **convolution(f"{name}.conv2", outputs, outputs, 3)}
    return tensors | (convolution(f"{name}.shortcut", inputs, outputs, 1) if inputs != outputs else {})


def denoiser(a, channels, conditions):
    widths, size, tensors = a["widths"], a["embedding"], {}
    tensors |= affine("embedding.time.0", size, 2 * (size // 2))
    tensors |= affine("embedding.condition.0", size, conditions + (conditions if a.get("separateMasks") else 1))
    for name in ("time", "condition"):
        tensors |= affine(f"embedding.{name}.1", size, size)
    tensors |= convolution("stem", channels, widths[0], 3)
    for level, width in enumerate(widths):
        for place in range(a["blocks"]):
            tensors |= modulated(f"down.{level}.{place}", width, width, size)
            tensors |= modulated(f"up.{level}.{place}", width if place else 2 * width, width, size)
        if level:
            tensors |= convolution(f"shrink.{level - 1}", 8 * widths[level - 1], width, 1)
            tensors |= convolution(f"grow.{level - 1}", width, 8 * widths[level - 1], 1)
    return (tensors | modulated("middle", widths[-1], widths[-1], size)
            | head("head", widths[0], channels, 3))


def check(folder):
    with open(f"{folder}/model.json", encoding="utf-8") as file:
        card = json.load(file)
    for name, record in card["files"].items():
        with open(f"{folder}/{name}", "rb") as file:
            data = file.read()
        assert len(data) == record["bytes"], f"{folder}/{name}: {len(data)} bytes"
        assert hashlib.sha256(data).hexdigest() == record["sha256"], f"{folder}/{name}: SHA-256"
    parts = card["architecture"]
    if "paper" in parts:
        return f"{folder}: the paper's networks; files agree with the card"
    channels = parts["autoencoder"]["channels"]
    wanted = {
        "vae": autoencoder(parts["autoencoder"], len(card["phases"])),
        "predictor": predictor(parts["predictor"], channels, len(card["predictions"])),
        "diffusion": denoiser(parts["denoiser"], channels, len(card["conditions"])),
    }
    for record in card["training"]:
        network = "predictor" if record["stage"] == "tuning" else record["stage"]
        count = sum(math.prod(shape) for shape in wanted[network].values())
        assert record["parameters"] == count, f"{folder}: {record['stage']} has {count} parameters"
    for name, shapes in wanted.items():
        with safe_open(f"{folder}/{name}.safetensors", "np") as file:
            found = {key: tuple(file.get_tensor(key).shape) for key in file.keys()}
            assert found == shapes, (folder, name, set(found.items()) ^ set(shapes.items()))
            for key in shapes:
                tensor = file.get_tensor(key)
                assert tensor.dtype == np.float16, (folder, name, key, tensor.dtype)
                assert np.isfinite(tensor).all(), (folder, name, key)
    with safe_open(f"{folder}/distribution.safetensors", "np") as file:
        rows = file.get_tensor("attributes")
        assert rows.dtype == np.float32 and rows.shape[1] == len(card["attributes"])
        assert file.get_tensor("series").shape == rows.shape[:1]
    return f"{folder}: {sum(len(shapes) for shapes in wanted.values())} tensors agree with the card"


for bundle in sys.argv[1:]:
    print(check(bundle))
