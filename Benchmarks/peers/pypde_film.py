"""The film of Binodal's benchmark by py-pde: finite differences, explicit adaptive Euler.

∂φ/∂t = ∇²(ln φ − ln(1 − φ) + χ(1 − 2φ) − κ∇²φ), periodic in x and y, no flux in z. The time of
compiling the right-hand side is not counted.
"""

import time

import pde

import film


def main():
    asked = film.arguments(__doc__)
    start = film.load(asked.start)
    grid = pde.CartesianGrid([[0, n] for n in start.shape], start.shape, periodic=[True, True, False])
    equation = pde.PDE(
        {"c": "laplace(log(c) - log(1 - c) + chi * (1 - 2 * c) - kappa * laplace(c))"},
        consts={"chi": asked.chi, "kappa": asked.kappa},
    )
    # The largest eigenvalue of κ∇⁴ on this grid bounds a stable explicit step.
    step = 1.0 / (asked.kappa * (4.0 * sum(n > 1 for n in start.shape)) ** 2)
    solver = pde.EulerSolver(equation, adaptive=True, tolerance=1e-3)
    stepper = solver.make_stepper(pde.ScalarField(grid, start), dt=step)
    warm = pde.ScalarField(grid, start)
    stepper(warm, 0, step)
    state = pde.ScalarField(grid, start)
    begin, cpu = time.perf_counter(), time.process_time()
    stepper(state, 0, asked.time)
    film.answer(
        asked.end, state.data, name="py-pde", version=pde.__version__,
        wall=time.perf_counter() - begin, cpu=time.process_time() - cpu,
        steps=int(solver.info.get("steps", 0)))


if __name__ == "__main__":
    main()
