/** Building elements. Text always becomes a text node, so a name can never become mark-up. */

const FORBIDDEN = /^(style|srcdoc|innerhtml|outerhtml)$/i;

function setProperty(node, name, value) {
  if (FORBIDDEN.test(name)) throw new Error(`${name} is not set this way`);
  if (typeof value === 'function') node.addEventListener(name, value);
  else if (value === true) node.setAttribute(name, '');
  else if (value !== false && value !== undefined && value !== null) node.setAttribute(name, value);
}

/**
 * An element with attributes, listeners and children.
 * A function among the properties listens to the event of that name; children are nodes, text,
 * lists of these, or nothing.
 */
export function h(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) setProperty(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  back: 'M15 5l-7 7 7 7',
  send: 'M4 12l16-7-5 15-3.5-6z M11.5 14L20 5',
  clip: 'M19 11.5l-7.2 7.2a4.5 4.5 0 0 1-6.4-6.4l7.6-7.6a3 3 0 0 1 4.3 4.3l-7.3 7.3a1.5 1.5 0 0 1-2.2-2.2l6.5-6.4',
  close: 'M6 6l12 12 M18 6L6 18',
  more: 'M12 5.5v.01 M12 12v.01 M12 18.5v.01',
  down: 'M6 9l6 6 6-6',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z M15.5 15.5L20 20',
  reply: 'M9 6l-5 5 5 5 M4 11h9a7 7 0 0 1 7 7v1',
  edit: 'M4 20l1-4.5L15.5 5 19 8.5 8.5 19z M13.5 7l3.5 3.5',
  copy: 'M9 9h10v10H9z M5 15V5h10',
  bin: 'M5 7h14 M9.5 7V4.5h5V7 M7 7l1 13h8l1-13 M10.5 11v5 M13.5 11v5',
  pin: 'M9 4h6l-.7 6 3.2 3.5H6.5L9.7 10z M12 13.5V20',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z M2.5 19.5c.5-3.5 3-5 6.5-5s6 1.5 6.5 5 M15.5 4.5a3.3 3.3 0 0 1 0 6.3 M18 15c2 .7 3.2 2.2 3.5 4.5',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z M12 9.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6z',
  file: 'M6.5 3.5h7l4 4v13h-11z M13.5 3.5v4h4',
  smile:
    'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z M8.5 14c1.5 2.7 5.5 2.7 7 0 M9 9.5v.01 M15 9.5v.01',
  mask: 'M3 8c3-1.5 5.5-1 9 .5C15.5 7 18 6.5 21 8c0 5-1.5 8-4.5 8-2 0-3-1.5-4.5-2.5C10.5 14.5 9.5 16 7.5 16 4.5 16 3 13 3 8z M7 10.7h2.5 M14.5 10.7H17',
  day: 'M12 7.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z M12 2.5v2 M12 19.5v2 M2.5 12h2 M19.5 12h2 M5.3 5.3l1.4 1.4 M17.3 17.3l1.4 1.4 M5.3 18.7l1.4-1.4 M17.3 6.7l1.4-1.4',
  out: 'M10 4.5H5.5v15H10 M9.5 12H20 M16 8l4 4-4 4',
  link: 'M8 16L17 7 M9.5 7H17v7.5',
  check: 'M5 12.5l4.5 4.5L19 7.5',
};

/** A line drawing that says nothing to a screen reader; the element around it carries the label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** A button that shows only an icon. */
export function iconButton(name, label, click, more = {}) {
  return h(
    'button',
    { type: 'button', class: 'round', 'aria-label': label, title: label, click, ...more },
    icon(name),
  );
}
