"""Laws of the page's own arithmetic, in the browser that runs it, against the program's numbers."""

import unittest

from workbench import PageTest, design


class Modules(PageTest):
    @classmethod
    def prepare(cls, workspace):
        design(workspace, "laws", "{ vol_frac_D: { value: 0.42, tolerance: 0.05 } }")

    def run_in_page(self, script):
        self.go("#/about")
        return self.page.evaluate(script)

    def test_pathways_score_and_rank_as_in_the_run_under_the_weights_of_the_run(self):
        scores, ranks = self.run_in_page("""async () => {
          const { ranked, score, WEIGHTS } = await import("./js/views/run/ranking.js");
          const record = await (await fetch("api/v1/runs/laws/record?parts=pathways")).json();
          return [record.pathways.map((one) => [score(one, WEIGHTS), one.score]),
            ranked(record.pathways, WEIGHTS, {}).map((one) => one.rank)];
        }""")
        self.assertTrue(scores)
        for here, there in scores:
            self.assertAlmostEqual(here, there, delta=1e-12)  # round-off of five terms
        self.assertEqual(ranks, sorted(ranks))

    def test_a_pathway_outside_the_window_comes_after_those_inside(self):
        order = self.run_in_page("""async () => {
          const { ranked, WEIGHTS } = await import("./js/views/run/ranking.js");
          const parts = (value) => Object.fromEntries(Object.keys(WEIGHTS).map((name) => [name, value]));
          const list = [{ rank: 1, chi: 3, probability: 1, score_parts: parts(1) },
            { rank: 2, chi: 2.5, probability: 0, score_parts: parts(0) }];
          return ranked(list, WEIGHTS, { chi: [2.4, 2.6] }).map((one) => one.rank);
        }""")
        self.assertEqual(order, [2, 1])

    def test_the_half_of_a_normal_density_lies_within_its_median_radius(self):
        within = self.run_in_page("""async () => {
          const { enclosedMass } = await import("./js/plots/contour.js");
          const axis = Array.from({ length: 161 }, (_, index) => (index - 80) / 16);
          const values = axis.flatMap((y) => axis.map((x) => Math.exp(-(x * x + y * y) / 2)));
          const enclosed = enclosedMass({ x: axis, y: axis, values });
          return axis.filter((x, column) => x > 0 && enclosed[80 * 161 + column] <= 0.5).at(-1);
        }""")
        # The median of the Rayleigh distribution is √(2 ln 2) = 1.1774; the grid's step is 1/16.
        self.assertAlmostEqual(within, 1.1774, delta=1 / 16)

    def test_a_ray_through_a_pixel_is_projected_back_onto_it(self):
        errors = self.run_in_page("""async () => {
          const { Camera } = await import("./js/volume/camera.js");
          const { project, add, scale } = await import("./js/volume/vectors.js");
          const camera = new Camera([64, 48, 32]);
          camera.turn(0.7, -0.3);
          const errors = [];
          for (const isPerspective of [true, false]) {
            camera.isPerspective = isPerspective;
            const rays = camera.rays(1.5);
            const matrix = camera.matrix(1.5);
            for (const [x, y] of [[0, 0], [0.5, -0.25], [-0.9, 0.8]]) {
              const from = add(rays.origin, add(scale(rays.originX, x), scale(rays.originY, y)));
              const along = add(rays.direction, add(scale(rays.directionX, x), scale(rays.directionY, y)));
              const [u, v] = project(matrix, add(from, scale(along, 0.9)));
              errors.push(Math.hypot(u - x, v - y));
            }
          }
          return errors;
        }""")
        self.assertEqual(len(errors), 6)
        self.assertLess(max(errors), 1e-5)  # matrices of single precision

    def test_a_study_that_is_written_and_read_states_the_same(self):
        before, after = self.run_in_page("""async () => {
          const { Draft } = await import("./js/views/ask/draft.js");
          const study = { name: "x", model: "three-phase-64", seed: 7,
            targets: { vol_frac_D: { value: 0.42, tolerance: 0.03 }, tortuosity_D: { at_least: 0.5, tolerance: 0.02 } },
            objective: { maximise: "tortuosity_A" }, window: { chi: [2.4, 3.2] }, search: { evaluations: 7 } };
          const draft = new Draft(structuredClone(study), new AbortController().signal);
          await draft.write();
          draft.study = null;
          await draft.read();
          return [study, draft.study];
        }""")
        after["objective"].pop("scale", None)  # the program states it
        self.assertEqual(before, after)

    def test_targets_change_their_kind_and_keep_what_they_ask(self):
        kinds = self.run_in_page("""async () => {
          const { asKind, representative } = await import("./js/views/ask/target-kinds.js");
          const target = { value: 0.4, tolerance: 0.05, weight: 2 };
          const band = asKind(target, "between");
          return [band, representative(band), asKind(band, "at_most"), asKind(band, "none") ?? null];
        }""")
        self.assertEqual(kinds, [
            {"between": [0.35, 0.45], "tolerance": 0.05, "weight": 2}, 0.4,
            {"at_most": 0.4, "tolerance": 0.05, "weight": 2}, None])


if __name__ == "__main__":
    unittest.main()
