/** How decisions are stated in English. */
import { phrasesIn, wordsIn } from '../lists';
import type { Grammar } from './types';

const toDo = ['to', 'not to', 'never to'];
const anyone = ['us', 'they', 'names'] as const;

export const en: Grammar = {
  language: 'en',
  hint: /deci(?:ded|sion)|agree|chos|opted|settled|signed|approv|reject|ruled|resolved|going with|gone with|went with|landed|picked|consensus|go-ahead|committed|dropp|scrap|park|shelv|ditch|discount|turned|moved away|conclu|adopt|abandon|postpon|paus|parking|stopped|ahead|from now|elected|plumped|adopted/i,

  cues: [
    {
      words: ['decided'],
      voices: ['active', 'passive'],
      choosers: anyone,
      takes: { act: toDo, on: phrasesIn('on, upon, against, in favour of, in favor of'), clause: 'any', thing: 'any' },
      notBefore: wordsIn('by at in during for when from last earlier as'),
    },
    {
      words: ['agreed'],
      adjective: true,
      voices: ['active', 'passive'],
      choosers: anyone,
      takes: { act: toDo, on: phrasesIn('on, upon, in principle to'), clause: 'plan', thing: 'any', question: true },
      theme: 'options',
      notBefore: wordsIn('by at in during for more with less about wholeheartedly last earlier as'),
    },
    { words: ['resolved'], voices: ['active', 'passive'], takes: { act: toDo, on: ['that'] } },
    {
      words: ['chose', 'chosen'],
      adjective: true,
      voices: ['active'],
      choosers: ['us', 'names'],
      takes: { act: toDo, thing: 'any', on: ['against'] },
      notBefore: wordsIn('as by'),
      notThing: wordsIn(
        'users people participants applicants participant person teachers schools sites parents patients someone everyone',
      ),
    },
    {
      words: ['opted', 'plumped'],
      voices: ['active'],
      choosers: ['us', 'names'],
      takes: { act: toDo, on: ['for', 'against', 'instead for'] },
    },
    { words: ['settled'], voices: ['active'], choosers: anyone, takes: { on: ['on', 'upon', 'for'] } },
    { words: ['landed'], voices: ['active'], takes: { on: ['on'] } },
    {
      words: ['went with', 'gone with'],
      voices: ['active'],
      firstPerson: true,
      takes: { thing: 'options' },
      notBefore: wordsIn('him her them us me it'),
    },
    {
      words: ['going with'],
      voices: ['active'],
      after: wordsIn("are 're is 's were"),
      firstPerson: true,
      takes: { thing: 'options' },
    },
    {
      words: ['picked', 'selected'],
      voices: ['active'],
      firstPerson: true,
      determined: true,
      takes: { thing: 'options' },
      notBefore: wordsIn('up out'),
    },
    {
      words: ['approved', 'rejected'],
      adjective: true,
      voices: ['active', 'passive'],
      takes: { thing: 'options' },
    },
    { words: ['adopted'], voices: ['active'], firstPerson: true, takes: { thing: 'options' } },
    {
      words: ['signed off'],
      adjective: true,
      voices: ['active', 'passive'],
      takes: { thing: 'options', on: ['on'], nothing: true },
      theme: 'any',
    },
    {
      words: ['ruled out', 'turned down', 'decided against'],
      voices: ['active', 'passive'],
      takes: { thing: 'any', on: ['against'], nothing: true },
      theme: 'any',
    },
    { words: ['moved away from'], voices: ['active'], firstPerson: true, takes: { thing: 'any' } },
    { words: ['concluded'], voices: ['active'], firstPerson: true, takes: { clause: 'best' } },
    { words: ['voted'], voices: ['active'], takes: { act: toDo, on: ['for', 'against', 'in favour of'] } },
    {
      words: ['scrapped', 'shelved', 'parked', 'ditched'],
      adjective: true,
      voices: ['active', 'passive'],
      takes: { thing: 'options', nothing: true },
      theme: 'options',
    },
    {
      words: ['dropped', 'discounted', 'abandoned', 'postponed'],
      voices: ['active'],
      firstPerson: true,
      determined: true,
      takes: { thing: 'options' },
    },
    { words: ['committed'], voices: ['active'], notAfter: wordsIn('are is was were be being'), takes: { on: ['to'] } },
    { words: ['stopped work on', 'stopped working on', 'paused work on'], voices: ['active'], takes: { thing: 'any' } },
    {
      words: phrasesIn(
        "'re not going ahead with, are not going ahead with, 're not proceeding with, are not proceeding with, won't be going ahead with",
      ),
      voices: ['active'],
      takes: { thing: 'any' },
    },
    {
      words: phrasesIn(
        "are pausing, 're pausing, are dropping, 're dropping, are scrapping, 're scrapping, are parking, 're parking",
      ),
      voices: ['active'],
      firstPerson: true,
      takes: { thing: 'any' },
    },
    {
      words: phrasesIn("from now on we will, from now on we 'll, from now on the team will"),
      voices: ['whole'],
      takes: { thing: 'any' },
    },
    {
      words:
        phrasesIn(`made the decision, made a decision, taken the decision, taken a decision, took the decision, took a decision,
        made the choice, made a choice, made the conscious decision, made a conscious decision, come to the decision, came to the decision,
        reached the decision, reached a decision`),
      voices: ['active'],
      choosers: anyone,
      takes: { act: toDo, on: ['against'], clause: 'any' },
    },
    {
      words: phrasesIn(
        'reached agreement, got agreement, reached an agreement, secured agreement, have agreement, got the go-ahead, got approval, received approval, secured approval, have approval, won approval, got sign-off',
      ),
      voices: ['active'],
      takes: { act: ['to'], on: ['on', 'for'], clause: 'plan' },
    },
    {
      words: ['given the go-ahead', 'given the green light', 'given approval'],
      voices: ['passive'],
      theme: 'any',
      takes: { nothing: true, act: ['to'], on: ['for'] },
    },
    {
      words: phrasesIn(
        'decision was made, decision was taken, decision has been made, decision has been taken, decision made was, decision taken was, decision was reached',
      ),
      voices: ['whole'],
      takes: { act: toDo, clause: 'any' },
    },
    {
      words: phrasesIn(
        'the decision is, the decision was, our decision is, our decision was, final decision was, final decision is',
      ),
      voices: ['whole'],
      takes: { act: toDo, clause: 'plan' },
    },
    {
      words: phrasesIn('the consensus was, consensus was, the consensus is, consensus is, the general consensus was'),
      voices: ['whole'],
      takes: { act: toDo, clause: 'plan' },
    },
    {
      words: ['our decision'],
      voices: ['whole'],
      takes: { act: toDo },
      notAfter: wordsIn(
        'with on about after before by of for from behind why until explain understand discussed following',
      ),
    },
  ],

  pronouns: {
    we: 'us',
    i: 'me',
    they: 'they',
    both: 'they',
    he: 'others',
    she: 'others',
    you: 'others',
    it: 'it',
    who: 'others',
    which: 'others',
    that: 'others',
    this: 'others',
    these: 'others',
    those: 'others',
    each: 'others',
    one: 'others',
    some: 'others',
    many: 'others',
    most: 'others',
    all: 'others',
    'we all': 'us',
    'we both': 'us',
    'all of us': 'us',
    'both of us': 'us',
    'they all': 'they',
    everyone: 'us',
    everybody: 'us',
  },
  groups:
    wordsIn(`team teams board boards group groups panel committee cabinet council members directors trustees management leadership
    department directorate division colleagues executive executives manager managers lead leads owner owners sponsor sponsors
    organisation organization programme program unit office partners partnership consortium governors councillors steering directors
    stakeholders squad squads collective forum authority service trust designers developers researchers analysts architects architect
    working-group taskforce leaders seniors sro chair clerk reps representatives specialists sme smes meeting`),
  teams: wordsIn('team teams squad'),
  crafts: wordsIn(
    'ux ui ucd ur qa it hr ba bi po pm pmo sre sro ddat devops ict gis api cms crm seo ai ml data-ops id comms pr ops qat ia sd',
  ),
  others:
    wordsIn(`users user people participants participant applicants applicant parents children patients residents citizens customers
    customer pharmacies pharmacy providers provider schools school teachers teacher practitioners practitioner assessor assessors nurses
    nurse clinicians gps gp respondents testers visitors clients client voters workers employers claimants individuals communities
    court courts tribunal judge judges jury parliament government governments minister ministers mps mp lords commons senate congress
    president treasury regulator regulators ico ofcom eu uk us usa commission european un company companies vendor vendors supplier
    google apple microsoft amazon facebook meta twitter openai x labour conservatives tories democrats republicans white-house
    librarian librarians vaccinators reporters learners candidates person reader readers dog cat laptop children's kids son daughter
    wife husband family friend friends mum dad neighbours union unions police ministry countries country states state nations
    interviewees attendees tenant tenants landlords women men woman man someone somebody anyone anybody others few majority sample`),
  determiners: wordsIn(
    'the a an our their my your his her its this these those each every some any no both all another many most one',
  ),

  adverbs:
    phrasesIn(`also, now, then, just, already, both, all, ever, still, since, instead, together, recently, have since, therefore, thus,
    hence, as a team, as a group, as an organisation, as a board, as a result, in the end, in principle, at last, again, first, this week,
    today, yesterday, last week, at length, for now, once more, so far, in turn, even, simply, further, in general, as well, so far, too,
    here, afterwards, later, up front, as such, at this point, soon, quite, rather, not only, of course, in practice, long ago`),
  adverb:
    /^(?!(?:family|apply|reply|supply|july|assembly|anomaly|ally|rely|belly|bully|rally|tally|fly|ply|only)$)[a-z]{2,}ly$/,
  auxiliaries: wordsIn("have has had 've 's 'd having did do does"),
  pastBe: wordsIn('was were been got'),
  presentBe: wordsIn("is are be being 're am 'm get gets"),
  blockers:
    wordsIn(`not n't never will would could can may might must should shall 'll to need needs let lets wo ca cannot hardly barely
    nor without until please`),
  nobody: wordsIn('nobody no-one none neither nothing no'),

  conjunctions: wordsIn('and but or so yet then & nor'),
  prepositions:
    wordsIn(`of for at in on from with by to about into onto over under after before during between through across against among
    around as behind beyond like near off out per since than toward towards upon via within without including following`),
  agents: ['by'],
  conditions: wordsIn('if unless whether until till suppose supposing provided imagine lest'),
  timings: wordsIn('when whenever once before while'),
  questions: wordsIn('what how why whether which who whom whose where when whatever whichever'),
  relatives: ['which', 'that'],
  that: ['that'],
  clauseOpeners: wordsIn("we it they there he she you i this these those they're"),
  plans: phrasesIn(`will, would, 'll, 'd, wo, should, shall, must, are going to, is going to,
    were going to, was going to, best to, better to, be best, was the best, is the best, was best,
    were out of scope, was out of scope, is out of scope, are out of scope`),
  planOpeners: phrasesIn('we could, we can, we need to, we needed to, we want to, we wanted to'),
  bests: phrasesIn(
    'was the best, is the best, were the best, was best, would be best, was the right, is the right, should be, we should',
  ),
  opinions:
    wordsIn(`better useful helpful great good nice interesting important hard harder difficult easier simpler clearer lovely
    valuable beneficial fun worth ideal wonderful confusing problematic true wrong right possible impossible likely unlikely tricky
    challenging amazing fantastic needed improved clear have be-able able appreciate like love`),
  with: ['with'],
  options:
    wordsIn(`option options approach approaches design designs plan plans proposal proposals budget case cases roadmap strategy policy
    policies recommendation recommendations paper papers report reports name names version versions solution solutions model models
    wording scope pilot alpha beta discovery feature features tool tools platform supplier suppliers method methods format template
    templates label labels term terms title content page pages pattern patterns principles standard standards priorities priority
    actions steps next-steps themes theme structure process accounts minutes request bid funding business-case date dates schedule
    idea ideas one prototype prototypes research-plan code language framework service map form forms look charges decision way layout
    component question questions site updates changes change look-and-feel guidance copy`),
  elsewhere: wordsIn('themselves himself herself itself'),
  personal:
    wordsIn(`my me myself mine personally personal home holiday holidays weekend saturday sunday christmas birthday run running walk swim
    gym cycle bike garden book books novel read reading film movie music watch leave leaving quit resign retire apply job career learn cook
    buy bought eat drink coffee nap sleep pub lunch dinner mum dad partner wife husband kids children son daughter friend friends family dog
    cat weeknote weeknotes week-notes blog newsletter twitter mastodon bluesky linkedin session talk conference festival`),
  ours: wordsIn('our us we team service ours'),

  heading: 'Decisions',
  labels: phrasesIn(
    'decision, decisions, decision made, decision taken, agreed decision, key decision, design decision, decided, agreed, resolved, outcome agreed',
  ),
  empty: wordsIn('none n/a na tbc tbd pending no not nothing awaiting ?'),
  leadIns: [
    /^(?:(?:some|the|other|main|key|few|a) )*(?:decisions|things|stuff|points|actions)(?: (?:that|which))? (?:(?:we|the (?:team|board|group))(?: have|['’]ve)? (?:made|agreed|decided|took|taken)|(?:were|was|have been) (?:made|agreed|decided|taken))(?: (?:this week|today|so far|on|in the meeting|at the meeting))?$/i,
    /^(?:(?:we|it was|the (?:team|board|group|panel|committee)|members)(?: have|['’]ve| has)?(?: also)? )?(?:agreed|decided|resolved)(?: (?:that|the following|on|upon))*$/i,
    /^(?:the )?(?:key |main |our |this week['’]s )?decisions(?: (?:made|taken|agreed))?(?: (?:this week|today|this month|this sprint))?$/i,
  ],
  sections: [
    /^(?:the )?(?:key |main |our |this week['’]s )?decisions?(?: (?:made|taken|agreed|and reasons|log))?(?: (?:this week|today|this month|this sprint))?$/i,
    /^(?:what|things) (?:we|the team)(?: have|['’]ve)? (?:decided|agreed)(?: (?:this week|today|this month|this sprint))?$/i,
  ],
  leadInWords: wordsIn('decision decisions agreed decided resolved made took taken'),
};
