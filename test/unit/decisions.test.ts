import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { defaultConfig, parseConfig, type Config } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import { noFacts, type DecisionRecord, type Facts } from '../../server/src/engine/facts';
import { applyEdits } from '../../server/src/engine/fix';
import { relativeLink, resolvePath } from '../../server/src/engine/paths';
import { grammarsOf, statedDecisions, type StatedDecision } from '../../server/src/languages/decisions';
import { withRadical } from '../../server/src/languages/decisions/radical';
import { tokenise } from '../../server/src/languages/decisions/tokens';
import { quotedSpans } from '../../server/src/languages/quotations';
import { slugOf } from '../../server/src/rules/unlinked-decision/paths';
import { recordTitle } from '../../server/src/rules/unlinked-decision/newRecord';
import { rankRecords } from '../../server/src/rules/unlinked-decision/rank';
import { rule } from '../../server/src/rules/unlinked-decision/rule';

const grammars = grammarsOf(['en', 'cy', 'fr']);

const allStated = (text: string, us: readonly string[] = []): readonly StatedDecision[] =>
  statedDecisions(text, { start: 0, end: text.length }, grammars, {
    us: us.map((name) => ` ${name.toLowerCase()} `),
    quoted: quotedSpans(text),
  });

/** The words that carry the decision, a bar, and what was chosen. */
function stated(text: string, us: readonly string[] = []): string | undefined {
  const [found] = allStated(text, us);
  return found && `${text.slice(found.start, found.end)} | ${text.slice(found.choice)}`;
}

/** Sentences with what is found in them; undefined where nothing is. */
function table(rows: Readonly<Record<string, string | undefined>>): void {
  for (const [sentence, wanted] of Object.entries(rows))
    it(`${wanted === undefined ? 'no ' : ''}decision: ${sentence}`, () => {
      assert.equal(stated(sentence), wanted);
    });
}

describe('several decisions in a sentence', () => {
  const rows: Readonly<Record<string, readonly string[]>> = {
    'We agreed the colour and decided to paint on Monday.': ['We agreed', 'decided to paint'],
    'We decided to sell the van, and the board approved the budget.': ['We decided to sell', 'the board approved'],
    'It was decided to wait, and we have also agreed to meet weekly.': [
      'It was decided to wait',
      'we have also agreed to meet',
    ],
    'We decided to keep the plan that the board approved.': ['We decided to keep'],
    'We decided to test the agreed plan and the rejected option.': ['We decided to test'],
    'We made the decision to close.': ['We made the decision to close'],
    'Penderfynon ni werthu’r fan a chytunon ni i gwrdd bob wythnos.': ['Penderfynon ni', 'chytunon ni i gwrdd'],
    'Ni phenderfynwyd gwerthu’r fan ac ni chytunon ni i gwrdd.': [],
    'Nous avons décidé de vendre et nous avons choisi le bleu.': ['Nous avons décidé de vendre', 'nous avons choisi'],
  };
  for (const [sentence, wanted] of Object.entries(rows))
    it(sentence, () => {
      assert.deepEqual(
        allStated(sentence).map(({ start, end }) => sentence.slice(start, end)),
        wanted,
      );
    });
});

describe('decisions in English', () => {
  describe('stated', () => {
    table({
      'We decided to paint the hall.': 'We decided to paint | paint the hall.',
      'We’ve also decided not to sell it.': 'We’ve also decided not to sell | sell it.',
      'So the team has agreed that we will meet weekly.': 'the team has agreed that | we will meet weekly.',
      'We agreed with our neighbours in the market to share a van.':
        'We agreed with our neighbours in the market to share | share a van.',
      'After a long talk it was decided to wait.': 'it was decided to wait | wait.',
      'We met on Monday and settled on the blue one.': 'settled on the | the blue one.',
      'The board signed off the budget.': 'The board signed off | the budget.',
      'The new form has been signed off by the panel.': 'The new form has been signed off | by the panel.',
      'In the end we chose the smaller hall.': 'we chose | the smaller hall.',
      'We took the decision to close at noon.': 'We took the decision to close | close at noon.',
      'A decision was made to close at noon.': 'decision was made to close | close at noon.',
      'The consensus was that we should wait.': 'The consensus was that | we should wait.',
      'Ann, Bob and Carys agreed to share a desk.': 'Ann, Bob and Carys agreed to share | share a desk.',
      'We decided, at least for this year, to keep it.': 'We decided, at least for this year, to keep | keep it.',
      'We have ruled out a second van.': 'We have ruled out | a second van.',
      'Agreed to pause the survey': 'Agreed to pause | pause the survey',
      'Decision 4: one van is enough': 'Decision 4: | one van is enough',
      'Here’s what we agreed:': 'we agreed | :',
      'RESOLVED that the clerk buys a van.': 'RESOLVED that the | the clerk buys a van.',
      'I decided to move our stand-up to Monday.': 'I decided to move | move our stand-up to Monday.',
      'We are not going ahead with the second shop.': 'We are not going ahead with | the second shop.',
    });
  });
  describe('conditional, put off, denied', () => {
    table({
      'If we decided to sell, we would say so.': undefined,
      'Had we decided to sell, we would have said so.': undefined,
      'We have not decided on a colour.': undefined,
      'We haven’t agreed the price yet.': undefined,
      'Nothing was agreed.': undefined,
      'Once we have agreed the price we can start.': undefined,
      'We need to have decided on a colour by Monday.': undefined,
      'We will have agreed the price by then.': undefined,
      'Nobody has decided to leave.': undefined,
      'Decision: none yet': undefined,
    });
  });
  describe('purpose, question, talk about deciding', () => {
    table({
      'This helps people decide what to buy.': undefined,
      'We met to agree the price.': undefined,
      'What have we decided to do?': undefined,
      'What we decided to do next': undefined,
      'Why we chose the blue one': undefined,
      'Better decision making needs better figures.': undefined,
      'I wonder how the team decided to go about it.': undefined,
    });
  });
  describe('opinion and adjective', () => {
    table({
      'We agreed that things could be simpler.': undefined,
      'Everyone agreed that the hall is cold.': undefined,
      'We agreed it would be useful to talk.': undefined,
      'It arrived before the agreed date.': undefined,
      'Use one of the approved and agreed devices.': undefined,
      'We couldn’t have agreed more.': undefined,
    });
  });
  describe('of others, and private ones', () => {
    table({
      'The LGA team decided to wait.': undefined,
      'The LGA team met and decided to wait.': undefined,
      'Our LGA team decided to wait.': 'Our LGA team decided to wait | wait.',
      'The UX team decided to wait.': 'The UX team decided to wait | wait.',
      'The Harbour team decided to wait.': 'The Harbour team decided to wait | wait.',
      'The court decided to strike it out.': undefined,
      'Some users chose to ring us instead.': undefined,
      'Google decided to end the trial.': undefined,
      'Mary Evans decided to write a book about it.': undefined,
      'I decided to go for a run.': undefined,
      'As decided by the tribunal, the rule stands.': undefined,
      'They stopped, and then I saw that they decided to leave the hall.': undefined,
      'One visitor said: “We decided to walk home.”': undefined,
      'We picked up litter on the way.': undefined,
      'We chose participants from three towns.': undefined,
    });
  });
  it('counts a name of ours', () => {
    assert.equal(stated('The Parliament Street crew decided to stay.'), undefined);
    assert.equal(
      stated('The Parliament Street crew decided to stay.', ['Parliament Street crew']),
      'The Parliament Street crew decided to stay | stay.',
    );
  });
});

describe('decisions in Welsh', () => {
  describe('stated', () => {
    table({
      'Penderfynwyd gohirio’r arolwg.': 'Penderfynwyd | gohirio’r arolwg.',
      'Fe benderfynon ni gadw’r neuadd.': 'benderfynon ni | gadw’r neuadd.',
      'Rydym wedi penderfynu symud.': 'Rydym wedi penderfynu | symud.',
      'Mae’r tîm wedi cytuno ar enw.': 'Mae’r tîm wedi cytuno ar enw | enw.',
      'Cytunodd y bwrdd i gyfarfod bob mis.': 'Cytunodd y bwrdd i gyfarfod | gyfarfod bob mis.',
      'Cytunwyd y dylid cyhoeddi’r ddwy iaith.': 'Cytunwyd y | dylid cyhoeddi’r ddwy iaith.',
      'Dewison ni’r un las.': 'Dewison ni | ’r un las.',
      'Gwnaethom ni benderfynu aros.': 'Gwnaethom ni benderfynu | aros.',
      'Gwnaed penderfyniad i gau’r siop.': 'Gwnaed penderfyniad i gau | gau’r siop.',
      'PENDERFYNWYD cymeradwyo’r cynllun.': 'PENDERFYNWYD | cymeradwyo’r cynllun.',
      'Cymeradwyodd y Cabinet y cynllun.': 'Cymeradwyodd | y cynllun.',
      'Penderfyniad: cadw’r hen enw': 'Penderfyniad: | cadw’r hen enw',
    });
  });
  describe('not stated', () => {
    table({
      'Os penderfynwyd gohirio, dywedwch wrthym.': undefined,
      'Daeth y llythyr ar y dyddiad y cytunwyd arno.': undefined,
      'Fel y cytunwyd, dyma’r rhestr.': undefined,
      'Dydyn ni ddim wedi penderfynu ar enw.': undefined,
      'Nid ydym wedi cytuno ar enw.': undefined,
      'Cytunodd y tîm y gallai pethau fod yn haws.': undefined,
      'Penderfynodd y llys wrthod y cais.': undefined,
      'Mae angen i ni benderfynu cyn yr haf.': undefined,
      'Mae hyn yn helpu pobl i wneud penderfyniadau.': undefined,
      'Cyn i ni benderfynu ar enw, gofynnwn i bawb.': undefined,
      'Beth benderfynon ni ei wneud nesaf?': undefined,
    });
  });
  it('takes the mutation off the first word of a title, where it is sure', () => {
    assert.equal(withRadical('gadw un ffurflen'), 'cadw un ffurflen');
    assert.equal(withRadical('ddefnyddio’r gofrestr'), 'defnyddio’r gofrestr');
    assert.equal(withRadical('gwneud dim'), 'gwneud dim');
    assert.equal(withRadical('hen enw'), 'hen enw');
  });
});

describe('decisions in French', () => {
  table({
    'Nous avons décidé de peindre la salle.': 'Nous avons décidé de peindre | peindre la salle.',
    'L’équipe a choisi le plus simple.': 'L’équipe a choisi | le plus simple.',
    'Il a été décidé d’attendre.': 'Il a été décidé d’attendre | attendre.',
    'Nous n’avons pas décidé d’attendre.': undefined,
    'Le tribunal a décidé d’attendre.': undefined,
  });
});

describe('words of a sentence', () => {
  it('takes short forms apart and keeps their places', () => {
    const text = 'We’ve not; they hadn’t. L’équipe, i’r tîm.';
    const tokens = tokenise(text);
    assert.deepEqual(
      tokens.map(({ word }) => word),
      ['we', "'ve", 'not', ';', 'they', 'had', "n't", '.', "l'", 'équipe', ',', 'i', "'r", 'tîm', '.'],
    );
    for (const { start, end, text: written } of tokens) assert.equal(text.slice(start, end), written);
  });
  it('reads a very long run without words in no time', () => {
    const start = performance.now();
    for (const run of ["'".repeat(5000), 'we '.repeat(600), 'a-'.repeat(900), ','.repeat(1900)])
      stated(`${run} decided`);
    assert.ok(performance.now() - start < 60_000);
  });
});

const config = defaultConfig([rule]);
const options = { links: 'record' as const, cues: [], ignore: [] };
const facts: Facts = { ...noFacts('2026-11-25'), path: 'notes/week.md' };

function check(text: string, given: Partial<Facts> = {}, by: Config = config) {
  const note = createDocument(text);
  return [...rule.check(note, { options, config: by, facts: { ...facts, ...given }, languages: [] })];
}
const words = (text: string, given: Partial<Facts> = {}, by: Config = config): string[] =>
  check(text, given, by).map(({ span }) => text.slice(span.start, span.end));

describe('links to decision records', () => {
  const linked = [
    'We decided to wait ([why](../adr/0002-wait.md)).',
    'We decided to wait, see ADR-0012.',
    'We decided to wait (DR003).',
    'We decided to wait. See [the log](/decision-log).',
    'We decided to wait. Nobody minded. [It](https://git.example.org/x/blob/main/docs/decisions/0004-wait.md) says why.',
    'We decided to wait.[^1]\n\n[^1]: [Why](rfcs/0003-wait.md)',
    'We [decided][why] to wait.\n\n[why]: doc/architecture/decisions/0001-wait.md',
    'We decided to wait.\n\nThe [record](../penderfyniadau/0001.md) says why.',
    'We decided to wait, see [why]({% link _decisions/0001-wait.md %}).',
    'We decided to wait, see [[0001 wait|decision record]].',
    'We decided to wait, see <a href="adr/1.md">why</a>.',
    'We decided to wait: https://git.example.org/docs/adr/0007-wait.md',
    'We decided to wait ([item 6](https://democracy.example.gov.uk/mgAi.aspx?ID=678)).',
    'We decided to wait ({{< ref "decisions/0001-wait.md" >}}).',
    '- We decided to wait.\n\n  See the [minutes](../minutes/2026-01.md).',
    'We decided to:\n\n- wait ([why](adr/0001-wait.md))\n- sing',
    '## Decisions this week\n\n- [Wait](adr/0001-wait.md)\n\n## More\n\nWe decided to sing.',
  ];
  for (const text of linked)
    it(`linked: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(words(text), []);
    });

  const other = [
    'We decided to wait for [the product](https://example.com/product).',
    'We decided to wait ([#12](https://example.com/issues/12)).',
    'We decided to wait, see RFC 2119.',
    'We decided to wait.\n\nNobody minded.\n\nThe [record](../adr/0001.md) says why.',
    'We decided to wait. [Ann](https://example.com/~ann) was there. It takes ten minutes.',
    'We decided to wait.[^1]\n\n[^1]: [Ann](https://example.com/ann)',
    '- We decided to wait.\n- Another thing, see [ADR 1](adr/1.md).',
  ];
  for (const text of other)
    it(`not linked: ${JSON.stringify(text)}`, () => {
      assert.equal(words(text).length, 1);
    });

  describe('every way to write a link, where it leads to a record and where it does not', () => {
    /** Records, with what looks like it and is none. */
    const forms: readonly (readonly [yes: string, no: string])[] = [
      ['We decided [to wait](../adr/0001-wait.md).', 'We decided [to wait](../products/wait.md).'],
      ['We decided to [wait][w].\n\n[w]: ../adr/0001-wait.md', 'We decided to [wait][w].\n\n[w]: ../shop/wait.md'],
      ['We decided to [wait][].\n\n[Wait]: ../adr/0001-wait.md', 'We decided to [wait][].\n\n[Wait]: ../shop/1.md'],
      ['We decided to [wait].\n\n[wait]: ../adr/0001-wait.md', 'We decided to [wait].\n\n[wait]: ../shop/1.md'],
      ['We decided to wait.[^a]\n\n[^a]: See [why](adr/1.md).', 'We decided to wait.[^a]\n\n[^a]: See [x](shop/1.md).'],
      ['We decided to wait.[^a]\n\n[^a]: ADR-12.', 'We decided to wait.[^a]\n\n[^a]: It took an hour.'],
      ['We decided to wait (<https://example.com/adr/0001>).', 'We decided to wait (<https://example.com/shop/1>).'],
      ['We decided to wait: https://example.com/decisions/1', 'We decided to wait: https://example.com/shop/1'],
      ['We decided to wait: www.example.com/decisions/1', 'We decided to wait: www.example.com/shop/1'],
      [
        'We decided [to wait]({% post_url decisions/2026-01-05-wait %}).',
        'We decided [to wait]({% post_url 2026-01-05-wait %}).',
      ],
      ['We decided [to wait]({% link _decisions/wait.md %}).', 'We decided [to wait]({% link _pages/wait.md %}).'],
      ['We decided to wait ({% link "adr/0001.md" %}).', 'We decided to wait ({% link "shop/0001.md" %}).'],
      ['We decided [to wait]({{< ref "adr/0001" >}}).', 'We decided [to wait]({{< ref "shop/0001" >}}).'],
      ['We decided [to wait]({{< relref "adr/0001.md" >}}).', 'We decided [to wait]({{< relref "shop/0001.md" >}}).'],
      ['We decided [to wait]({{% ref path="adr/0001" %}}).', 'We decided [to wait]({{% ref path="shop/0001" %}}).'],
      ['We decided to wait ([[adr/0001-wait]]).', 'We decided to wait ([[shop/0001-wait]]).'],
      ['We decided to wait ([[ADR-0001#Decision|why]]).', 'We decided to wait ([[Shop#Decision|why]]).'],
      ['We decided <a href="/adr/0001">to wait</a>.', 'We decided <a href="/shop/0001">to wait</a>.'],
      [
        "We decided <a class='x' href='../adr/1.html'>to wait</a>.",
        "We decided <a class='adr' href='../shop/1'>to wait</a>.",
      ],
      ['We decided to wait (ADR-0012).', 'We decided to wait (room A-0012).'],
      ['We decided to wait (DR003).', 'We decided to wait (Dr Smith, room 003).'],
      ['We decided to wait (RFC-7).', 'We decided to use the format of RFC 4180.'],
      [
        '## Decisions\n\n- [Wait](adr/1.md)\n\n## Notes\n\nWe agreed to sing.',
        '## Links\n\n- [Wait](adr/1.md)\n\n## Notes\n\nWe agreed to sing.',
      ],
    ];
    for (const [yes, no] of forms)
      it(JSON.stringify(yes), () => {
        assert.deepEqual(words(yes), []);
        assert.equal(words(no).length, 1, no);
      });
  });

  it('counts trackers where it is told to', () => {
    const counted = (text: string): number => {
      const asked = { options: { ...options, links: 'tracker' as const }, config, facts, languages: [] };
      return [...rule.check(createDocument(text), asked)].length;
    };
    const own = parseConfig('decisions:\n  trackers: ["#"]\n', [rule]).config;
    for (const text of [
      'We decided to wait (#123).',
      'We decided to wait ([why](https://github.com/example/board/issues/12)).',
      'We decided to wait ([why](https://gitlab.com/example/board/-/merge_requests/12)).',
      'We decided to wait ([card](https://trello.com/c/AbCd)).',
      'We decided to wait: https://example.atlassian.net/browse/DIG-7',
    ]) {
      assert.equal(words(text).length, 1, text);
      assert.equal(counted(text), 0, text);
    }
    assert.deepEqual(words('We decided to wait (#123).', {}, own), []);
    assert.equal(counted('We decided to wait ([x](https://github.com/example/board)).'), 1);
    assert.equal(counted('We decided to paint it (see C#7).'), 1);
  });

  it('knows the records of the workspace wherever they lie', () => {
    const records: DecisionRecord[] = [{ path: 'paper/Choices/one.md', title: 'One' }];
    const text = 'We decided to wait ([why](../paper/choices/one)).';
    assert.equal(words(text).length, 1);
    assert.deepEqual(words(text, { records }), []);
  });

  it('counts what the configuration counts', () => {
    const { config: own, problems } = parseConfig(
      'decisions:\n  records: ["choices/**"]\n  trackers: [example.com/issues/, DIG-]\n  us: [Google]\n',
      [rule],
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(words('We decided to wait ([why](../choices/1.md)).', {}, own), []);
    assert.deepEqual(words('We decided to wait ([#1](https://example.com/issues/1)).', {}, own), []);
    assert.deepEqual(words('We decided to wait (DIG-77).', {}, own), []);
    assert.deepEqual(words('Google decided to wait.', {}, own), ['Google decided to wait']);
    assert.deepEqual(words('The DIG team decided to wait.'), []);
    const ours = parseConfig('decisions:\n  us: [DIG]\n', [rule]).config;
    assert.deepEqual(words('The DIG team decided to wait.', {}, ours), ['The DIG team decided to wait']);
  });

  it('leaves records, quotations and code alone', () => {
    assert.deepEqual(words('We decided to wait.', { isRecord: true }), []);
    assert.deepEqual(words('> We decided to wait.\n\n    We decided to wait.\n\n`We decided to wait.`'), []);
  });

  it('asks for the records only where a decision waits for one', () => {
    const needs = (text: string): readonly string[] =>
      rule.needs?.(createDocument(text), { options, config, languages: [] }) ?? [];
    assert.deepEqual(needs('Nothing happened.'), []);
    assert.deepEqual(needs('We decided to wait ([why](adr/1.md)).'), []);
    assert.deepEqual(needs('We decided to wait.'), ['records']);
  });
});

describe('fixes of an unlinked decision', () => {
  const records: DecisionRecord[] = [
    { path: 'docs/adr/0001-use-the-van (old).md', number: '0001', title: 'Use the [old] van' },
    { path: 'docs/adr/0002-close-on-mondays.md', number: '0002', title: 'Close on Mondays' },
  ];
  const fixed = (text: string, titleId: string, given: Partial<Facts> = { records }): string | undefined => {
    const fix = check(text, given)[0]
      ?.suggestions?.()
      .find((it) => it.titleId === titleId);
    return fix && applyEdits(text, fix.edits);
  };

  it('link the words that carry the decision, by an address that is safe in Markdown', () => {
    assert.equal(
      fixed('We decided to use the van.', 'link'),
      '[We decided to use](../docs/adr/0001-use-the-van%20%28old%29.md) the van.',
    );
  });
  it('put a reference after the sentence where markup stands in the way', () => {
    assert.equal(
      fixed('We *decided* to use the van. More.', 'link'),
      'We *decided* to use the van ([0001 Use the \\[old\\] van](../docs/adr/0001-use-the-van%20%28old%29.md)). More.',
    );
    assert.equal(
      fixed('We [decided](https://example.com/x) to use the [van](https://example.com/van).', 'link'),
      'We [decided](https://example.com/x) to use the [van](https://example.com/van) ([0001 Use the \\[old\\] van](../docs/adr/0001-use-the-van%20%28old%29.md)).',
    );
  });
  it('make the finding go', () => {
    for (const titleId of ['link', 'create']) {
      const text = fixed('We decided to use the van.', titleId) ?? '';
      assert.deepEqual(words(text, { records }), [], text);
    }
  });
  it('add to the list of decisions of the note, which is made where there is none', () => {
    assert.equal(
      fixed('# Week 1\n\nRain. We decided to wait.\n', 'add-to-list'),
      '# Week 1\n\nRain. [We decided to wait](#decisions).\n\n## Decisions\n\n- We decided to wait.\n',
    );
    assert.equal(
      fixed('### A\r\n\r\nB\r\n\r\n### C\r\n\r\nPenderfynon ni aros.', 'add-to-list'),
      '### A\r\n\r\nB\r\n\r\n### C\r\n\r\n[Penderfynon ni](#penderfyniadau) aros.\r\n\r\n### Penderfyniadau\r\n\r\n- Penderfynon ni aros.\r\n',
    );
    const listed = (list: string): string | undefined =>
      fixed(`We decided to *wait*.\n\n## Key decisions:\n\n${list}\n## Next\n\n- x\n`, 'add-to-list')?.split(
        '\n## Next',
      )[0];
    const opening = 'We decided to *wait* ([Key decisions](#key-decisions)).\n\n## Key decisions:\n\n';
    assert.equal(listed('* None yet\n'), `${opening}* None yet\n* We decided to wait.\n`);
    assert.equal(listed('3. None\n   - x\n4. Tbc\n'), `${opening}3. None\n   - x\n4. Tbc\n5. We decided to wait.\n`);
    assert.equal(listed('- [ ] None\n\n  More\n'), `${opening}- [ ] None\n\n  More\n- We decided to wait.\n`);
    assert.equal(
      fixed('We decided to wait.\n\nDecisions\n---------\nNone of *weight*.\n', 'add-to-list'),
      '[We decided to wait](#decisions).\n\nDecisions\n---------\n\n- We decided to wait.\n\nNone of *weight*.\n',
    );
  });
  it('add nothing to a list that it stands in, or that would be swallowed', () => {
    assert.equal(fixed('## Decisions\n\nWe decided to wait.\n', 'add-to-list'), undefined);
    assert.equal(fixed('We decided to wait.\n\n```\ncode\n', 'add-to-list'), undefined);
    assert.equal(fixed('We decided to wait.\n\n<!-- open\n', 'add-to-list'), undefined);
  });
  it('mark a paragraph or a heading, but nothing in a list or a table', () => {
    const mark = '<!-- agored-disable-next-line unlinked-decision -- not a decision -->';
    assert.equal(
      fixed('A.\r\n\r\nWe decided to wait.\r\n', 'not-a-decision'),
      `A.\r\n\r\n${mark}\r\nWe decided to wait.\r\n`,
    );
    assert.equal(fixed('# We decided to wait\n', 'not-a-decision'), `${mark}\n# We decided to wait\n`);
    assert.equal(fixed('- We decided to wait.\n', 'not-a-decision'), undefined);
    assert.equal(fixed('| a |\n| - |\n| We decided to wait |\n', 'not-a-decision'), undefined);
    assert.equal(fixed('A long\nline. We decided to wait.\n', 'not-a-decision'), undefined);
    assert.equal(fixed('We decided to wait. We agreed to sing.\n', 'not-a-decision'), undefined);
  });
  it('write a record only where the note has a place', () => {
    const note = createDocument('We decided to wait.');
    const [finding] = rule.check(note, { options, config, facts: noFacts('2026-11-25'), languages: [] });
    assert.deepEqual(
      finding?.suggestions?.().map(({ titleId }) => titleId),
      ['add-to-list', 'not-a-decision'],
    );
  });
  it('never write over a record', () => {
    const taken = [{ path: 'docs/decisions/0001-wait.md', title: 'x' }];
    const made = check('We decided to wait.', { records: taken })[0]
      ?.suggestions?.()
      .find(({ create }) => create)?.create;
    assert.equal(made?.path, 'docs/decisions/0001-wait-2.md');
  });
  it('quote hostile words without letting them out', () => {
    const text = 'We decided to use <script>alert(1)</script> ](x) `../../../etc/passwd` --> and *stars*.';
    const made = check(text)[0]
      ?.suggestions?.()
      .find(({ create }) => create)?.create;
    assert.ok(made);
    assert.match(made.path, /^docs\/decisions\/0001-[a-z0-9-]{1,60}\.md$/);
    assert.doesNotMatch(made.text, /(?<!\\)<script|(?<!\\)\]\(x\)/);
  });
});

describe('names and paths of records', () => {
  it('makes slugs that every file system takes', () => {
    assert.equal(slugOf('Defnyddio’r gofrestr â ŵyl!'), 'defnyddior-gofrestr-a-wyl');
    assert.equal(slugOf('../../etc/passwd'), 'etc-passwd');
    assert.equal(slugOf('CON'), 'con-decision');
    assert.equal(slugOf('…'), 'decision');
    assert.ok(slugOf('long words '.repeat(50)).length <= 60);
    assert.doesNotMatch(slugOf('long words '.repeat(50)), /-$/);
  });
  it('finds the way from a note to a record', () => {
    assert.equal(relativeLink('a/b/note.md', 'docs/adr/1.md'), '../../docs/adr/1.md');
    assert.equal(relativeLink('note.md', 'docs/1.md'), 'docs/1.md');
    assert.equal(relativeLink('docs/adr/note.md', 'docs/adr/1 (x).md'), '1%20%28x%29.md');
    assert.equal(resolvePath('a/b/note.md', '../c/./1.md'), 'a/c/1.md');
    assert.equal(resolvePath('note.md', '../1.md'), undefined);
    assert.equal(resolvePath(undefined, '1.md'), undefined);
    assert.equal(resolvePath(undefined, '/docs/1.md'), 'docs/1.md');
  });
  it('makes titles of one line', () => {
    assert.equal(recordTitle('use the van, and to wash it.'), 'Use the van, and to wash it');
    assert.equal(
      recordTitle('use the van on every second Monday, and to wash it.'),
      'Use the van on every second Monday',
    );
    assert.ok(recordTitle('very '.repeat(60)).length <= 101);
  });
});

describe('ranking records', () => {
  const records: DecisionRecord[] = [
    { path: 'adr/0001-hosting.md', title: 'Host the service on our own machines' },
    { path: 'adr/0002-reminders.md', title: 'Send reminders by text message', summary: 'Few people open e-mail.' },
    { path: 'adr/0003-mailbox.md', title: 'One mailbox for applications' },
    { path: 'penderfyniadau/0004-ffurflen.md', title: 'Un ffurflen i bawb', summary: 'Cadwn un ffurflen.' },
  ];
  const best = (text: string): string | undefined => rankRecords(records, text)[0]?.path;
  it('puts the likeliest first', () => {
    assert.equal(best('We decided to send a reminder as a text.'), 'adr/0002-reminders.md');
    assert.equal(best('We agreed to share one mailbox for each application.'), 'adr/0003-mailbox.md');
    assert.equal(best('Penderfynwyd cadw’r un ffurflen i bawb.'), 'penderfyniadau/0004-ffurflen.md');
  });
  it('offers nothing for words that all records share', () => {
    assert.deepEqual(rankRecords(records, 'We decided to do it for them.'), []);
    assert.deepEqual(rankRecords([], 'We decided to send it.'), []);
  });
});

describe('decision sentences of the shared research', () => {
  const file = path.join(import.meta.dirname, '../../../shared/domain/decision-sentences.jsonl');
  it('decision sentences at hand are told apart in nine of ten', function () {
    if (!existsSync(file)) this.skip();
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { text: string; label: string });
    let found = 0;
    let missed = 0;
    let wrong = 0;
    for (const { text, label } of rows) {
      const read = text.replace(/^- /, '').replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1');
      const hit = stated(read) !== undefined;
      if (label !== 'decision') wrong += Number(hit);
      else if (hit) found++;
      else missed++;
    }
    assert.ok(found / (found + missed) >= 0.9, `${String(found)} found, ${String(missed)} missed`);
    assert.ok(found / (found + wrong) >= 0.9, `${String(wrong)} wrong`);
  });
});
