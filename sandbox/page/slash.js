/** The menu of bot commands that opens while a line begins with a slash. */

import { h, icon } from './dom.js';

/** Commands whose name begins with what was typed; the bot's name is added where two bots share one. */
export function matching(commands, typed) {
  const match = /^\/(\w*)$/.exec(typed);
  if (!match) return [];
  const start = match[1].toLowerCase();
  const names = commands.map((entry) => entry.command);
  return commands
    .filter((entry) => entry.command.startsWith(start))
    .map((entry) => {
      const shared = names.indexOf(entry.command) !== names.lastIndexOf(entry.command) && entry.bot;
      return { ...entry, word: `/${entry.command}${shared ? `@${entry.bot}` : ''}` };
    });
}

/** `choose(word)` is called with the command picked by Enter, Tab or a press. */
export function createSlash(ctx, field, choose) {
  const t = ctx.store.get('t');
  const list = h('ul', {
    class: 'slash',
    id: 'slash',
    role: 'listbox',
    'aria-label': t('text.commands'),
    hidden: true,
  });
  let found = [];
  let at = 0;

  const item = (entry, index) =>
    h(
      'li',
      {
        role: 'option',
        id: `slash${index}`,
        'aria-selected': String(index === at),
        mousedown: (event) => event.preventDefault(),
        click: () => choose(entry.word),
      },
      h('b', {}, entry.word),
      h('span', {}, entry.description ?? ''),
      entry.is_ephemeral &&
        h(
          'small',
          { title: t('text.note') },
          icon('eye'),
          h('span', { class: 'heard' }, t('text.note')),
        ),
    );

  function draw() {
    list.replaceChildren(...found.map(item));
    list.hidden = found.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    if (list.hidden) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `slash${at}`);
    list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }
  function update() {
    found = matching(ctx.store.get('commands'), field.value);
    at = 0;
    draw();
  }
  ctx.store.on(['commands'], update);
  field.addEventListener('focus', () => ctx.refresh.commands()); // a bot may have changed them
  /** True when the key was the menu's and must not reach the field. */
  function take(event) {
    if (list.hidden) return false;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) at = (at + moves[event.key] + found.length) % found.length;
    else if (event.key === 'Tab' || (event.key === 'Enter' && found[at].word !== field.value))
      choose(found[at].word);
    else if (event.key === 'Escape') found = [];
    else return false;
    draw();
    return true;
  }
  return { list, update, take };
}
