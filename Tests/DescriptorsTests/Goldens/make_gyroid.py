#!/usr/bin/env python3
"""Relative effective diffusivity along z of a gyroid film of 128 x 128 x 64 voxels.

Prints the numbers that GyroidTests holds:  python3 make_gyroid.py
Version 1, numpy 2.4, no seed. Plain conjugate gradients in float64 on the concentration, until the
residual is 1e-12 of the first; nothing is shared with the Swift code.
"""
import numpy as np

NX, NY, NZ, CUT = 128, 128, 64, 0.1234


def gyroid():
    z, y, x = np.meshgrid(np.arange(NZ), np.arange(NY), np.arange(NX), indexing="ij")
    a, b, c = (2 * np.pi * i / 32 for i in (x, y, z))
    return np.sin(a) * np.cos(b) + np.sin(b) * np.cos(c) + np.sin(c) * np.cos(a) > CUT


def diffusivity(inside, periodic):
    m = inside.astype(float)

    def neighbours(f):
        total = np.zeros_like(f)
        total[1:] += f[:-1]
        total[:-1] += f[1:]
        for axis in (1, 2):
            for step in (1, -1):
                moved = np.roll(f, step, axis)
                if not periodic:
                    edge = [slice(None)] * 3
                    edge[axis] = 0 if step == 1 else -1
                    moved[tuple(edge)] = 0
                total += moved
        return total

    degree = m * neighbours(m)
    degree[0] += 2 * m[0]
    degree[-1] += 2 * m[-1]
    c, r = np.zeros_like(m), np.zeros_like(m)
    r[0] = 2 * m[0]
    p, energy = r.copy(), float((r * r).sum())
    first = energy
    while energy > 1e-24 * first:
        q = degree * p - m * neighbours(p)
        step = energy / float((p * q).sum())
        c += step * p
        r -= step * q
        energy, last = float((r * r).sum()), energy
        p = r + energy / last * p
    return float((2 * (m[0] - c[0] * m[0])).sum()) * NZ / (NX * NY)


if __name__ == "__main__":
    donor = gyroid()
    print("donor voxels", int(donor.sum()))
    for name, phase in (("donor", donor), ("acceptor", ~donor)):
        for periodic in (False, True):
            print(name, "periodic" if periodic else "open", repr(diffusivity(phase, periodic)))
