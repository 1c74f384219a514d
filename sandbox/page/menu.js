/** A small menu at a point of the screen: arrows move, Escape and a click elsewhere close it. */

import { h, icon } from './dom.js';

const EDGE = 8; // pixels kept free towards the border of the screen

function place(box, x, y) {
  const { width, height } = box.getBoundingClientRect();
  const left = Math.max(EDGE, Math.min(x, innerWidth - width - EDGE));
  const top = Math.max(EDGE, Math.min(y, innerHeight - height - EDGE));
  box.style.setProperty('left', `${left}px`);
  box.style.setProperty('top', `${top}px`);
}

function step(box, event) {
  const items = [...box.querySelectorAll('[role=menuitem]')];
  const at = items.indexOf(document.activeElement);
  const moves = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: items.length - 1,
  };
  if (event.key === 'Tab') box.close();
  if (!(event.key in moves)) return;
  event.preventDefault();
  items.at(moves[event.key] % items.length).focus();
}

const entry = (item, done) =>
  h(
    'button',
    {
      type: 'button',
      role: 'menuitem',
      tabindex: '-1',
      class: item.danger ? 'danger' : '',
      click: () => {
        done();
        item.go();
      },
    },
    icon(item.icon),
    h('span', {}, item.label),
  );

const face = (item, done) =>
  h(
    'button',
    {
      type: 'button',
      role: 'menuitem',
      tabindex: '-1',
      class: item.on ? 'face on' : 'face',
      'aria-label': item.label,
      click: () => {
        done();
        item.go();
      },
    },
    item.face,
  );

/** Opens a menu; `items` are {icon, label, go, danger?}, `faces` {face, label, go, on?} stand above them. */
export function openMenu(x, y, label, items, faces = []) {
  const back = document.activeElement;
  const close = () => box.close();
  const box = h(
    'dialog',
    {
      class: 'menu',
      role: 'menu',
      'aria-label': label,
      keydown: (event) => step(box, event),
      click: (event) => event.target === box && close(),
      close: () => {
        box.remove();
        back?.focus?.({ preventScroll: true });
      },
    },
    faces.length > 0 &&
      h(
        'div',
        { class: 'faces', role: 'group' },
        faces.map((item) => face(item, close)),
      ),
    items.map((item) => entry(item, close)),
  );
  document.body.append(box);
  box.showModal();
  place(box, x, y);
  box.querySelector('[role=menuitem]')?.focus({ preventScroll: true });
}
