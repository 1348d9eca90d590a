#!/usr/bin/env python3
"""Measures how much films of one recipe scatter, and how far small ones are biased, against their width.

Films of several widths are simulated at each recipe and measured; --out gets films.csv (one row a film), width.csv (by
recipe, width and descriptor: mean, its standard error, scatter, its standard error) and the picture width.png: scatter
over the mean scatter's law 1/width, and the mean less that of the widest films.

  scripts/film-width.py --binodal .build/release/binodal --out runs/film-width

Films that --out has already are not simulated again.
"""

import argparse
import concurrent.futures
import csv
import math
import statistics
import subprocess
from pathlib import Path

from simulated_film import measured

NAMES = ["vol_frac_D", "vol_frac_M", "tortuosity_A", "tortuosity_D"]
RECIPES = [(0.50, 3.40, 2.1), (0.45, 2.80, 2.5), (0.55, 2.60, 2.8)]
COUNTS = {64: 64, 128: 24, 256: 8, 512: 3}


def film(options, recipe, width, seed):
    path = options.out / "films" / f"{'-'.join(map(str, recipe))}-{width}-{seed}.json"
    found = measured(options.binodal, recipe, (width, width, options.thickness), options.cuts, seed, 1, path, NAMES)
    return [found[name] for name in NAMES]


def summary(films):
    """By recipe, width and name: mean, its error, scatter, its error."""
    rows = []
    for recipe in RECIPES:
        for width in COUNTS:
            for index, name in enumerate(NAMES):
                values = [values[index] for values in films[recipe, width]]
                scatter = statistics.stdev(values)
                n = len(values)
                rows.append((*recipe, width, name, n, statistics.fmean(values), scatter / math.sqrt(n), scatter,
                             scatter / math.sqrt(2 * (n - 1))))
    return rows


def picture(rows, path, gnuplot):
    """Two panels from the straight-path fractions of both pure phases, pooled."""
    widths = list(COUNTS)
    blocks = []
    for recipe in RECIPES:
        mine = [row for row in rows if row[:3] == recipe and row[4].startswith("tortuosity")]
        lines = []
        for width in widths:
            here = [row for row in mine if row[3] == width]
            widest = [row for row in mine if row[3] == widths[-1]]
            scatter = math.sqrt(statistics.fmean(row[8] ** 2 for row in here))
            error = math.sqrt(sum(row[9] ** 2 for row in here)) / len(here)
            bias = statistics.fmean(a[6] - b[6] for a, b in zip(here, widest))
            off = math.sqrt(sum(a[7] ** 2 + (b[7] ** 2 if width != widths[-1] else 0) for a, b in zip(here, widest))) / len(here)
            lines.append(f"{width} {scatter} {error} {bias} {off}")
        blocks.append("\n".join(lines))
    first = [float(block.split("\n")[0].split()[1]) for block in blocks]
    level = math.exp(statistics.fmean(math.log(s) for s in first)) * widths[0]
    data = "\n".join(f"$recipe{number} << EOD\n{block}\nEOD" for number, block in enumerate(blocks))
    titles = [f"φ {phi}, χ {chi}, log_time {log_time}" for phi, chi, log_time in RECIPES]
    def plot(columns):
        return ", ".join(f"$recipe{n} using {columns} with yerrorlines pt 7 lc {n + 1} title '{titles[n]}'" for n in range(len(titles)))
    script = f"""
set terminal pngcairo size 1400,560 font 'DejaVu Sans,12'
set output '{path}'
{data}
set multiplot layout 1,2
set logscale x 2
set xrange [56:590]
set xtics (64, 128, 256, 512)
set xlabel 'width of the film, voxels'
set key top right
set logscale y
set ylabel 'scatter of one film, straight-path fraction (1)'
plot {level}/x with lines dt 2 lc 'gray40' title '∝ 1/width', {plot('1:2:3')}
unset logscale y
set ylabel 'mean less that of films of {widths[-1]} voxels (1)'
set key bottom right
plot 0 with lines dt 2 lc 'gray40' notitle, {plot('1:4:5')}
unset multiplot
"""
    subprocess.run([gnuplot], input=script, text=True, check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binodal", default=".build/release/binodal")
    parser.add_argument("--thickness", type=int, default=32)
    parser.add_argument("--cuts", default="0.35,0.65")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--gnuplot", default="gnuplot")
    parser.add_argument("--out", type=Path, default=Path("runs/film-width"))
    options = parser.parse_args()
    (options.out / "films").mkdir(parents=True, exist_ok=True)
    jobs = [(recipe, width, seed) for recipe in RECIPES for width, count in sorted(COUNTS.items(), reverse=True)
            for seed in range(1, count + 1)]
    films = {(recipe, width): [] for recipe in RECIPES for width in COUNTS}
    with concurrent.futures.ThreadPoolExecutor(options.workers) as pool:
        for number, (job, values) in enumerate(zip(jobs, pool.map(lambda job: film(options, *job), jobs)), 1):
            films[job[0], job[1]].append(values)
            print(f"\r{number} of {len(jobs)} films", end="", flush=True)
    print()
    rows = summary(films)
    with (options.out / "films.csv").open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["phi", "chi", "log_time", "width", *NAMES])
        table.writerows([*recipe, width, *values] for (recipe, width), all_ in films.items() for values in all_)
    with (options.out / "width.csv").open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["phi", "chi", "log_time", "width", "descriptor", "films", "mean", "mean_error", "scatter", "scatter_error"])
        table.writerows(rows)
    picture(rows, options.out / "width.png", options.gnuplot)
    for row in rows:
        print("φ {} χ {} log_time {}  {:4d}  {:13s} {:3d} films  {:.4f} ± {:.4f}  scatter {:.4f} ± {:.4f}".format(*row))


if __name__ == "__main__":
    main()
