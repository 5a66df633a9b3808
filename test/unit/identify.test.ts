import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  addTable,
  hasTable,
  identify,
  languageOf,
  layOutWeights,
  setFallback,
} from '../../server/src/languages/identify';
import { tables } from '../../server/src/languages/tables';
import { packParts, unpackParts } from '../../server/src/languages/parts';
import { Grams, readTable, writeTable } from '../../server/src/languages/tables/format';
import { packTable, unpackTable } from '../../server/src/languages/tables/packed';
import { Words } from '../../server/src/languages/tables/words';
import { seeded } from '../bench/random';

const both = ['en', 'cy'];

function all(expected: string | undefined, languages: readonly string[], texts: readonly string[]): void {
  for (const text of texts) assert.equal(identify(text, languages).language, expected, text);
}

describe('identify', () => {
  it('knows English', () => {
    all('en', both, [
      'This week we tested the new form with six people and learned a great deal.',
      'The team will meet again on Thursday to agree what to do next.',
      'What we learned this week',
      'Things we are worried about',
      'How it works',
    ]);
  });

  it('knows Welsh', () => {
    all('cy', both, [
      'Yr wythnos hon fe wnaethom ni brofi’r ffurflen newydd gyda chwech o bobl.',
      'Bydd y tîm yn cwrdd eto ddydd Iau er mwyn cytuno ar y camau nesaf.',
      'Beth ddysgon ni yr wythnos hon',
      'Sut mae hyn yn gweithio',
      "Pethau sy'n ein poeni ni",
    ]);
  });

  it('tells the language alone as it tells it with a margin, whatever words are new', () => {
    const random = seeded(20261130);
    const known = [
      ...'we tested the new form with people and learned a lot this week about how it works for them'.split(' '),
      ...'yr wythnos hon fe wnaethom ni brofi’r ffurflen newydd gyda phobl a dysgu llawer am sut mae’n gweithio'.split(
        ' ',
      ),
    ];
    const syllables = 'll wy dd ing th er st ar on y gwe tion pre bl au ô'.split(' ');
    const pick = (among: readonly string[]): string => among[Math.floor(random() * among.length)] ?? '';
    const invented = (): string => Array.from({ length: 2 + Math.floor(3 * random()) }, () => pick(syllables)).join('');
    let decided = 0;
    for (let round = 0; round < 4000; round++) {
      const half = known.length / 2;
      const [from, share, size] = [Math.floor(half * random()), random(), 1 + Math.floor(25 * random())];
      const text = Array.from({ length: size }, () => {
        const word = random() < share ? pick(known.slice(from, from + half)) : invented();
        return random() < 0.15 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
      }).join(random() < 0.1 ? '. ' : ' ');
      const languages = random() < 0.7 ? both : pick(['en', 'cy']).split(' ');
      const language = languageOf(text, languages); // first: then its new words are not weighed yet
      assert.equal(language, identify(text, languages).language, text);
      if (language !== undefined) decided++;
    }
    assert.ok(decided > 500, String(decided));
  });

  it('knows French beside English', () => {
    all(
      'fr',
      ['en', 'fr'],
      ['Cette semaine, nous avons testé le nouveau formulaire avec six personnes.', 'Ce que nous avons appris'],
    );
    all('en', ['en', 'fr', 'cy'], ['This week we talked to the people who run the service.']);
    all('cy', ['en', 'fr', 'cy'], ['Yr wythnos hon buom yn siarad â’r bobl sy’n rhedeg y gwasanaeth.']);
  });

  it('knows the other languages it has tables for', () => {
    const pairs: Readonly<Record<string, readonly [languages: readonly string[], texts: readonly string[]]>> = {
      ga: [
        ['en', 'ga'],
        [
          'Labhraíomar le daoine a úsáideann an tseirbhís an tseachtain seo.',
          'Cad a d’fhoghlaimíomar',
          'Na chéad chéimeanna eile',
        ],
      ],
      gd: [
        ['en', 'gd'],
        [
          'Bhruidhinn sinn ri daoine a tha a’ cleachdadh na seirbheis air an t-seachdain seo.',
          'Dè dh’ionnsaich sinn',
          'Na h-ath cheumannan',
        ],
      ],
      mi: [
        ['en', 'mi'],
        [
          'I tēnei wiki i kōrero mātou ki ngā tāngata e whakamahi ana i te ratonga.',
          'Ngā mea i akona e mātou',
          'He aha te mahi e whai ake nei',
        ],
      ],
      es: [
        ['es', 'ca'],
        ['Esta semana hemos hablado con las personas que usan el servicio.', 'Lo que hemos aprendido'],
      ],
      ca: [
        ['es', 'ca'],
        ['Aquesta setmana hem parlat amb les persones que fan servir el servei.', 'Què hem après aquesta setmana'],
      ],
      eu: [
        ['es', 'eu'],
        ['Aste honetan zerbitzua erabiltzen duten pertsonekin hitz egin dugu.', 'Zer ikasi dugun'],
      ],
    };
    for (const [language, [languages, texts]] of Object.entries(pairs)) all(language, languages, texts);
  });

  it('tells apart any of them at once', () => {
    const languages = Object.keys(tables);
    all('cy', languages, ['Yr wythnos hon buom yn siarad â’r bobl sy’n rhedeg y gwasanaeth.']);
    all('gd', languages, ['Bhruidhinn sinn ri daoine a tha a’ cleachdadh na seirbheis air an t-seachdain seo.']);
    all('ca', languages, ['Aquesta setmana hem parlat amb les persones que fan servir el servei.']);
    all(undefined, languages, ['Aberaeron', '2024-06-03', 'CDPS', '']);
  });

  it('is not led astray by names of Welsh places and people in English', () => {
    all('en', both, [
      'We took the train from Llandrindod to Machynlleth and met Rhiannon Llywelyn at Plas Newydd.',
      'Eleri and Gwilym visited Ysgol Dyffryn Ogwen and Canolfan Glanrafon on Monday.',
    ]);
  });

  it('is not led astray by English words in Welsh', () => {
    all('cy', both, [
      'Mae Sarah Johnson o’r Department for Transport wedi bod yn helpu gyda’r gwaith ar Google Analytics.',
      'Rydyn ni’n gwneud y sprint planning a’r stand-up bob bore yr wythnos yma.',
    ]);
  });

  it('leaves names, codes and numbers alone', () => {
    all(undefined, both, [
      'Dyfrig Williams',
      'Elin Haf Morris',
      'Helen Carter',
      'Aberaeron',
      'CDPS',
      'GitHub',
      'README.md',
      'ADR 0042',
      'v1.12.0',
      '2024-06-03',
      '12,500',
      'Q2 2025',
      'src/index.ts',
      'https://example.org/the-quick-brown-fox',
      'someone@example.org',
      '`const answer = the + question`',
    ]);
  });

  it('leaves what holds no words alone', () => {
    all(undefined, both, ['', ' \n\t', '…', '🎉🎉🎉', '\uFFFC \uFFFC', '— * — * —', '\uD800', '\u0000']);
  });

  it('leaves other languages and scripts alone where there is enough to see', () => {
    all(undefined, both, [
      'Зараз ми перевіряємо нову форму разом із людьми.',
      '今週は新しいフォームをテストしました。',
      'Astean zehar inprimaki berria probatu dugu sei lagunekin eta asko ikasi dugu.',
      'Diese Woche haben wir das neue Formular mit sechs Leuten ausprobiert und dabei viel gelernt.',
    ]);
  });

  it('looks through Markdown that was left in', () => {
    all('cy', both, [
      'Mae’r [canllaw newydd](https://example.org/read-the-new-guide-that-we-have-written "x") ar gael i bawb.',
      '**Y cam nesaf** yw ysgrifennu’r adroddiad, gweler https://example.org/this-is-what-we-found-out',
    ]);
    all('en', both, ['See [the guide](https://example.org/mae-r-canllaw-yma-ar-gael-i-bawb) for what to do next.']);
  });

  it('reads both apostrophes, both forms of accents and capitals alike', () => {
    const text = "Mae'r tŷ ar y bryn wedi'i werthu";
    const { language, margin } = identify(text, both);
    assert.equal(language, 'cy');
    assert.deepEqual(identify(text.replaceAll("'", '’'), both), { language, margin });
    assert.deepEqual(identify(text.normalize('NFD'), both), { language, margin });
    assert.equal(identify(text.toUpperCase(), both).language, 'cy');
  });

  it('gives a margin that grows with the evidence, and none where undecided', () => {
    const little = identify('what we did', both);
    const more = identify('what we did with the people who use the service', both);
    assert.ok(little.margin > 0 && more.margin > little.margin);
    assert.equal(identify('Aberaeron', both).margin, 0);
  });

  it('does not depend on the order of the languages', () => {
    for (const text of ['What we did', 'Beth wnaethon ni', 'Aberaeron', 'o am a i']) {
      assert.deepEqual(identify(text, ['cy', 'en']), identify(text, both));
    }
  });

  it('never chooses a language that it has no table for', () => {
    all(undefined, ['xx', 'tlh'], ['What we did this week']);
    all(undefined, [], ['What we did this week']);
    all('en', ['xx', 'en'], ['What we did this week was to talk to people.']);
    all(undefined, ['en', 'constructor'], ['Beth wnaethon ni yr wythnos hon oedd siarad â phobl.']);
  });

  it('takes another table', () => {
    const french = 'Ce que nous avons appris cette semaine avec les personnes du service';
    all(undefined, ['en', 'zz'], [french]);
    addTable('zz', tables['fr']?.() ?? '');
    all('zz', ['en', 'zz'], [french]);
  });

  it('asks the fallback about languages without a table alone, and only where the tables do not know the text', () => {
    const german = 'Diese Woche haben wir mit den Leuten gesprochen, die den Dienst benutzen.';
    const asked: string[] = [];
    const answer = (language: string | undefined): void => {
      setFallback((text) => {
        asked.push(text);
        return { language, margin: 1 };
      });
    };
    try {
      answer('de');
      assert.deepEqual(identify(german, ['en', 'de']), { language: 'de', margin: 1 });
      all('en', ['en', 'de'], ['This week we talked to the people who run the service.']);
      all(undefined, both, [german]);
      assert.deepEqual(asked, [german]);
      // What has a table is never told by the fallback, and what was not asked for neither.
      for (const language of ['en', 'nl', undefined]) {
        answer(language);
        all(undefined, ['en', 'de'], [german]);
      }
    } finally {
      setFallback(undefined);
    }
    all(undefined, ['en', 'de'], [german]);
  });

  it('takes a single language only for what reads like it', () => {
    all('en', ['en'], ['What we did this week was to talk to people.', 'How it works']);
    all('cy', ['cy'], ['Beth wnaethon ni yr wythnos hon oedd siarad â phobl.']);
    all(undefined, ['en'], ['Beth wnaethon ni yr wythnos hon oedd siarad â phobl.', 'Helen Carter', '2024', '']);
    all(undefined, ['cy'], ['What we did this week was to talk to people.', 'Elin Haf Morris']);
  });

  it('takes regional codes for their language', () => {
    all('en-GB', ['en-GB', 'cy-GB'], ['What we did this week']);
    all('cy-GB', ['en-GB', 'cy-GB'], ['Beth wnaethon ni yr wythnos hon']);
    assert.ok(hasTable('en-GB') && hasTable('cy') && !hasTable('tlh'));
    all('en-GB', ['en-GB', 'en-US'], ['What we did this week was to talk to people.']);
  });

  it('is quick on long and on hostile text', () => {
    const prose = 'This is a sentence about the work that we have done. ';
    const hostile = ['a', '<', '`', '](', '@', 'a@', '.', ' ', "'", 'http://', '\u0301', 'a-'];
    const texts = [prose, ...hostile].map((text) => text.repeat(Math.ceil(1_000_000 / text.length)));
    const start = performance.now();
    const [first] = texts.map((text) => identify(text, both));
    assert.equal(first?.language, 'en');
    assert.ok(performance.now() - start < 60_000);
  });
});

describe('tables', () => {
  it('come back as they were written', () => {
    const section = (entries: [string, number][]) => ({ unseen: 12.6, entries: new Map(entries) });
    const source = writeTable([
      section([['a', 1]]),
      section([
        ['ab', 2],
        ['ac', 3],
        ['bc', 4],
      ]),
      section([['abc', 5]]),
      section([
        ['_abc', 6],
        ['abcd', 6.2],
      ]),
      section([
        ['yr', 1],
        ['yn', 2],
        ['wedi’', 3],
      ]),
    ]);
    const table = readTable(source);
    assert.deepEqual(
      [...table.words],
      [
        ['wedi’', 15],
        ['yn', 10],
        ['yr', 5],
      ],
    );
    assert.equal(table.keys.filter((key) => key !== 0).length, 7);
    assert.deepEqual(table.unseen, [0, 63, 63, 63, 63]);
  });

  it('are the same where they are laid out', () => {
    const random = seeded(11);
    const letters = Array.from('abcdefghilmnorstuwyŵŷéâ’-');
    for (const source of Object.values(tables)) {
      const table = readTable(source());
      const laidOut = unpackTable(packTable(table, table.words));
      assert.deepEqual([laidOut.unseen, laidOut.unseenWord], [table.unseen, table.unseenWord]);
      for (const [word, cost] of table.words) {
        assert.equal(laidOut.words.get(word), cost);
        assert.equal(laidOut.words.has(`${word}zzz`), table.words.has(`${word}zzz`));
      }
      const grams = new Grams();
      for (let count = 0; count < 2000; count++) {
        const word = Array.from(
          { length: 1 + Math.floor(random() * 9) },
          () => letters[Math.floor(random() * letters.length)],
        );
        grams.take(word.join(''));
        const [told, meant] = [new Int16Array(Grams.most), new Int16Array(Grams.most)];
        grams.weigh(laidOut, told, 0);
        grams.weigh(table, meant, 0);
        assert.deepEqual(told, meant, word.join(''));
      }
    }
  });

  it('can be laid out on a machine that writes numbers the other way round', () => {
    const parts = [
      ...[Int32Array.of(1, -2), Uint8Array.of(3, 4, 5), Uint16Array.of(6, 700), Int32Array.of(8)],
      Float64Array.of(2.5, -1 / 3),
    ];
    const bytes = packParts(parts);
    assert.deepEqual(unpackParts(bytes), parts);
    const turned = bytes.slice();
    const turn = (at: number, size: number, count: number): void => {
      for (let from = at; from < at + size * count; from += size) turned.subarray(from, from + size).reverse();
    };
    turn(0, 4, 12); // the head: two numbers, and two for each part
    turn(48, 4, 2);
    turn(64, 2, 2);
    turn(72, 4, 1);
    turn(80, 8, 2);
    assert.deepEqual(unpackParts(turned), parts);
  });

  it('have what words say laid out beside the forms of the words', () => {
    // Among them are those of all texts that were taken before.
    const [counts, , starts, written, , behind, known] = unpackParts(layOutWeights(['gwasanaeth the']));
    const forms = Array.from({ length: counts?.[0] ?? 0 }, (_, form) =>
      String.fromCharCode(...(written?.subarray(starts?.[form], starts?.[form + 1]) ?? [])),
    );
    const said = (word: string, numbers = behind): number[] => {
      const at = 2 * forms.indexOf(word);
      return Array.from(numbers?.subarray(at, at + 2) ?? []);
    };
    for (const word of ['gwasanaeth', 'the']) assert.ok(said(word, known).every((bits) => bits > 0));
    const [english = 0, welsh = 0] = said('gwasanaeth');
    assert.ok(english > 2 && welsh === 0, `${String(english)} ${String(welsh)}`);
  });

  it('are small enough', () => {
    for (const source of Object.values(tables)) assert.ok(Buffer.byteLength(source()) <= 40_000);
  });

  it('are looked up by words without addresses, codes and acronyms', () => {
    const words = new Words();
    words.take('The API of GOV.UK, at https://x.org, is v2. It’s ready in Bangor');
    const forms = [...words.forms.subarray(0, words.count)];
    assert.deepEqual(
      forms.map((number) => words.form(number)),
      ['the', 'of', 'at', 'is', "it's", 'ready', 'in', 'bangor'],
    );
    assert.deepEqual(
      forms.map((number) => words.isCapital(number)),
      [true, false, false, false, true, false, false, true],
    );
    assert.deepEqual([...words.names.subarray(0, words.count)], [0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('are looked up by words that have a number each, however long and in whatever letters', () => {
    const random = seeded(20261201);
    const letters = 'aeinrstABŵŷâéñжλ';
    const numbers = new Map<string, number>();
    const words = new Words();
    for (let round = 0; round < 6000; round++) {
      const among = random() < 0.8 ? 12 : letters.length;
      const size = 1 + Math.floor((random() < 0.9 ? 7 : 14) * random());
      const word = Array.from({ length: size }, () => letters.charAt(Math.floor(among * random()))).join('');
      words.take(`so ${word}`);
      if (words.count !== 2) continue; // taken for code
      const number = words.forms[1] ?? -1;
      assert.equal(words.form(number), word.toLowerCase());
      assert.equal(numbers.get(word) ?? number, number, word);
      numbers.set(word, number);
    }
    assert.equal(new Set(numbers.values()).size, numbers.size);
    assert.ok(numbers.size > 2000, String(numbers.size));
  });
});
