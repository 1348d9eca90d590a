"""One simulated film and what is measured of it, for the scripts that compare many."""

import json
import subprocess


def measured(binodal, recipe, shape, cuts, seed, threads, path, names):
    """The descriptors `names` of a film at (φ, χ, log_time), kept in the JSON file `path`: it is simulated only once."""
    if not path.exists():
        phi, chi, log_time = recipe
        volume = path.with_suffix(".vti")
        words = [binodal, "simulate", "--phi", phi, "--chi", chi, "--log-time", log_time, "--shape",
                 ",".join(map(str, shape)), "--cuts", cuts, "--seed", seed, "--threads", threads, "--out", volume,
                 "--overwrite", "--json"]
        done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stderr)
        volume.unlink()
        path.write_text(done.stdout)
    document = json.loads(path.read_text())
    return {name: find(document, name) for name in names}


def find(node, name):
    """The number called `name`, wherever it lies in a document."""
    if isinstance(node, dict):
        if isinstance(node.get(name), (int, float)):
            return node[name]
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            found = find(part, name)
            if found is not None:
                return found
    return None
