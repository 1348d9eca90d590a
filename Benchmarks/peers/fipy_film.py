"""The film of Binodal's benchmark by FiPy: finite volumes, implicit steps.

∂φ/∂t = ∇·f″(φ)∇φ − κ∇⁴φ, f″ taken from the last sweep, two sweeps a step. A step is as long as
its change of φ allows (about 0.05 anywhere).
"""

import time

import fipy
import numpy as np

import film

LARGEST_CHANGE = 0.05


def main():
    asked = film.arguments(__doc__)
    start = film.load(asked.start)
    nx, ny, nz = start.shape
    mesh = fipy.PeriodicGrid3DLeftRightTopBottom(nx=nx, ny=ny, nz=nz, dx=1.0, dy=1.0, dz=1.0)
    φ = fipy.CellVariable(mesh=mesh, hasOld=True, value=start.ravel(order="F"))
    face = φ.arithmeticFaceValue
    curvature = 1 / face + 1 / (1 - face) - 2 * asked.chi
    equation = fipy.TransientTerm() == (
        fipy.DiffusionTerm(coeff=curvature) - fipy.DiffusionTerm(coeff=(1.0, asked.kappa)))
    solver = fipy.LinearBicgstabSolver(precon=None, tolerance=1e-6, iterations=2000)
    clock, step, steps = 0.0, 0.02, 0
    begin, cpu = time.perf_counter(), time.process_time()
    while clock < asked.time * (1 - 1e-12):
        step = min(step, asked.time - clock)
        φ.updateOld()
        for _ in range(2):
            equation.sweep(var=φ, dt=step, solver=solver)
        change = float(np.abs(φ.value - φ.old.value).max())
        if not np.isfinite(change) or change > 2 * LARGEST_CHANGE:
            φ.setValue(φ.old.value)
            step /= 2
            continue
        clock, steps = clock + step, steps + 1
        step *= min(2.0, LARGEST_CHANGE / max(change, 1e-9))
    film.answer(
        asked.end, φ.value.reshape(start.shape, order="F"), name="FiPy",
        version=fipy.__version__, wall=time.perf_counter() - begin,
        cpu=time.process_time() - cpu, steps=steps)


if __name__ == "__main__":
    main()
