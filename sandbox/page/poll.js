/** A poll inside a bubble: voting, changing one's mind, results. */

import { h, icon } from './dom.js';

function shareOf(option, total) {
  return total > 0 ? Math.round(((option.voters ?? 0) / total) * 100) : 0;
}

function result(option, index, poll, t) {
  const total = poll.total ?? poll.options.reduce((sum, one) => sum + (one.voters ?? 0), 0);
  const known = option.voters !== null && option.voters !== undefined;
  const share = shareOf(option, total);
  const bar = h('span', { class: 'bar' });
  bar.style.setProperty('width', known ? `${Math.max(share, 1)}%` : '0');
  const right = poll.correct === index || poll.correct?.includes?.(index);
  return h(
    'li',
    { class: option.chosen ? 'result chosen' : 'result' },
    h('span', { class: 'share' }, known ? `${share}%` : '—'),
    h(
      'span',
      { class: 'option' },
      option.text,
      known && h('small', { class: 'count' }, String(option.voters)),
    ),
    option.chosen &&
      h('span', { class: 'mark', role: 'img', 'aria-label': t('poll.chosen') }, icon('check')),
    right && h('small', { class: 'right' }, t('poll.right')),
    h('span', { class: 'track', 'aria-hidden': 'true' }, bar),
  );
}

function choice(option, index, poll, vote) {
  if (!poll.multiple) {
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'choice', click: () => vote([index]) },
        h('span', { class: 'dot', 'aria-hidden': 'true' }),
        option.text,
      ),
    );
  }
  return h(
    'li',
    {},
    h(
      'label',
      { class: 'choice' },
      h('input', { type: 'checkbox', name: 'option', value: String(index) }),
      option.text,
    ),
  );
}

function kindOf(poll, t) {
  if (poll.closed) return t('poll.closed');
  const kind = poll.quiz ? 'poll.quiz' : poll.anonymous ? 'poll.anonymous' : 'poll.public';
  return [t(kind), poll.multiple && t('poll.many')].filter(Boolean).join(' · ');
}

function foot(poll, voted, open, vote, t) {
  const hidden =
    voted && poll.options.every((option) => option.voters === null || option.voters === undefined);
  const total = poll.total ?? poll.options.reduce((sum, one) => sum + (one.voters ?? 0), 0);
  const count = hidden
    ? t('poll.hidden')
    : total > 0
      ? t('poll.total', { n: total })
      : t('poll.empty');
  const revote = voted && !poll.closed && !poll.quiz && poll.revoting !== false;
  return h(
    'div',
    { class: 'pollfoot' },
    h('span', {}, count),
    revote &&
      h('button', { type: 'button', class: 'quiet', click: () => vote([]) }, t('poll.retract')),
    open && poll.multiple && h('button', { type: 'submit', class: 'quiet' }, t('poll.vote')),
  );
}

/** `vote(indexes)` sends the ballot; an empty list takes it back. */
export function pollBox(poll, vote, t) {
  const voted = poll.options.some((option) => option.chosen);
  const open = !poll.closed && !voted;
  const submit = (event) => {
    event.preventDefault();
    const chosen = [...event.currentTarget.querySelectorAll('input:checked')].map((box) =>
      Number(box.value),
    );
    if (chosen.length > 0) vote(chosen);
  };
  return h(
    'form',
    { class: 'poll', submit },
    h('b', { class: 'question' }, poll.question),
    h('small', { class: 'pollkind' }, kindOf(poll, t)),
    h(
      'ul',
      {},
      poll.options.map((option, index) =>
        open ? choice(option, index, poll, vote) : result(option, index, poll, t),
      ),
    ),
    foot(poll, voted, open, vote, t),
  );
}
