#!/usr/bin/env python3
"""Kills a training with SIGKILL at random moments, resumes it until it is done, and compares.

    scripts/kill-training.py --binodal .build/release/binodal --trials 10 --out runs/kill-training

Three small networks are trained in turn on a corpus of a few seconds. A trial kills the training at a moment
that trials share out evenly over an undisturbed run's time, resumes it, kills up to two resumed runs at
random too, and lets the last one end. The weights and the distribution of its bundle must be, byte for byte,
those of a run that nobody disturbed.

Prints one line a trial; ends with status 1 if anything differed.
"""
import argparse
import filecmp
import os
import random
import shutil
import signal
import subprocess
import sys
import time

PLAN = """\
name: small
shape: [16, 16, 8]
series: 8
phi: [0.4, 0.6]
chi: [2.8, 3.6]
snapshots: { at_most: 4, longest_log_time: 1.8 }
validation: 0.25
test: 0.13
seed: 7
"""

STAGE = "batch: 4, learning_rate: 0.003, warm_up: 5, validate_every: 20, checkpoint_every: 15, average_decay: 0.9"
SETTINGS = f"""\
summary: Small films, to be killed.
conditions: [vol_frac_D, tortuosity_D]
predictions: [vol_frac_D, tortuosity_D, phi]
sides: periodic
seed: 3
architecture:
  autoencoder: {{ patch: 2, widths: [8, 16], encoder_blocks: [1, 1], decoder_blocks: [1, 1] }}
  predictor: {{ width: 8, blocks: 1, hidden: 16 }}
  denoiser: {{ widths: [8, 16], blocks: 1, embedding: 16 }}
vae: {{ steps: 120, crop_fraction: 0, {STAGE} }}
pool: {{ size: 16, validation_volumes: 4 }}
predictor: {{ steps: 200, {STAGE} }}
diffusion: {{ steps: 300, {STAGE} }}
sampler: {{ method: dpm-solver++, steps: 4 }}
"""

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("--binodal", default=".build/release/binodal")
parser.add_argument("--trials", type=int, default=10)
parser.add_argument("--seed", type=int, default=1, help="of the moments")
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--out", default="runs/kill-training")
args = parser.parse_args()

binodal = os.path.abspath(args.binodal)
moments = random.Random(args.seed)
shutil.rmtree(args.out, ignore_errors=True)
os.makedirs(args.out)
for name, text in (("plan.yaml", PLAN), ("settings.yaml", SETTINGS)):
    with open(os.path.join(args.out, name), "w") as file:
        file.write(text)


def finish(command):
    ended = subprocess.run(command, cwd=args.out, capture_output=True, text=True)
    if ended.returncode != 0:
        sys.exit(f"{' '.join(command)}: {ended.stderr.strip()}")


def train(name):
    """A training killed before it wrote a checkpoint has nothing to resume and is simply started again."""
    command = [binodal, "train", "all", "settings.yaml", "--corpus", "corpus", "--name", name,
               "--threads", str(args.threads)]
    return command + (["--resume"] if os.path.isdir(os.path.join(args.out, "training", name)) else [])


def kill_after(name, seconds):
    """Whether the training was killed, rather than done before."""
    process = subprocess.Popen(
        train(name), cwd=args.out, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=seconds)
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True


finish([binodal, "corpus", "build", "plan.yaml", "--out", "corpus"])
began = time.monotonic()
finish(train("undisturbed"))
whole = time.monotonic() - began
print(f"undisturbed: {whole:.1f} s", flush=True)

bundle = os.path.join(args.out, "models")
files = [name for name in sorted(os.listdir(os.path.join(bundle, "undisturbed")))
         if name.endswith(".safetensors")]
failed = 0
for trial in range(args.trials):
    name = f"trial-{trial:02d}"
    kills = int(kill_after(name, whole * (trial + moments.random()) / args.trials))
    for _ in range(moments.randint(0, 2)):
        kills += kill_after(name, whole * moments.random())
    finish(train(name))
    differing = [file for file in files if not filecmp.cmp(
        os.path.join(bundle, "undisturbed", file), os.path.join(bundle, name, file), shallow=False)]
    failed += bool(differing)
    print(f"{name}: killed {kills} times, " + (f"DIFFERS: {', '.join(differing)}" if differing else "same bytes"),
          flush=True)
print(f"{args.trials - failed} of {args.trials} trials ended with the same weights")
sys.exit(1 if failed else 0)
