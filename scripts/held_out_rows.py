"""The films that a model never saw, as its bundle keeps them; what scripts share that ask for such films."""
import json
import os
import struct


def of_bundle(bundle, card):
    """The attributes of the held-out films of the bundle in a folder, by name."""
    # columns: the card's conditions, then what it predicts beyond them
    names = card["conditions"] + [name for name in card["predictions"] if name not in card["conditions"]]
    names = card.get("attributes", names)
    with open(os.path.join(bundle, "distribution.safetensors"), "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
        if "held_out" not in header:
            raise SystemExit(f"{bundle} holds no held-out films")
        table = header["held_out"]
        file.seek(8 + length + table["data_offsets"][0])
        rows, columns = table["shape"]
        numbers = struct.unpack(f"<{rows * columns}f", file.read(4 * rows * columns))
    return [dict(zip(names, numbers[row * columns:(row + 1) * columns])) for row in range(rows)]
