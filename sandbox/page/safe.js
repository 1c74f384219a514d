/**
 * Formatted text from the sandbox, rebuilt from a short list of harmless tags.
 * The sandbox escapes already; this is the second lock, so a mistake there stays a mistake in looks.
 */

import { h } from './dom.js';

const PLAIN = {
  B: 'b',
  STRONG: 'b',
  I: 'i',
  EM: 'i',
  U: 'u',
  INS: 'u',
  S: 's',
  STRIKE: 's',
  DEL: 's',
  CODE: 'code',
  PRE: 'pre',
  BLOCKQUOTE: 'blockquote',
  BR: 'br',
};
const DROPPED = new Set([
  'SCRIPT',
  'STYLE',
  'IFRAME',
  'OBJECT',
  'EMBED',
  'TEMPLATE',
  'NOSCRIPT',
  'TITLE',
  'TEXTAREA',
  'XMP',
]);
const LINKS = /^(https?:|tg:|mailto:|tel:)/i;
const COMMAND = /(?<![\w/:.<])\/[a-z][a-z0-9_]{0,31}(?:@\w{3,32})?(?![\w/])/gi;

/** An address a click may lead to, or null. */
export const goodLink = (address) => (LINKS.test(address ?? '') ? address : null);

/** A link that opens outside; `tg:` and `t.me` addresses are for the page's own `followLink`. */
export function link(address, ...children) {
  return h(
    'a',
    { href: address, target: '_blank', rel: 'noopener noreferrer nofollow', 'data-link': address },
    ...children,
  );
}

function spoiler(children) {
  const uncover = (event) => event.currentTarget.classList.add('seen');
  return h(
    'span',
    {
      class: 'spoiler',
      tabindex: '0',
      click: uncover,
      keydown: (event) => event.key === 'Enter' && uncover(event),
    },
    ...children,
  );
}

/** Words like /checkin become buttons that carry the command. */
function withCommands(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(COMMAND)) {
    parts.push(text.slice(from, match.index));
    parts.push(
      h('button', { type: 'button', class: 'command', 'data-command': match[0] }, match[0]),
    );
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}

/** A block ends its line by itself: the line break behind it would show as an empty line. */
const afterBlock = (node) => ['PRE', 'BLOCKQUOTE'].includes(node.previousSibling?.nodeName);

function rebuilt(node, quiet) {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = afterBlock(node) ? node.data.replace(/^\n/, '') : node.data;
    return quiet ? [text] : withCommands(text);
  }
  if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(node.tagName)) return [];
  const own = quiet || ['A', 'CODE', 'PRE'].includes(node.tagName);
  const children = [...node.childNodes].flatMap((child) => rebuilt(child, own));
  if (node.tagName === 'A' && goodLink(node.getAttribute('href')))
    return [link(node.getAttribute('href'), ...children)];
  if (
    node.tagName === 'TG-SPOILER' ||
    node.classList.contains('spoiler') ||
    node.classList.contains('tg-spoiler')
  )
    return [spoiler(children)];
  if (node.tagName in PLAIN) return [h(PLAIN[node.tagName], {}, ...children)];
  return children;
}

/** The nodes for a message: from its `html`, or from plain text when there is none. */
export function formatted(html, text) {
  if (html === undefined || html === null) return withCommands(text ?? '');
  if (!/[<&]/.test(html)) return withCommands(html); // most messages: no parser needed
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return [...parsed.body.childNodes].flatMap((node) => rebuilt(node, false));
}
