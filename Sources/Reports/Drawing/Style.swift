/// The look of every figure, in one place: written to `plots/style.gp`, loaded by each script.
///
/// The phases and marks take Okabe and Ito's colours, the contours steps of viridis: both can be
/// told apart by colour-blind readers and in grey print.
package enum Style {
  /// Viridis from dark to light, for the regions of a filled contour.
  static let bands: [GnuplotScript] = [
    "#46327e", "#365c8d", "#277f8e", "#1fa187", "#4ac16d", "#a0da39", "#fde725",
  ]

  /// Okabe and Ito's colours for things that are compared, the most telling first.
  static let series: [GnuplotScript] = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#222222",
  ]

  package static let donor = "#e69f00"
  package static let acceptor = "#0072b2"
  package static let mixed = "#f2f2f2"

  static let file = """
    # The style of every figure of this run: change it here and run the scripts again.
    reset
    set encoding utf8
    set minussign

    face = 'DejaVu Sans'
    ink = '#222222'
    pale = '#d9d9d9'
    band = '#cfe8f3'
    blue = '#0072b2'
    orange = '#e69f00'
    green = '#009e73'
    vermillion = '#d55e00'
    sky = '#56b4e9'
    purple = '#cc79a7'
    donor = '\(donor)'
    acceptor = '\(acceptor)'
    mixed = '\(mixed)'

    # A canvas of w × h pixels. The PDF is a column of a paper wide, 8.5 cm = 240.945 points; unit
    # is the size of a font of 1, dot that of a mark of 1, such that the three pictures agree.
    column = 240.945
    canvas(kind, name, w, h, type) = \\
      kind eq 'pdf' ? paper(column / w, w, h, type) . target(name, kind) : \\
      kind eq 'svg' ? screen('svg', 1.1, 0.24, w, h, type) . target(name, kind) : \\
      screen('pngcairo', 1, 1, w, h, type) . target(name, kind)
    paper(point, w, h, type) = \\
      sprintf("unit = %g; dot = %g; set terminal pdfcairo enhanced size %gin,%gin fontscale 1 \\
               font '%s,%g' lw %g dl 0.6", point, point, w * point / 72, h * point / 72, face, \\
               type * point, 6 * point)
    screen(terminal, unit, dot, w, h, type) = \\
      sprintf("unit = %g; dot = %g; set terminal %s enhanced size %d,%d font '%s,%g' lw 2.5", \\
              unit, dot, terminal, w, h, face, type * unit)
    target(name, kind) = sprintf("; set output '%s.%s'", name, kind)
    sized(n) = sprintf(',%g', n * unit)
    closing = "unset multiplot; set output; reset; load 'style.gp'"

    set border 15 lw 1 lc rgb ink
    set tics out nomirror scale 0.6
    set mxtics 2
    set mytics 2
    set xtics textcolor rgb ink
    set ytics textcolor rgb ink
    set key opaque samplen 1.5 spacing 1.1 textcolor rgb ink
    set style textbox opaque noborder fillcolor rgb 'white' margins 0.3, 0.3
    set bars 0.6

    """
}
