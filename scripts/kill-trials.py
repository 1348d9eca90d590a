#!/usr/bin/env python3
"""Kills a design with SIGKILL at random moments, resumes it until it is done, and compares.

    scripts/kill-trials.py --binodal .build/release/binodal --trials 20 --out runs/kill-trials

The study has a search, aiming and a pathway that is simulated. A trial starts it, kills it at a moment
that trials share out evenly over an undisturbed run's time, resumes it, kills up to two resumed runs
at random too, and lets the last one end. Its candidates.csv, pathways.csv and candidate volumes must
be, byte for byte, those of a run that nobody disturbed. While one run goes on, a second process is
started on its folder and must be refused with the first one's process id.

Prints one line a trial; ends with status 1 if anything differed.
"""
import argparse
import filecmp
import glob
import os
import random
import shutil
import signal
import subprocess
import sys
import time

STUDY = """\
name: kill-trials
model: three-phase-64
seed: {seed}
threads: {threads}
targets:
  vol_frac_D: {{ value: 0.45, tolerance: 0.02 }}
  vol_frac_M: {{ value: 0.11, tolerance: 0.02 }}
  tortuosity_A: {{ value: 0.50, tolerance: 0.02 }}
  tortuosity_D: {{ value: 0.50, tolerance: 0.02 }}
search: {{ algorithm: BOBYQA, evaluations: {evaluations}, replicates: 2{search} }}
candidates: {{ count: {count}, samples: {samples}, aims: 6 }}
verification: {{ pathways: 1, seeds: 1, films: 2, width: 64 }}
refinement: {{ pathways: 1, recipes: {recipes} }}
"""

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("--binodal", default=".build/release/binodal")
parser.add_argument("--trials", type=int, default=20)
parser.add_argument("--seed", type=int, default=1, help="of the moments and of the study")
parser.add_argument("--evaluations", type=int, default=6)
parser.add_argument("--count", type=int, default=2, help="candidates to keep")
parser.add_argument("--samples", type=int, default=16, help="most samples of the candidates")
parser.add_argument("--recipes", type=int, default=6, help="most other recipes that are tried")
parser.add_argument("--search", default="", help="more keys of the search, such as 'surrogate: always'")
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--out", default="runs/kill-trials")
args = parser.parse_args()

moments = random.Random(args.seed)
shutil.rmtree(args.out, ignore_errors=True)
os.makedirs(args.out)
study = os.path.join(args.out, "study.yaml")
with open(study, "w") as file:
    file.write(STUDY.format(seed=args.seed, threads=args.threads, evaluations=args.evaluations,
                            count=args.count, samples=args.samples, recipes=args.recipes,
                            search=", " + args.search if args.search else ""))


def start(folder, resume):
    """A run killed before it made its folder has nothing to resume and is simply started again."""
    resume = resume and os.path.exists(folder)
    command = [args.binodal, "design", study, "--out", folder] + (["--resume"] if resume else [])
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(run):
    out, err = run.communicate()
    if run.returncode != 0:
        raise SystemExit(f"a run ended with {run.returncode}: {err.strip()}")
    return out


def kill_after(run, seconds):
    """Whether the run was still going on."""
    try:
        _, err = run.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        run.send_signal(signal.SIGKILL)
        run.communicate()
        return True
    if run.returncode != 0:
        raise SystemExit(f"a run ended with {run.returncode} before it was killed: {err.strip()}")
    return False


def differences(whole, other):
    files = ["candidates.csv", "pathways.csv"]
    files += [os.path.relpath(path, whole)
              for path in sorted(glob.glob(os.path.join(whole, "candidates/*/volume.vti")))]
    missing = [name for name in files if not os.path.exists(os.path.join(other, name))]
    return missing + [name for name in files if name not in missing and not filecmp.cmp(
        os.path.join(whole, name), os.path.join(other, name), shallow=False)]


def evaluations(folder):
    import sqlite3
    database = sqlite3.connect(f"file:{folder}/ledger.sqlite?mode=ro", uri=True)
    try:
        return dict(database.execute("SELECT stage, count(*) FROM evaluation GROUP BY stage"))
    except sqlite3.Error:
        return {}
    finally:
        database.close()


whole = os.path.join(args.out, "whole")
began = time.monotonic()
finish(start(whole, False))
length = time.monotonic() - began
print(f"undisturbed: {length:.1f} s, {evaluations(whole)}", flush=True)

failures = 0
for trial in range(args.trials):
    folder = os.path.join(args.out, f"trial-{trial:03d}")
    seconds = (trial + moments.random()) / args.trials * length
    kills = []
    run = start(folder, False)
    for _ in range(6):
        if not kill_after(run, seconds):
            if kills:
                break
            # done before it could be killed: that is no trial
            length *= 0.7
            seconds = (trial + moments.random()) / args.trials * length
            shutil.rmtree(folder)
            run = start(folder, False)
            continue
        held = evaluations(folder) if os.path.exists(f"{folder}/ledger.sqlite") else {}
        kills.append(f"{seconds:.2f} s {sum(held.values())} evaluations")
        run = start(folder, True)
        seconds = moments.random() * length
        if len(kills) == 3 or moments.random() < 0.5:
            break
    if run.returncode is None:
        finish(run)
    wrong = differences(whole, folder)
    failures += bool(wrong) + (not kills)
    print(f"trial {trial}: killed at {'; '.join(kills) or 'no moment'}: "
          + (f"DIFFERS in {', '.join(wrong)}" if wrong else "the same"), flush=True)

folder = os.path.join(args.out, "twice")
first = start(folder, False)
while not os.path.exists(f"{folder}/ledger.sqlite") and first.poll() is None:
    time.sleep(0.02)
second = start(folder, True)
_, words = second.communicate()
refused = second.returncode not in (0, None) and str(first.pid) in words
print(f"a second process: status {second.returncode}: {words.strip()}", flush=True)
finish(first)
wrong = differences(whole, folder)
failures += (not refused) + bool(wrong)
print("the first one: " + (f"DIFFERS in {', '.join(wrong)}" if wrong else "the same"))
print(f"{args.trials} trials, {failures} failures")
sys.exit(1 if failures else 0)
