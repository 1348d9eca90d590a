import Foundation

extension DrawnFigure {
  /// The picture inside the page, with its caption and the names of its files.
  var html: String {
    let title = Reports.html(figure.title)
    let picture = png.base64EncodedString()
    return """
      <figure><img alt="\(title)" width="\(figure.width)" height="\(figure.height)" \
      src="data:image/png;base64,\(picture)">
      <figcaption><strong>\(title).</strong> \(Reports.html(figure.caption))
      <span class="file">plots/\(figure.name).pdf, .svg, .png, .gp</span></figcaption></figure>
      """
  }
}
