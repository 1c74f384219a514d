/** Keeping one's place in the conversation while it changes. */

const NEAR = 60; // pixels from the end that still count as "at the bottom"

export const isAtEnd = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;

/**
 * Whether the reader follows the end, and keeping them there when a picture arrives late or a
 * keyboard opens. Only moving up leaves the end: growing content never does.
 */
export function followEnd(box, list) {
  let [following, last] = [true, 0];
  const go = () => {
    box.scrollTop = box.scrollHeight;
    [following, last] = [true, box.scrollTop];
  };
  box.addEventListener(
    'scroll',
    () => {
      if (isAtEnd(box)) following = true;
      else if (box.scrollTop < last) following = false;
      last = box.scrollTop;
    },
    { passive: true },
  );
  const settle = new ResizeObserver(() => following && go());
  settle.observe(list);
  settle.observe(box);
  return { go, isOn: () => following };
}

/** Remembers where the rows in view are; the function it returns puts them back there. */
export function holdPlace(box, list) {
  const { top, bottom } = box.getBoundingClientRect();
  const held = [...list.children]
    .map((row) => ({ key: row.dataset.key, at: row.getBoundingClientRect() }))
    .filter(({ at }) => at.bottom > top && at.top < bottom);
  return () => {
    const found = new Map([...list.children].map((row) => [row.dataset.key, row]));
    const still = held.find(({ key }) => found.has(key)); // drawn anew perhaps, but the same message
    if (still) box.scrollTop += found.get(still.key).getBoundingClientRect().top - still.at.top;
  };
}

/**
 * Makes `list` show `rows` in order, touching only what changed.
 * `shown` maps keys to {sign, node}; `signOf(row)` says whether a row must be drawn again.
 */
export function reconcile(list, rows, shown, signOf, draw) {
  const wanted = new Set(rows.map((row) => row.key));
  for (const [key, { node }] of shown) {
    if (!wanted.has(key)) {
      node.remove();
      shown.delete(key);
    }
  }
  let place = list.firstChild;
  for (const row of rows) {
    const sign = signOf(row);
    const old = shown.get(row.key);
    const node = old?.sign === sign ? old.node : draw(row);
    if (old && old.node !== node) {
      if (place === old.node) place = old.node.nextSibling;
      old.node.remove();
    }
    if (node === place) place = place.nextSibling;
    else list.insertBefore(node, place);
    shown.set(row.key, { sign, node });
  }
}

const STAY = 1200; // milliseconds the floating day outlasts the scrolling

/** A pill that names the day of the first message in view, while one scrolls. */
export function floatDay(box, pill) {
  let timer;
  box.addEventListener(
    'scroll',
    () => {
      const top = box.getBoundingClientRect().top;
      const above = [...box.querySelectorAll('.day')].filter(
        (row) => row.getBoundingClientRect().top < top,
      );
      pill.textContent = above.at(-1)?.textContent ?? '';
      pill.classList.toggle('seen', above.length > 0 && !isAtEnd(box));
      clearTimeout(timer);
      timer = setTimeout(() => pill.classList.remove('seen'), STAY);
    },
    { passive: true },
  );
}
