"""A server of a workspace of its own, with a run and a sweep in it, and its program; skipped where there is none."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAM = os.environ.get("BINODAL", str(ROOT / ".build/release/binodal"))
STUDY = """name: {name}
model: three-phase-64
seed: 1
targets: {{ vol_frac_D: {{ value: 0.42, tolerance: 0.05 }} }}
candidates: {{ count: 2, samples: 4 }}
verification: {{ pathways: 0 }}
refinement: {{ pathways: 0 }}
"""
SWEEP = """sweep:
  method: grid
  numbers:
    targets.vol_frac_D.value: [0.40, 0.44]
    targets.vol_frac_D.tolerance: [0.03, 0.05]
"""


def binodal(*words):
    subprocess.run([PROGRAM, *map(str, words)], cwd=ROOT, check=True, capture_output=True)


class ServedTest(unittest.TestCase):
    options = []

    @classmethod
    def setUpClass(cls):
        if not os.access(PROGRAM, os.X_OK):
            raise unittest.SkipTest(f"there is no {PROGRAM}: make build, or name the program in BINODAL.")
        cls.folder = tempfile.TemporaryDirectory(prefix="binodal-api-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.workspace = pathlib.Path(cls.folder.name) / "workspace"
        cls.prepare(cls.workspace)
        cls.process, cls.root = serve(cls.workspace, *cls.options)
        cls.addClassCleanup(stop, cls.process)
        cls.address = cls.root + "api/v1/"

    @classmethod
    def prepare(cls, workspace):
        """Puts a run and a sweep of four points into the workspace."""
        runs = workspace / "runs"
        runs.mkdir(parents=True)
        one, wide = workspace / "one.yaml", workspace / "wide.yaml"
        one.write_text(STUDY.format(name="one"))
        wide.write_text(STUDY.format(name="wide") + SWEEP)
        binodal("design", one, "--out", runs / "one")
        binodal("sweep", wide, "--out", runs / "wide")


def serve(workspace, *options):
    """A server's process and the address that it prints."""
    process = subprocess.Popen([PROGRAM, "serve", "--workspace", str(workspace), "--port", "0", *options], cwd=ROOT,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    line = process.stdout.readline()
    found = re.match(r"http://\S+/", line)
    if not found:
        stop(process)
        raise AssertionError(f"the server did not start: {line}")
    return process, found.group()


def stop(process):
    process.terminate()
    process.wait(30)
    process.stdout.close()
