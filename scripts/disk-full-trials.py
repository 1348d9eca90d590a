#!/usr/bin/env python3
"""Lets the disk of a design become full, frees it, resumes, and compares. Needs root, for a small tmpfs.

    sudo scripts/disk-full-trials.py --binodal .build/release/binodal --trials 12

A trial runs a design in a file system of a few kilobytes to some megabytes, each trial in a larger one.
The run must end with an error sentence and no crash. The file system is then made large, and the run is
resumed, or started again where it had not begun. Its candidates.csv and volumes must be, byte for byte,
those of a run that always had room.

Prints one line a trial; ends with status 1 if anything differed.
"""
import argparse
import filecmp
import glob
import os
import shutil
import subprocess
import sys

STUDY = """\
name: disk-full
model: {model}
seed: 1
threads: 2
unrealistic: project
targets:
  vol_frac_D: {{ value: 0.45, tolerance: 0.02 }}
  vol_frac_M: {{ value: 0.11, tolerance: 0.02 }}
search: {{ algorithm: BOBYQA, evaluations: 2, replicates: 2 }}
candidates: {{ count: 2, samples: 4, aims: 1 }}
verification: {{ pathways: 0 }}
refinement: {{ pathways: 0 }}
"""

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("--binodal", default=".build/release/binodal")
parser.add_argument("--model", default="three-phase-64")
parser.add_argument("--trials", type=int, default=12)
parser.add_argument("--smallest", type=int, default=4, help="KB of the first trial's file system")
parser.add_argument("--factor", type=float, default=1.9, help="from one trial's size to the next")
parser.add_argument("--out", default="runs/disk-full-trials")
args = parser.parse_args()

# Mounts of our own, gone when this process ends.
if "BINODAL_DISK_FULL" not in os.environ:
    os.environ["BINODAL_DISK_FULL"] = "1"
    os.execvp("unshare", ["unshare", "-m", sys.executable] + sys.argv)

shutil.rmtree(args.out, ignore_errors=True)
os.makedirs(args.out)
study = os.path.join(args.out, "study.yaml")
with open(study, "w") as file:
    file.write(STUDY.format(model=args.model))


def design(folder, *flags):
    return subprocess.run([args.binodal, "design", study, "--out", folder, *flags],
                          capture_output=True, text=True)


whole = os.path.join(args.out, "whole")
if design(whole).returncode != 0:
    raise SystemExit("the run that has room fails")
disk = os.path.join(args.out, "disk")
os.makedirs(disk)
failed = False
for trial in range(args.trials):
    size = int(args.smallest * args.factor ** trial) // 4 * 4 or 4
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", disk], check=True)
    folder = os.path.join(disk, "run")
    first = design(folder)
    subprocess.run(["mount", "-o", "remount,size=1g", disk], check=True)
    begun = os.path.exists(folder)
    second = first
    if first.returncode != 0:
        second = design(folder, "--resume") if begun else design(folder)
    files = ["candidates.csv"] + [os.path.relpath(path, whole) for path in
                                  glob.glob(os.path.join(whole, "candidates", "*", "volume.*"))]
    same = second.returncode == 0 and all(
        filecmp.cmp(os.path.join(whole, name), os.path.join(folder, name), shallow=False)
        for name in files)
    said = (first.stderr.strip().splitlines() or [""])[-1]
    good = same and first.returncode in (0, 1, 65) and (first.returncode == 0 or said)
    failed = failed or not good
    print(f"{size:8d} KB: first {first.returncode} ({said}); then {second.returncode}: "
          f"{'the same' if same else 'DIFFERENT ' + second.stderr.strip()[-300:]}", flush=True)
    subprocess.run(["umount", disk], check=True)
sys.exit(1 if failed else 0)
