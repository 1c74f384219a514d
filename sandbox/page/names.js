/** How people and chats are shown: names, initials, colours, roles. */

import { h } from './dom.js';

const COLOURS = 7;
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export const nameOf = (user) =>
  [user.first_name, user.last_name].filter(Boolean).join(' ') || user.title || user.name || '';

export const colourOf = (id) => `c${Math.abs(Number(id) || 0) % COLOURS}`;

function firstLetter(word) {
  for (const { segment } of letters.segment(word)) return segment.toUpperCase();
  return '';
}

/** One sign for a Han name, up to two for names made of words. */
export function initialsOf(name) {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
  if (words.length === 0) return firstLetter(name.trim()) || '?';
  if (words.length === 1 || /\p{Script=Han}/u.test(name)) return firstLetter(words[0]);
  return firstLetter(words[0]) + firstLetter(words[words.length - 1]);
}

export function avatar(id, name, size = '') {
  return h(
    'span',
    { class: `avatar ${colourOf(id)} ${size}`, 'aria-hidden': 'true' },
    initialsOf(name),
  );
}

/** The word beside a name, or '' for a plain member; an own title wins over the general word. */
export function roleWord(member, t) {
  if (!member) return '';
  if (member.status === 'creator') return member.title || t('role.owner');
  if (member.status === 'administrator') return member.title || t('role.admin');
  return '';
}
