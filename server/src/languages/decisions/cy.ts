/** How decisions are stated in Welsh. Mutated forms are listed where they affirm; after "ni" and "na" they deny. */
import { phrasesIn, wordsIn } from '../lists';
import type { Grammar } from './types';

const openers = ['i', 'i beidio', 'peidio'];

export const cy: Grammar = {
  language: 'cy',
  hint: /enderfyn|ytun|ewis|ymeradwy|abwysiad|rthod|erbyni|ynnwys|hoi['’]r gorau|oedi|ohirio|onsensws|ollyngwyd/i,

  cues: [
    // Impersonal: "penderfynwyd gohirio".
    {
      words: wordsIn('penderfynwyd benderfynwyd'),
      voices: ['whole'],
      takes: { act: openers, on: ['ar', 'yn erbyn', 'o blaid'], clause: 'any', thing: 'any', question: true },
    },
    {
      words: wordsIn('cytunwyd gytunwyd'),
      voices: ['whole'],
      takes: { act: openers, on: ['ar'], clause: 'plan', thing: 'any', question: true },
      notBefore: wordsIn('arno arni arnynt arnyn â gyda'),
    },
    {
      words: wordsIn('cymeradwywyd gymeradwywyd mabwysiadwyd fabwysiadwyd gwrthodwyd wrthodwyd'),
      voices: ['whole'],
      takes: { thing: 'options' },
    },
    { words: wordsIn('dewiswyd ddewiswyd derbyniwyd dderbyniwyd'), voices: ['whole'], takes: { thing: 'options' } },
    // The aspirate mutation after "a" (and) affirms; after "ni" and "na" it denies.
    {
      words: wordsIn('phenderfynwyd phenderfynon phenderfynom chytunwyd chytunon chytunom'),
      voices: ['whole'],
      after: ['a'],
      takes: { act: openers, on: ['ar'], clause: 'plan', thing: 'any', question: true },
      notBefore: wordsIn('nhw hwy arno arni arnynt arnyn â gyda'),
    },
    {
      words: wordsIn('phenderfynodd chytunodd'),
      voices: ['active'],
      side: 'after',
      after: ['a'],
      takes: { act: openers, on: ['ar'], clause: 'plan' },
    },
    // First person plural, with or without "ni".
    {
      words: wordsIn('penderfynon benderfynon penderfynom benderfynom penderfynasom benderfynasom'),
      voices: ['whole'],
      takes: { act: openers, on: ['ar', 'yn erbyn', 'o blaid'], clause: 'any', thing: 'any', question: true },
      notBefore: wordsIn('nhw hwy'),
    },
    {
      words: wordsIn('cytunon gytunon cytunom gytunom cytunasom gytunasom'),
      voices: ['whole'],
      takes: { act: openers, on: ['ar'], clause: 'plan', thing: 'any', question: true },
      notBefore: wordsIn('nhw hwy arno arni â gyda'),
    },
    {
      words: wordsIn('dewison ddewison dewisom ddewisom dewisasom ddewisasom'),
      voices: ['whole'],
      takes: { act: openers, thing: 'any' },
      notBefore: wordsIn('nhw hwy'),
    },
    {
      words: wordsIn(
        'cymeradwyon gymeradwyon cymeradwyom gymeradwyom gwrthodon wrthodon gwrthodom wrthodom mabwysiadon fabwysiadon',
      ),
      voices: ['whole'],
      takes: { thing: 'options' },
      notBefore: wordsIn('nhw hwy'),
    },
    // Third person, the chooser behind it.
    {
      words: wordsIn('penderfynodd benderfynodd'),
      voices: ['active'],
      side: 'after',
      takes: { act: openers, on: ['ar', 'yn erbyn', 'o blaid'], clause: 'any', thing: 'any' },
    },
    {
      words: wordsIn('cytunodd gytunodd'),
      voices: ['active'],
      side: 'after',
      takes: { act: openers, on: ['ar'], clause: 'plan' },
    },
    {
      words: wordsIn(
        'cymeradwyodd gymeradwyodd gwrthododd wrthododd mabwysiadodd fabwysiadodd derbyniodd dderbyniodd dewisodd ddewisodd',
      ),
      voices: ['active'],
      side: 'after',
      takes: { act: openers, thing: 'options' },
    },
    // Periphrastic: "rydym wedi penderfynu", "mae'r tîm wedi cytuno".
    {
      words: ['penderfynu'],
      voices: ['active'],
      after: ['wedi', 'newydd'],
      takes: { act: openers, on: ['ar', 'yn erbyn', 'o blaid'], clause: 'any', thing: 'any', question: true },
    },
    {
      words: ['cytuno'],
      voices: ['active'],
      after: ['wedi', 'newydd'],
      takes: { act: openers, on: ['ar'], clause: 'plan', thing: 'any', question: true },
      notBefore: wordsIn('â gyda mwy'),
    },
    { words: ['dewis'], voices: ['active'], after: ['wedi'], takes: { act: openers, thing: 'any' } },
    {
      words: wordsIn('cymeradwyo gwrthod mabwysiadu'),
      voices: ['active'],
      after: ['wedi'],
      takes: { thing: 'options' },
    },
    { words: ["rhoi 'r gorau"], voices: ['active'], after: ['wedi'], takes: { act: ['i'], on: ['i'] } },
    { words: wordsIn('oedi gohirio'), voices: ['active'], after: ['yn'], firstPerson: true, takes: { thing: 'any' } },
    {
      words: ['gwneud y penderfyniad', 'gwneud penderfyniad', 'gwneud y dewis'],
      voices: ['active'],
      after: ['wedi'],
      takes: { act: openers, clause: 'any' },
    },
    // "Gwnaethom ni benderfynu", "bu i ni benderfynu".
    {
      words:
        phrasesIn(`gwnaethom benderfynu, gwnaethom ni benderfynu, gwnaethon ni benderfynu, wnaethon ni benderfynu, wnaethom ni benderfynu, i ni benderfynu,
        wnaethom benderfynu, ddaru ni benderfynu`),
      voices: ['whole'],
      notAfter: wordsIn('angen rhaid modd cyn er angenrheidiol amser cyfle gofyn helpu bydd byddai gall'),
      takes: { act: openers, on: ['ar', 'yn erbyn'], clause: 'any', thing: 'any' },
    },
    {
      words: phrasesIn(
        'gwnaethom gytuno, gwnaethom ni gytuno, gwnaethon ni gytuno, wnaethon ni gytuno, wnaethom ni gytuno, wnaethom gytuno, ddaru ni gytuno',
      ),
      voices: ['whole'],
      takes: { act: openers, on: ['ar'], clause: 'plan' },
    },
    {
      words:
        phrasesIn(`gwnaed y penderfyniad, gwnaed penderfyniad, gwnaethpwyd y penderfyniad, gwnaethpwyd penderfyniad, gwnaethom y penderfyniad,
        gwnaethom benderfyniad, gwnaethon ni'r penderfyniad, gwnaethon ni benderfyniad, y penderfyniad yw, y penderfyniad oedd, ein penderfyniad yw, ein penderfyniad oedd`),
      voices: ['whole'],
      takes: { act: openers, clause: 'any', thing: 'any' },
    },
    {
      words: phrasesIn('y consensws oedd, y consensws yw'),
      voices: ['whole'],
      takes: { act: openers, clause: 'plan', thing: 'any' },
    },
  ],

  pronouns: {
    ni: 'us',
    ninnau: 'us',
    rydym: 'us',
    rydyn: 'us',
    rydan: 'us',
    'rydym ni': 'us',
    'rydyn ni': 'us',
    'rydan ni': 'us',
    'rŷn ni': 'us',
    'ryn ni': 'us',
    'dyn ni': 'us',
    ydym: 'us',
    'yr ydym': 'us',
    roeddem: 'us',
    'roedden ni': 'us',
    'roeddem ni': 'us',
    'ein bod': 'us',
    'ein bod ni': 'us',
    'bod ni': 'us',
    i: 'me',
    fi: 'me',
    rwyf: 'me',
    'dw i': 'me',
    hi: 'others',
    fe: 'others',
    fo: 'others',
    ef: 'others',
    nhw: 'others',
    hwy: 'others',
    chi: 'others',
    ti: 'others',
    bod: 'others',
    fod: 'others',
  },
  groups:
    wordsIn(`tîm tim timau bwrdd grŵp grwp panel pwyllgor cabinet cyngor chyngor aelodau cyfarwyddwyr ymddiriedolwyr rheolwyr adran
    cydweithwyr gweithrediaeth rheolwr arweinydd arweinwyr sefydliad rhaglen uned swyddfa partneriaid partneriaeth cynghorwyr fforwm
    gwasanaeth ymddiriedolaeth dylunwyr datblygwyr ymchwilwyr pawb pennaeth prif noddwr cyfarfod bawb thîm dîm fwrdd bwrdd'r`),
  others:
    wordsIn(`defnyddwyr defnyddiwr pobl bobl cyfranogwyr ymgeiswyr rhieni plant cleifion trigolion dinasyddion cwsmeriaid ysgolion ysgol
    athrawon llys llysoedd tribiwnlys barnwr senedd llywodraeth gweinidog gweinidogion aelod-seneddol rheoleiddiwr cwmni cwmnïau cyflenwr
    cyflenwyr google apple microsoft amazon facebook meta heddlu gwledydd gwlad undeb undebau teulu ffrind ffrindiau rhywun neb unigolion
    cyfranogwr darparwyr darllenwyr rheolydd`),
  determiners: wordsIn("y yr 'r ein eu fy ei eich pob rhai unrhyw"),

  adverbs:
    phrasesIn(`hefyd, bellach, nawr, rwan, erbyn hyn, felly, eisoes, yn awr, wedyn, fel tîm, yn y diwedd, mewn egwyddor, ar y cyd, gyda'n gilydd,
    fe, mi, fodd bynnag, am y tro, yn unfrydol, heddiw, o'r diwedd, i gyd, ni, yr wythnos hon`),
  auxiliaries: wordsIn('wedi newydd yn'),
  pastBe: [],
  presentBe: [],
  blockers:
    wordsIn(`nid ni'd ddim heb na nad nas ni os pan pe oni y yr a fel sut pam beth ble lle cyn nes hyd gallwn gallem byddwn byddem bydd byddai
    gallai gall angen rhaid dylai dylem dydyn dyw dydy nac er`)
      .filter((word) => !['y', 'yr', 'ni', 'er'].includes(word))
      .concat(['y']),
  nobody: wordsIn('neb dim'),

  conjunctions: wordsIn('a ac ond neu felly yna'),
  prepositions: wordsIn('i o ar at yn mewn gan gyda â am dros dan wrth rhwng heb hyd trwy drwy er wedi cyn'),
  agents: ['gan'],
  conditions: wordsIn('os pe oni tan nes'),
  timings: wordsIn('pan'),
  questions: wordsIn('sut pam beth pwy ble lle pryd pa'),
  relatives: [],
  that: wordsIn('y yr bod fod mai taw na nad'),
  clauseOpeners: wordsIn('byddai bydd byddwn byddem'),
  plans: phrasesIn(
    `byddwn, byddem, bydd, byddai, y dylid, dylid, dylem, dylai, i gael ei, i gael eu, yn cael eu, yn cael ei, cael ei, cael eu, bwriadu, fyddai, fydd`,
  ),
  planOpeners: phrasesIn('bod angen i ni, bod rhaid i ni'),
  bests: phrasesIn("oedd orau, fyddai orau, yw'r gorau, oedd y gorau"),
  opinions: wordsIn(
    'angen anodd hawdd haws symlach gwell well bwysig pwysig ddefnyddiol defnyddiol diddorol ddiddorol',
  ),
  with: wordsIn('â gyda'),
  options:
    wordsIn(`opsiwn opsiynau dull cynllun cynlluniau cynnig cynigion gyllideb cyllideb achos strategaeth bolisi polisi polisïau argymhelliad
    argymhellion papur adroddiad enw enwau fersiwn ateb datrysiad model geiriad cwmpas peilot alffa beta darganfod nodwedd offeryn llwyfan
    platfform cyflenwr fformat templed label teitl cynnwys tudalen patrwm egwyddorion safon safonau blaenoriaethau camau thema strwythur
    proses cyfrifon cofnodion cais ariannu dyddiad amserlen syniad prototeip iaith fframwaith gwasanaeth ffurflen drefn trefn gynllun
    dyluniad ddull opsiynau ap penodiad`),
  elsewhere: wordsIn('hunain'),
  personal: wordsIn('fy fi gartref gwyliau penwythnos rhedeg llyfr darllen gadael swydd'),
  ours: wordsIn('ein ni tîm gwasanaeth'),

  heading: 'Penderfyniadau',
  labels: phrasesIn('penderfyniad, penderfyniadau, cytunwyd, penderfynwyd, penderfyniad allweddol, y penderfyniad'),
  empty: wordsIn("dim i'w aros heb"),
  leadIns: [
    /^(?:y |prif )?(?:penderfyniadau|benderfyniadau)(?:['’]r (?:wythnos|mis|sbrint)(?: (?:hon|hwn))?)?(?: (?:a wnaed|a wnaethom|a gymerwyd))?$/i,
    /^(?:fe |mi )?(?:penderfynwyd|cytunwyd|benderfynwyd|gytunwyd|penderfynon ni|benderfynon ni|cytunon ni|gytunon ni)(?: (?:ar y canlynol|ar|y canlynol|hefyd))?$/i,
    /^(?:rydym|rydyn ni) wedi (?:penderfynu|cytuno)(?: ar)?$/i,
  ],
  sections: [
    /^(?:y |prif |ein )?(?:penderfyniadau|benderfyniadau)(?:['’]r (?:wythnos|mis|sbrint)(?: (?:hon|hwn))?)?(?: (?:a wnaed|a wnaethom|a gymerwyd))?$/i,
    /^(?:yr )?hyn (?:a benderfynwyd|a gytunwyd|a benderfynon ni)$/i,
  ],
  leadInWords: wordsIn(
    'penderfyniadau benderfyniadau penderfynwyd benderfynwyd cytunwyd gytunwyd penderfynon benderfynon cytunon gytunon penderfynu cytuno',
  ),
};
