// What volumes were measured to take on the machine of the program, kept for later studies of the same model.

const STORE = "binodal-timings";

/** Seconds a volume by stage, with when they were measured; nothing where they never were. */
export function timingsOf(model) {
  return all()[model];
}

/** Keeps what a forecast of a study with that model measured. */
export function keepTimings(model, stages) {
  const before = timingsOf(model)?.stages ?? {};
  const measured = Object.fromEntries(stages.map((stage) => [stage.name, stage.seconds_each]));
  try {
    localStorage.setItem(STORE, JSON.stringify({
      ...all(), [model]: { stages: { ...before, ...measured }, at: new Date().toISOString() },
    }));
  } catch { /* Without storage every study is measured anew. */ }
}

function all() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch {
    return {};
  }
}

/** The most volumes of each stage of a study that has every key; a search where there is something to search. */
export function volumesOf(study, algorithm) {
  const { search, candidates, verification, refinement } = study;
  const tried = Math.min(verification.pathways, refinement.pathways) * refinement.recipes;
  const films = (verification.pathways + tried) * Math.max(verification.films, verification.seeds);
  return {
    ...algorithm ? { search: search.evaluations * search.replicates } : {},
    candidates: candidates.samples,
    ...films > 0 ? { proof: films } : {},
  };
}
