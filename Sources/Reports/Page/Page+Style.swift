extension Page {
  static let css = """
    :root { --ink: #1d2327; --soft: #5b666e; --line: #d5dbdf; --accent: #0072b2; }
    * { box-sizing: border-box; }
    body { margin: 0; color: var(--ink); background: #fff;
      font: 16px/1.5 system-ui, "Segoe UI", "DejaVu Sans", Helvetica, Arial, sans-serif; }
    main { max-width: 72rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
    h1 { font-size: 1.9rem; line-height: 1.2; margin: 0; }
    h2 { font-size: 1.25rem; margin: 2.5rem 0 .6rem; padding-bottom: .25rem;
      border-bottom: 1px solid var(--line); }
    h3 { font-size: 1rem; margin: 1.6rem 0 .4rem; }
    .question { color: var(--soft); margin: .4rem 0 0; font-size: 1.05rem; }
    .notice { border-left: 4px solid #d55e00; padding: .4rem .8rem; background: #fff4ec; }
    .answer { background: #f1f7fb; border: 1px solid #cfe3ef; border-radius: 6px;
      padding: .2rem 1.3rem 1rem; margin-top: 1.4rem; }
    .answer h2 { border: 0; margin: .8rem 0 .2rem; padding: 0; color: var(--accent);
      font-size: 1rem; text-transform: uppercase; letter-spacing: .06em; }
    .recipe { font-size: 1.25rem; line-height: 1.45; margin: .2rem 0 1rem; }
    dl { display: grid; grid-template-columns: 12rem 1fr; gap: .35rem 1rem; margin: 0; }
    dt { font-weight: 600; } dd { margin: 0; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .86rem; margin: .8rem 0;
      font-variant-numeric: tabular-nums; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .6rem;
      border-bottom: 1px solid var(--line); }
    thead th { border-bottom: 2px solid var(--ink); font-weight: 600; vertical-align: bottom; }
    tbody th { font-weight: 500; }
    code { font: .82em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; color: var(--soft); }
    .met { color: #00694c; } .missed { color: #a63f00; font-weight: 600; }
    .note { color: var(--soft); font-size: .86rem; margin: .3rem 0 0; }
    figure { margin: 1.6rem auto; max-width: 46rem; }
    figure img { width: 100%; height: auto; display: block; }
    figcaption { color: var(--soft); font-size: .86rem; margin-top: .4rem; }
    figcaption strong { color: var(--ink); }
    .file { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .9em; }
    pre { background: #f6f7f8; border: 1px solid var(--line); border-radius: 4px;
      padding: .8rem; overflow-x: auto; font-size: .82rem; line-height: 1.4;
      white-space: pre-wrap; }
    @media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .6rem } }
    @media print { body { font-size: 10pt; } main { max-width: none; padding: 0; }
      figure, tr, .answer { break-inside: avoid; } h2, h3 { break-after: avoid; }
      .wide { overflow: visible; } table { font-size: 7.5pt; }
      th, td { padding: .2rem .3rem; } }
    """
}
