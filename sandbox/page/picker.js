/** Choosing the person one speaks as. */

import { h, icon, iconButton } from './dom.js';
import { avatar, nameOf, roleWord } from './names.js';

const MOST = 200; // people listed at once; the search reaches the rest
const RANK = { creator: 2, administrator: 1 };

/** The highest office of each person, and where: Map of user id to {member, title}. */
async function offices(ctx) {
  const found = new Map();
  const groups = ctx.store.get('state').chats.filter((chat) => chat.type !== 'private');
  await Promise.all(
    groups.map(async (chat) => {
      for (const member of await ctx.act.membersOf(chat)) {
        const rank = RANK[member.status] ?? 0;
        if (rank > (RANK[found.get(member.id)?.member.status] ?? 0))
          found.set(member.id, { member, title: chat.title });
      }
    }),
  );
  return found;
}

function person(user, office, ctx, choose) {
  const { store } = ctx;
  const t = store.get('t');
  const me = user.id === store.get('me');
  const role = office && roleWord(office.member, t);
  const below = [user.username && `@${user.username}`, office?.title].filter(Boolean).join(' · ');
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: me ? 'person open' : 'person',
        'data-user': String(user.id),
        'aria-current': me ? 'true' : undefined,
        click: () => choose(user.id),
      },
      avatar(user.id, nameOf(user), 'small'),
      h(
        'span',
        { class: 'personwords' },
        h('b', {}, nameOf(user)),
        h('small', {}, below || `ID ${user.id}`),
      ),
      role && h('span', { class: `badge ${office.member.status}` }, role),
      me && icon('check'),
    ),
  );
}

function order(users, roles) {
  const rank = (user) => RANK[roles.get(user.id)?.member.status] ?? 0;
  return [...users].sort((one, other) => rank(other) - rank(one));
}

export async function openPicker(ctx) {
  const { store } = ctx;
  const t = store.get('t');
  const people = store.get('state').users.filter((user) => !user.is_bot);
  const list = h('ul', { class: 'people' });
  const find = h('input', {
    type: 'search',
    class: 'search',
    placeholder: t('me.search'),
    'aria-label': t('me.search'),
  });
  const box = h(
    'dialog',
    {
      class: 'box picker',
      'aria-label': t('me.choose'),
      close: () => box.remove(),
      click: (event) => event.target === box && box.close(),
    },
    h(
      'header',
      {},
      h('h2', {}, t('me.choose')),
      iconButton('close', t('info.close'), () => box.close()),
    ),
    h('div', { class: 'find' }, icon('search'), find),
    list,
  );
  let roles = new Map();
  const choose = (id) => {
    box.close();
    ctx.act.speakAs(id);
  };
  const draw = () => {
    const words = find.value.trim().toLowerCase();
    const fits = (user) =>
      `${nameOf(user)} @${user.username ?? ''} ${user.id}`.toLowerCase().includes(words);
    const rows = order(people.filter(fits), roles)
      .slice(0, MOST)
      .map((user) => person(user, roles.get(user.id), ctx, choose));
    list.replaceChildren(
      ...(rows.length > 0 ? rows : [h('li', { class: 'nothing' }, t('me.none'))]),
    );
  };
  find.addEventListener('input', draw);
  find.addEventListener(
    'keydown',
    (event) => event.key === 'Enter' && list.querySelector('button')?.click(),
  );
  draw();
  document.body.append(box);
  box.showModal();
  roles = await offices(ctx).catch(() => roles);
  draw();
}
