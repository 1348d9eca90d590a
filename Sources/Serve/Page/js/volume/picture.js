// The film as a PNG file, with its edges, scale bar and legend.

import { download } from "../core/download.js";

/** Saves what a stage shows, on the page's background. */
export function savePicture(stage, name) {
  stage.draw(1);
  const [picture, over] = [stage.picture, stage.over];
  const rows = stage.look.phases.filter((phase) => phase.opacity > 0);
  const dots = over.width / over.getBoundingClientRect().width;
  const line = 24 * dots;
  const canvas = document.createElement("canvas");
  canvas.width = over.width;
  canvas.height = over.height + line * 1.4;
  const context = canvas.getContext("2d");
  const style = getComputedStyle(document.body);
  context.fillStyle = style.backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, over.width, over.height);
  context.drawImage(over, 0, 0);
  context.font = `${14 * dots}px system-ui, sans-serif`;
  context.textBaseline = "middle";
  let left = 14 * dots;
  for (const phase of rows) {
    context.fillStyle = phase.colour;
    context.fillRect(left, over.height + line * 0.3, line * 0.6, line * 0.6);
    context.strokeStyle = style.color;
    context.strokeRect(left, over.height + line * 0.3, line * 0.6, line * 0.6);
    context.fillStyle = style.color;
    context.fillText(phase.name, left + line * 0.85, over.height + line * 0.62);
    left += line * 1.4 + context.measureText(phase.name).width;
  }
  canvas.toBlob((blob) => download(blob, `${name}.png`), "image/png");
}
