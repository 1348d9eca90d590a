"""The films of ReferenceTests in double precision: python3 reference.py (numpy 2; no seed: nothing is random).

Another way to the same equation: derivatives are dense matrices, of the periodic film in x and y and
of the film doubled by its mirror image in z (the fluxes of degenerate mobility are the differences that
docs/explanation/simulate.md states), and time goes by the classical Runge-Kutta rule in steps of 6e-4.
Writes film-NAME.txt, x fastest, then y, then z.
"""

import sys

import numpy as np

NX, NY, NZ = 16, 12, 10
KAPPA, STEP = 4.0, 6e-4


def start(mean):
    x, y, z = np.arange(NX), np.arange(NY)[:, None], np.arange(NZ)[:, None, None] + 0.5
    waves = (np.cos(2 * np.pi * (x / NX + y / NY)) + np.sin(4 * np.pi * x / NX) * np.cos(np.pi * z / NZ)
             + np.cos(2 * np.pi * z / NZ) * np.sin(2 * np.pi * y / NY) + 0.5 * np.cos(np.pi * z / NZ))
    return mean + 0.05 * waves


def second_derivative(n):
    """The matrix of the second derivative of n periodic places, exact for every wave."""
    waves = np.exp(2j * np.pi * np.outer(np.arange(n), np.arange(n)) / n)
    k = 2 * np.pi * np.fft.fftfreq(n)
    return ((waves * -(k**2)) @ waves.conj().T).real / n


DX, DY, DOUBLED = second_derivative(NX), second_derivative(NY), second_derivative(2 * NZ)
DZ = DOUBLED[:NZ, :NZ] + DOUBLED[:NZ, NZ:][:, ::-1]


def laplacian(field):
    flat = field.reshape(NZ, NY * NX)
    return field @ DX + DY @ field + (DZ @ flat).reshape(field.shape)


def flux_divergence(mobility, potential):
    M, mu = (np.concatenate([u, u[::-1]]) for u in (mobility, potential))
    total = 0
    for axis in range(3):
        at = lambda u, shift: np.roll(u, -shift, axis)
        slope = (27 * (at(mu, 1) - mu) - (at(mu, 2) - at(mu, -1))) / 24
        flux = (M + at(M, 1)) / 2 * slope
        total = total + (27 * (flux - at(flux, -1)) - (at(flux, 1) - at(flux, -2))) / 24
    return total[:NZ]


def rate(phi, chi, nd, na, degenerate, cathode, anode):
    mu = (np.log(phi) + 1) / nd - (np.log(1 - phi) + 1) / na + chi * (1 - 2 * phi) - KAPPA * laplacian(phi)
    mu[0] += cathode[0] + cathode[1] * phi[0]
    mu[-1] += anode[0] + anode[1] * phi[-1]
    return flux_divergence(4 * phi * (1 - phi), mu) if degenerate else laplacian(mu)


def anneal(mean, end, *physics):
    phi = start(mean)
    for _ in range(round(end / STEP)):
        a = rate(phi, *physics)
        b = rate(phi + STEP / 2 * a, *physics)
        c = rate(phi + STEP / 2 * b, *physics)
        d = rate(phi + STEP * c, *physics)
        phi = phi + STEP / 6 * (a + 2 * b + 2 * c + d)
    return phi


films = {
    "plain": (0.45, 12, 3.0, 1, 1, False, (0, 0), (0, 0)),
    "chains": (0.4, 12, 2.2, 3, 1, False, (0, 0), (0, 0)),
    "electrodes": (0.45, 12, 3.0, 1, 1, False, (-0.4, 0), (0.3, 0.5)),
    "degenerate": (0.45, 12, 3.0, 1, 1, True, (0, 0), (0, 0)),
}
for name, film in films.items():
    values = anneal(*film)
    print(name, values.min(), values.max(), values.mean(), file=sys.stderr)
    np.savetxt(f"film-{name}.txt", values.ravel(), fmt="%.9f")
