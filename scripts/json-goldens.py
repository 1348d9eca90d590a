#!/usr/bin/env python3
"""Records a golden of every JSON document: scripts/json-goldens.py [--binodal PROGRAM] [NAME ...]

Runs the program on a small corpus and a small model that it makes first, and writes what it answers
to Tests/binodalTests/Goldens/NAME.json. Seconds and bytes are those of the recording.
"""

import argparse
import os
import shutil
import subprocess
import tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
goldens = os.path.join(root, "Tests", "binodalTests", "Goldens")
parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--binodal", default=os.path.join(root, ".build", "release", "binodal"))
parser.add_argument("--folder", help="where the corpus, the model and the runs go, and stay")
parser.add_argument("names", nargs="*", help="documents to record; all unless given")
args = parser.parse_args()

PLAN = """\
name: tiny
shape: [16, 16, 16]
labels: { three-phase: [0.35, 0.65] }
series: 24
phi: [0.35, 0.65]
chi: [2.6, 4.0]
snapshots: { count: 5, onset: 0.6, longest_log_time: 3.0 }
attributes: [vol_frac_D, vol_frac_M, tortuosity_A, tortuosity_D]
validation: 0.2
test: 0.2
seed: 1
"""
WIDE = """\
name: wide
shape: [32, 32, 16]
labels: { three-phase: [0.35, 0.65] }
series: 12
phi: [0.35, 0.65]
chi: [2.6, 4.0]
snapshots: { count: 5, onset: 0.6, longest_log_time: 3.0 }
attributes: [vol_frac_D, vol_frac_M, tortuosity_A, tortuosity_D]
seed: 2
"""
TRAINING = """\
conditions: [vol_frac_D, vol_frac_M]
predictions: [vol_frac_D, vol_frac_M, tortuosity_A, tortuosity_D, phi, chi, log_time]
sides: periodic
architecture:
  autoencoder: { patch: 4, widths: [16, 16], encoder_blocks: [1, 1], decoder_blocks: [1, 1] }
  denoiser: { widths: [16], blocks: 1, embedding: 16 }
vae: { steps: 60, crop_side: 16, crop_batch: 4, validate_every: 30, checkpoint_every: 30 }
predictor: { steps: 60, batch: 8, validate_every: 30, checkpoint_every: 30 }
diffusion: { steps: 60, batch: 8, validate_every: 30, checkpoint_every: 30 }
"""
STUDY = """\
name: tiny
model: tiny
seed: 1
threads: 1
unrealistic: allow
targets: { vol_frac_D: { value: 0.4, tolerance: 0.2 } }
objectives: [{ maximise: tortuosity_D, scale: 0.1 }, { maximise: tortuosity_A, scale: 0.1 }]
constraints: [{ expression: vol_frac_M, at_most: 0.5 }]
search: { algorithm: COBYLA, evaluations: 12, replicates: 1 }
candidates: { count: 1, samples: 2, aims: 1 }
verification: { pathways: 1, seeds: 2 }
refinement: { pathways: 1, recipes: 2 }
"""
SWEPT = """\
name: swept
model: tiny
threads: 1
unrealistic: allow
targets: { vol_frac_D: { value: 0.4 } }
search: { algorithm: BOBYQA, evaluations: 2, replicates: 1 }
candidates: { count: 1, samples: 1, aims: 1 }
verification: { pathways: 0 }
refinement: { pathways: 0 }
sweep: { numbers: { targets.vol_frac_D.value: [0.4, 0.5] } }
"""
# Each command comes after those whose files it reads.
COMMANDS = {
    "study_keys": "study keys refinement",
    "study_show": "study show study.yaml",
    "corpus_info": "corpus build plan.yaml --out corpus",
    "corpus_import": "corpus import folder films --table films.csv --fraction 0.5 --mixed 0.1 "
    "--attributes conditions --remeasure --out imported",
    "train": "train all training.yaml --corpus corpus --name tiny --threads 1",
    "model_list": "model list",
    "model_fit_process": "model fit-process tiny --wide wide",
    "model_calibrate": "model calibrate tiny --corpus corpus --threads 1",
    "model_show": "model show tiny",
    "predict": "predict --model tiny --phi 0.45 --chi 3.2 --log-time 2.2",
    "check": "check --model tiny --target vol_frac_D=0.9 --target vol_frac_M=0.9",
    "convert": "convert film.txt film.vti",
    "describe": "describe film.txt --only vol_frac_D,STAT_CC_D,tau_D,tau_M --curves curves",
    "simulate": "simulate --phi 0.5 --chi 3.5 --log-time 2 --shape 16,16,8 --seed 1 --snapshots 2 "
    "--cuts 0.35,0.65 --out series.vti",
    "generate": "generate --model tiny --target vol_frac_D=0.4 --target vol_frac_M=0.2 --count 2 "
    "--seed 1 --threads 1 --out volumes",
    "evaluate": "evaluate --model tiny --samples 6 --fixed-samples 4 --corpus corpus --seed 1 --threads 1 "
    "--write-card --out evaluation",
    "forecast": "design study.yaml --dry-run",
    "design": "design study.yaml --out run",
    "sweep": "sweep swept.yaml --out swept",
    "report": "report run",
    "part": "corpus build plan.yaml --out parted --part 1/2",
    "status": "status parted",
    "cancellation": "cancel parted",
    "submission": "corpus build plan.yaml --out submitted --slurm --tasks 3",
    "comparison": "report run swept/points/001 --out compared",
}


def run(command, folder):
    words = [args.binodal, *command.split(), "--json"]
    ended = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    if ended.returncode != 0:
        raise SystemExit(f"binodal {command}: {ended.stderr.strip()}")
    return ended.stdout.replace(folder + os.sep, "").replace(root + os.sep, "")


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


folder = args.folder or tempfile.mkdtemp(prefix="binodal-goldens-")
os.makedirs(os.path.join(folder, "films"), exist_ok=True)
os.makedirs(goldens, exist_ok=True)
for name, text in (("plan", PLAN), ("wide", WIDE), ("training", TRAINING), ("study", STUDY),
                   ("swept", SWEPT)):
    write(os.path.join(folder, name + ".yaml"), text)
write(os.path.join(folder, "film.txt"), "4 4 2\n" + "0 1 1 0\n0 1 3 0\n0 0 1 1\n0 1 1 1\n" * 2)
write(os.path.join(folder, "films.csv"), "file,vol_frac_D\na.mrc,0.5\nb.mrc,0.4\nc.mrc,0.5\n")
for number, name in enumerate("abc"):
    path = os.path.join(folder, "films", name + ".mrc")
    if not os.path.exists(path):
        run(f"simulate --phi 0.5 --chi 3.5 --log-time 2 --shape 16,16,16 --seed {number} --out {path}",
            folder)
if not os.path.exists(os.path.join(folder, "wide")):
    run("corpus build wide.yaml --out wide", folder)
for name, command in COMMANDS.items():
    if args.names and name not in args.names:
        continue
    if name == "submission" and not shutil.which("sbatch"):
        print(name, "is left as it is: there is no Slurm here (Tests/slurm/cluster makes one)")
        continue
    write(os.path.join(goldens, name + ".json"), run(command, folder))
    print(name, flush=True)
    if name == "design":
        shutil.copy(
            os.path.join(folder, "run", "candidates", "001", "descriptors.json"),
            os.path.join(goldens, "candidate.json"))
if not args.folder:
    shutil.rmtree(folder)
