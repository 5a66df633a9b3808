/** The made-up notes of a team over a year and a half, in two languages, for a report that has something to show. */
import { seeded } from '../bench/random';

const hostile = `</a><script>alert(1)</script><img src=x onerror="alert(1)"> & 'more'`;

const told: readonly (readonly [en: string, cy: string])[] = [
  ['The reading room was full on Sunday', 'Roedd yr ystafell ddarllen yn llawn ddydd Sul'],
  ['A shorter form for moorings', 'Ffurflen fyrrach ar gyfer angorfeydd'],
  ['What people asked at the desk', 'Beth ofynnodd pobl wrth y ddesg'],
  ['The new map of the paths', 'Y map newydd o’r llwybrau'],
  ['Fewer letters, and clearer ones', 'Llai o lythyrau, a rhai cliriach'],
  ['Testing the tide tables', 'Profi’r tablau llanw'],
];
const english = [
  'We walked the coast path with eleven people and wrote down where they stopped.',
  'The stakeholders asked us to reach out before the summer.',
  'We learned that most people look for the tide times on a phone, with cold hands.',
  'Going forward we will leverage the map in order to save time.',
  'The harbour master showed us the paper book that the form is to replace.',
  'It is a deep dive into the pain points of our users.',
];
const welsh = [
  'Cerddom lwybr yr arfordir gydag un ar ddeg o bobl a nodi ble roeddent yn aros.',
  'Dysgom fod y rhan fwyaf o bobl yn chwilio am amserau’r llanw ar ffôn, gyda dwylo oer.',
  'Dangosodd yr harbwrfeistr y llyfr papur y bydd y ffurflen yn cymryd ei le.',
];
const decided = [
  'We decided to show the tide times before the weather.',
  'We agreed to stop sending the second letter.',
  'The team chose to keep the paper form for another year.',
];

/** By path. The same every time. */
export function teamNotes(): Readonly<Record<string, string>> {
  const random = seeded(11);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const files: Record<string, string> = {
    '.agored.yml': 'bilingual:\n  paths: [posts/**]\ndecisions:\n  records: [decisions/*.md]\n',
    'decisions/0001-tides-first.md':
      '# 1. Tides first\n\nDate: 2026-03-02\n\nStatus: accepted\n\n## Decision\n\nWe show tides.\n',
    'posts/2026-10-30-quotes.md': `---\ntitle: ${JSON.stringify(hostile)}\ndate: 2026-10-30\n---\n\n${english.join(' ')}\n`,
    'notes/ideas.md': `# Ideas\n\n${english[0] ?? ''}\n`,
  };
  for (let week = 0; week < 78; week++) {
    if (random() < 0.25) continue;
    const date = new Date(Date.UTC(2025, 4, 2) + week * 7 * 864e5).toISOString().slice(0, 10);
    const [title, titleCy] = pick(told);
    // The team learns as it goes.
    const plain = english.filter((_, index) => index % 2 === 0);
    const text = [1, 2, 3, 4, 5].map(() => pick(random() < week / 90 ? plain : english)).join(' ');
    const linked = random() < 0.2 + week / 130;
    const decision =
      random() < 0.4 ? '' : linked ? `[${pick(decided)}](../decisions/0001-tides-first.md)` : pick(decided);
    const front = (name: string): string => `---\ntitle: ${name}\ndate: ${date}\n---\n`;
    files[`posts/${date}-week.en.md`] = `${front(title)}\n${text}\n\n${decision}\n`;
    if (random() < 0.3 + week / 120)
      files[`posts/${date}-week.cy.md`] = `${front(titleCy)}\n${[1, 2, 3, 4].map(() => pick(welsh)).join(' ')}\n`;
  }
  return files;
}
teamNotes.hostile = hostile;
