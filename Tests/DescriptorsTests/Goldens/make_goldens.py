#!/usr/bin/env python3
"""Descriptors of small volumes by brute force, from the definitions alone.

Writes descriptors.json beside itself:  python3 make_goldens.py
Version 2, numpy 2.4, seed 20251 + index. Every graph is spelt out edge by edge, shortest paths
come from a heap, diffusion from a dense solve; nothing is shared with the Swift code.
"""
import heapq
import itertools
import json
import math
import pathlib

import numpy as np

VERSION, SEED = 2, 20251
DONOR, ACCEPTOR, MIXED = 0, 1, 3
STEPS = [s for s in itertools.product((-1, 0, 1), repeat=3) if s != (0, 0, 0)]


def neighbours(voxel, shape, periodic, steps, wrap=(True, True)):
    """The voxels next to (z, y, x), with the number of axes along which each differs."""
    for dz, dy, dx in steps:
        z, y, x = voxel[0] + dz, voxel[1] + dy, voxel[2] + dx
        if periodic and wrap[0]:
            y %= shape[1]
        if periodic and wrap[1]:
            x %= shape[2]
        if 0 <= z < shape[0] and 0 <= y < shape[1] and 0 <= x < shape[2]:
            yield (z, y, x), abs(dz) + abs(dy) + abs(dx)


def components(v, code, periodic, steps=STEPS, wrap=(True, True)):
    left = {tuple(map(int, i)) for i in np.argwhere(v == code)}
    found = []
    while left:
        group, todo = set(), [left.pop()]
        while todo:
            here = todo.pop()
            group.add(here)
            for other, _ in neighbours(here, v.shape, periodic, steps, wrap):
                if other in left:
                    left.remove(other)
                    todo.append(other)
        found.append(group)
    return found


def distances(v, code, sources, periodic):
    best = dict(sources)
    heap = [(d, i) for i, d in best.items()]
    heapq.heapify(heap)
    while heap:
        d, here = heapq.heappop(heap)
        if d > best[here]:
            continue
        for other, axes in neighbours(here, v.shape, periodic, STEPS):
            if v[other] == code and d + math.sqrt(axes) < best.get(other, math.inf):
                best[other] = d + math.sqrt(axes)
                heapq.heappush(heap, (best[other], other))
    return best


def ratio(a, b):
    return a / b if b else None


def straight(v, code, slab, periodic):
    height = v.shape[0]
    sources = {tuple(map(int, i)): 0.0 for i in np.argwhere(v == code) if i[0] == slab}
    best = distances(v, code, sources, periodic)
    count = 0
    for (z, _, _), d in best.items():
        h = abs(z - slab)
        t = d / h if h else 1.0
        count += abs(t - 1) < 1 / height
    return count / len(best) if best else 0.0


def dissociation(v, code, other, periodic, pixel):
    sources = {}
    for i in map(tuple, np.argwhere(v == code)):
        i = tuple(map(int, i))
        edges = [a for j, a in neighbours(i, v.shape, periodic, STEPS) if v[j] == other]
        if edges:
            sources[i] = math.sqrt(min(edges)) / 2
    reach = [d * pixel for d in distances(v, code, sources, periodic).values()]
    near = [d for d in reach if 0 < d < 10]
    n = int((v == code).sum())
    weight = sum(6.265 * math.exp(-(((d + 23) / 17.17) ** 2)) for d in near)
    return ratio(weight, n), ratio(len(near), n)


def faces(v, a, b, periodic, inside=lambda i: True):
    positive = [(1, 0, 0), (0, 1, 0), (0, 0, 1)]
    total = 0
    for i in itertools.product(*map(range, v.shape)):
        for j, _ in neighbours(i, v.shape, periodic, positive):
            for p, q in ((i, j), (j, i)):
                total += v[p] == a and v[q] == b and inside(p) and inside(q)
    return int(total)


def through(v, code, axis, periodic):
    """Share of a phase in face-connected components that touch both ends of an axis (0 = z)."""
    face = [s for s in STEPS if sum(map(abs, s)) == 1]
    wrap = (axis != 1, axis != 2)
    found = components(v, code, periodic, face, wrap)
    last = v.shape[axis] - 1
    spanning = [g for g in found if {0, last} <= {i[axis] for i in g}]
    return sum(map(len, spanning)), spanning


def diffusivity(v, code, periodic):
    face = [s for s in STEPS if sum(map(abs, s)) == 1]
    total, spanning = through(v, code, 0, periodic)
    if not total:
        return 0.0
    voxels = sorted(set().union(*spanning))
    number = {i: k for k, i in enumerate(voxels)}
    nz = v.shape[0]
    matrix, right = np.zeros((total, total)), np.zeros(total)
    for i, k in number.items():
        for j, _ in neighbours(i, v.shape, periodic, face):
            if j in number:
                matrix[k, k] += 1
                matrix[k, number[j]] -= 1
        matrix[k, k] += 2 * (i[0] == 0) + 2 * (i[0] == nz - 1)
        right[k] = 2 * (i[0] == 0)
    c = np.linalg.solve(matrix, right)
    flux = sum(2 * (1 - c[k]) for i, k in number.items() if i[0] == 0)
    return flux * nz / (v.shape[1] * v.shape[2])


def chords(v, code, axis, periodic):
    """Lengths of the rows of a phase along an axis (0 = z) with another phase at both ends."""
    found = []
    for line in np.moveaxis(v, axis, -1).reshape(-1, v.shape[axis]):
        inside = [bool(i == code) for i in line]
        if all(inside):
            continue
        if periodic and axis != 0:  # begin behind a voxel of another phase: nothing is cut
            first = inside.index(False)
            inside = inside[first:] + inside[:first] + [False]
        length, cut = 0, True
        for here in inside:
            if here:
                length += 1
            else:
                if length and not cut:
                    found.append(length)
                length, cut = 0, False
    return found


def correlation(v, code, axis, lag, periodic):
    hits = pairs = 0
    for i in itertools.product(*map(range, v.shape)):
        j = list(i)
        j[axis] += lag
        if periodic:
            j[axis] %= v.shape[axis]
        if j[axis] < v.shape[axis]:
            pairs += 1
            hits += v[i] == code and v[tuple(j)] == code
    return hits / pairs


def domain_size(v, code, periodic):
    """Twice the first zero of S2 - f^2, the mean of x and y, linear between lags."""
    f = float((v == code).mean())
    if f in (0.0, 1.0):
        return None
    last = None
    for lag in range(min(v.shape[1], v.shape[2]) // 2 + 1):
        here = sum(correlation(v, code, a, lag, periodic) for a in (1, 2)) / 2 - f * f
        if here <= 0:
            return 2 * (lag - 1 + last / (last - here))
        last = here
    return None


def joined(groups, slab):
    return [g for g in groups if any(i[0] == slab for i in g)]


def size(groups):
    return sum(map(len, groups))


def contact(v, groups, other, periodic):
    return sum(
        any(v[j] == other for j, _ in neighbours(i, v.shape, periodic, STEPS))
        for g in groups for i in g)


def describe(v, periodic, pixel):
    top = v.shape[0] - 1
    n = {p: int((v == p).sum()) for p in (DONOR, ACCEPTOR, MIXED)}
    cc = {p: components(v, p, periodic) for p in n}
    d, a = joined(cc[DONOR], top), joined(cc[ACCEPTOR], 0)
    m_an, m_ca = joined(cc[MIXED], top), joined(cc[MIXED], 0)
    both = [g for g in m_an if g in m_ca]
    live = set().union(*d, *a)
    e = faces(v, DONOR, ACCEPTOR, periodic)
    conn = faces(v, DONOR, ACCEPTOR, periodic, live.__contains__)
    depth = sum(
        math.exp(-(v.shape[0] - int(z)) * pixel / 100) for z, _, _ in np.argwhere(v == DONOR))
    wf_d, f_d = dissociation(v, DONOR, ACCEPTOR, periodic, pixel)
    wf_m, f_m = dissociation(v, MIXED, ACCEPTOR, periodic, pixel)
    out = {
        "vol_frac_D": n[DONOR] / v.size, "vol_frac_M": n[MIXED] / v.size,
        "tortuosity_A": straight(v, ACCEPTOR, 0, periodic),
        "tortuosity_D": straight(v, DONOR, top, periodic),
        "STAT_n": n[DONOR] + n[ACCEPTOR], "STAT_n_D": n[DONOR], "STAT_n_A": n[ACCEPTOR],
        "STAT_n_M": n[MIXED], "STAT_CC_D": len(cc[DONOR]), "STAT_CC_A": len(cc[ACCEPTOR]),
        "STAT_CC_M": len(cc[MIXED]), "STAT_CC_D_An": len(d), "STAT_CC_A_Ca": len(a),
        "STAT_CC_M_An": len(m_an), "STAT_CC_M_Ca": len(m_ca), "STAT_CC_M_AnCa": len(both),
        "ABS_f_D": n[DONOR] / v.size, "ABS_f_M": n[MIXED] / v.size, "ABS_wf_D": depth / v.size,
        "DISS_wf10_D": wf_d, "DISS_f10_D": f_d, "DISS_wf10_M": wf_m, "DISS_f10_M": f_m,
        "STAT_e": e, "CT_e_conn": conn, "CT_f_e_conn": ratio(conn, e),
        "CT_e_D_An": contact(v, d, ACCEPTOR, periodic),
        "CT_e_A_Ca": contact(v, a, DONOR, periodic),
        "CT_f_conn_D_An": ratio(size(d), n[DONOR]),
        "CT_f_conn_A_Ca": ratio(size(a), n[ACCEPTOR]),
        "CT_f_conn_DM_An": ratio(size(d) + size(m_an), n[DONOR] + n[MIXED]),
        "CT_f_conn_AM_Ca": ratio(size(a) + size(m_ca), n[ACCEPTOR] + n[MIXED]),
        "CT_f_M_tort1_An": straight(v, MIXED, top, periodic),
        "CT_f_M_tort1_Ca": straight(v, MIXED, 0, periodic),
        "CT_n_D_adj_An": int((v[top] == DONOR).sum()),
        "CT_n_A_adj_Ca": int((v[0] == ACCEPTOR).sum()),
    }
    out["CT_f_D_tort1"], out["CT_f_A_tort1"] = out["tortuosity_D"], out["tortuosity_A"]
    for name, p, q in (("DA", DONOR, ACCEPTOR), ("DM", DONOR, MIXED), ("AM", ACCEPTOR, MIXED)):
        out["area_" + name] = faces(v, p, q, periodic) / (v.size * pixel)
    for name, p in (("D", DONOR), ("A", ACCEPTOR), ("M", MIXED)):
        for axis, letter in enumerate("zyx"):
            out[f"through_{name}_{letter}"] = ratio(through(v, p, axis, periodic)[0], n[p])
        width = domain_size(v, p, periodic)
        out["domain_size_" + name] = None if width is None else width * pixel
        for axis, letter in enumerate("zyx"):
            lengths = chords(v, p, axis, periodic)
            mean = ratio(sum(lengths), len(lengths))
            out[f"chord_{name}_{letter}"] = None if mean is None else mean * pixel
        flow = diffusivity(v, p, periodic) if n[p] else None
        out["D_eff_" + name] = flow
        out["tau_" + name] = None if flow is None else n[p] / v.size / flow if flow else "inf"
    return out


def smooth_noise(shape, seed, passes):
    values = np.random.default_rng(seed).standard_normal(shape)
    for _ in range(passes):
        for axis in range(3):
            values = values + np.roll(values, 1, axis) + np.roll(values, -1, axis)
    return values


def volume(shape, seed, passes, donor, mixed):
    values = smooth_noise(shape, seed, passes)
    low, high = np.quantile(values, [1 - donor - mixed, 1 - donor])
    v = np.full(shape, MIXED, np.uint8)
    v[values <= low], v[values > high] = ACCEPTOR, DONOR
    return v


def main():
    plans = [  # shape (z, y, x), smoothing, donor, mixed
        ((6, 7, 9), 0, 0.4, 0.25), ((8, 6, 7), 1, 0.5, 0.0), ((9, 8, 6), 2, 0.3, 0.3),
        ((5, 3, 70), 1, 0.45, 0.1), ((7, 8, 10), 1, 0.08, 0.12)]
    cases = []
    for index, (shape, passes, donor, mixed) in enumerate(plans):
        v = volume(shape, SEED + index, passes, donor, mixed)
        for sides, pixel in (("open", 1.0), ("periodic", 1.0), ("open", 3.7)):
            cases.append({
                "shape": list(reversed(shape)), "labels": "".join(map(str, v.ravel())),
                "sides": sides, "pixel": pixel,
                "values": describe(v, sides == "periodic", pixel)})
    record = {"script": "make_goldens.py", "version": VERSION, "seed": SEED, "cases": cases}
    path = pathlib.Path(__file__).with_name("descriptors.json")
    path.write_text(json.dumps(record, indent=0) + "\n")


if __name__ == "__main__":
    main()
