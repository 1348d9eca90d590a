// Turning, moving and approaching a film by pointer, wheel, touch and keyboard.

const KEYS = {
  ArrowLeft: (camera) => camera.turn(0.12, 0),
  ArrowRight: (camera) => camera.turn(-0.12, 0),
  ArrowUp: (camera) => camera.turn(0, 0.12),
  ArrowDown: (camera) => camera.turn(0, -0.12),
  "+": (camera) => camera.approach(1.15),
  "=": (camera) => camera.approach(1.15),
  "-": (camera) => camera.approach(1 / 1.15),
  0: (camera) => camera.reset(),
};

const MOVES = {
  ArrowLeft: [-0.05, 0], ArrowRight: [0.05, 0], ArrowUp: [0, 0.05], ArrowDown: [0, -0.05],
};

/**
 * @param {HTMLElement} element What is dragged and has the keyboard.
 * @param {Camera} camera
 * @param {(isMoving: boolean) => void} changed Called while a gesture goes on, and at its end.
 */
export function followGestures(element, camera, changed) {
  const pointers = new Map();
  element.addEventListener("pointerdown", (event) => {
    element.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, event);
  });
  element.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    drag(element, camera, pointers, before, event);
    pointers.set(event.pointerId, event);
    changed(true);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    element.addEventListener(end, (event) => {
      if (pointers.delete(event.pointerId)) changed(false);
    });
  }
  element.addEventListener("wheel", (event) => {
    event.preventDefault();
    camera.approach(Math.exp(-event.deltaY * 0.0015));
    changed(true);
  }, { passive: false });
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = event.shiftKey ? MOVES[event.key] : undefined;
    if (move) camera.shift(...move);
    else if (KEYS[event.key]) KEYS[event.key](camera);
    else return;
    event.preventDefault();
    changed(true);
  });
}

function drag(element, camera, pointers, before, event) {
  const { height } = element.getBoundingClientRect();
  const right = (event.clientX - before.clientX) / height;
  const down = (event.clientY - before.clientY) / height;
  if (pointers.size === 2) {
    const other = [...pointers.values()].find((pointer) => pointer.pointerId !== event.pointerId);
    const apart = (pointer) =>
      Math.hypot(pointer.clientX - other.clientX, pointer.clientY - other.clientY) || 1;
    camera.approach(apart(event) / apart(before));
  } else if (event.shiftKey || event.buttons === 4 || event.buttons === 2) {
    camera.shift(right, -down);
  } else {
    camera.turn(-right * 3, down * 3);
  }
}
