/** The shape of a grammar of decisions: one file of data a language, read by `analyse.ts`. All words are lower case. */

/**
 * Who a word or a group of words stands for, as far as choosing goes.
 * - `us`: the writer's team ("we"), or a group that may be taken for it ("the team", "the board")
 * - `me`: the writer alone
 * - `they`: people spoken of before, who may be either
 * - `names`: colleagues by name
 * - `it`: nobody; holds the place of a chooser in "it was agreed"
 * - `others`: users, courts, companies, and everybody who is unknown
 */
export type Chooser = 'us' | 'me' | 'they' | 'names' | 'it' | 'others';

/**
 * How a cue stands in its clause.
 * - `active`: somebody chooses: "we decided", "rydym wedi penderfynu", "cytunodd y tîm"
 * - `passive`: "it was agreed", "the plan was approved", with a form of "to be"
 * - `whole`: says it all by itself, chooser or none ("penderfynwyd", "the decision was taken")
 */
type Voice = 'active' | 'passive' | 'whole';

/** What may follow a cue, so that it states what was chosen. */
export interface Complements {
  /** Openers of what is to be done: "to", "not to". A word must follow that is no determiner. */
  readonly act?: readonly string[];
  /** Openers of a thing chosen: "on", "for", "against". */
  readonly on?: readonly string[];
  /** A clause, with or without "that": any, only one that says what is to be done ("that we will"), or what is best. */
  readonly clause?: 'any' | 'plan' | 'best';
  /** A thing chosen, right after the cue: any, or only one that `Grammar.options` knows ("the plan"). */
  readonly thing?: 'any' | 'options';
  /** A question that was settled: "how to code them". */
  readonly question?: true;
  /** Nothing more is needed. */
  readonly nothing?: true;
}

export interface Cue {
  /** The words, several in a row as one string; alternatives in the array. */
  readonly words: readonly string[];
  readonly voices: readonly Voice[];
  /** Who may choose in the active voice; "us" where left out. */
  readonly choosers?: readonly Chooser[];
  readonly takes: Complements;
  /** Only "we" counts, not a group: the words are used of others too often. */
  readonly firstPerson?: true;
  /** It is an adjective as well, so that a thing after it needs a determiner where no chooser goes before: "the tested and agreed plan". */
  readonly adjective?: true;
  /** A thing chosen must begin with a determiner or a number. */
  readonly determined?: true;
  /** Words that must not stand at the beginning of a thing chosen: "we chose participants" is how research is done. */
  readonly notThing?: readonly string[];
  /** What may be its subject in the passive: only "it" (left out), things of `Grammar.options`, or anything. */
  readonly theme?: 'any' | 'options';
  /** Words that must not follow: "picked up", "decided at". */
  readonly notBefore?: readonly string[];
  /** The chooser follows the cue, as in verb-first languages: "cytunodd y tîm". */
  readonly side?: 'after';
  /** Words of which one must stand right before it, adverbs passed over: "wedi penderfynu", "are going with". */
  readonly after?: readonly string[];
  /** Words that must not stand right before it, adverbs passed over. */
  readonly notAfter?: readonly string[];
}

export interface Grammar {
  /** BCP 47 code. */
  readonly language: string;
  /** Cheap test that every text with a cue or a label passes. */
  readonly hint: RegExp;
  readonly cues: readonly Cue[];

  /** Words for a chooser by themselves. */
  readonly pronouns: Readonly<Record<string, Chooser>>;
  /** Nouns of groups and roles that decide for the writer: "team", "board". */
  readonly groups: readonly string[];
  /** Nouns and names of those who do not: "users", "court". */
  readonly others: readonly string[];
  /** Those of them that go by the short name of an organisation: "the LGA team" is somebody else's. */
  readonly teams?: readonly string[];
  /** Short names that tell what a team does, not whose it is: "the UX team". */
  readonly crafts?: readonly string[];
  /** Words that open a noun phrase: "the", "our". */
  readonly determiners: readonly string[];

  /** Words between chooser and cue that change nothing: "also", "therefore", "have". Phrases are allowed. */
  readonly adverbs: readonly string[];
  /** Ending of regular adverbs. */
  readonly adverb?: RegExp;
  readonly auxiliaries: readonly string[];
  /** Auxiliaries of the passive that tell of the past, and those that do not. */
  readonly pastBe: readonly string[];
  readonly presentBe: readonly string[];
  /** Words between chooser and cue, or right before the chooser, that deny it or put it off: "not", "will", "to". */
  readonly blockers: readonly string[];
  /** Choosers that deny: "nobody". */
  readonly nobody: readonly string[];

  readonly conjunctions: readonly string[];
  readonly prepositions: readonly string[];
  /** Words before the one who did it, in the passive: "by". */
  readonly agents: readonly string[];
  /** Words that make a clause conditional or put it in the future: "if", "until". */
  readonly conditions: readonly string[];
  /** As `conditions`, but only with a perfect or in the present: "when we have agreed". */
  readonly timings: readonly string[];
  /** Words that make a question or a title of a clause: "how we decided". */
  readonly questions: readonly string[];
  /** Those of them that may open a relative clause behind a comma: ", which we decided to drop". */
  readonly relatives: readonly string[];
  /** Words by which a clause after a cue opens: "that". */
  readonly that: readonly string[];
  /** Words that begin a clause without "that": "we", "it", "there". */
  readonly clauseOpeners: readonly string[];
  /** Words that show that a clause says what is to be done: "will", "should". */
  readonly plans: readonly string[];
  /** As `plans`, but only at the very beginning of the clause: "we need to". */
  readonly planOpeners: readonly string[];
  /** Words that show that a clause names the best choice. */
  readonly bests: readonly string[];
  /** Words after which a plan is an opinion all the same: "better", "hard". */
  readonly opinions: readonly string[];
  /** Opener of the one with whom something was agreed. */
  readonly with?: readonly string[];
  /** Things that get decided: "plan", "option". */
  readonly options: readonly string[];
  /** Words that show that somebody else chose: "themselves". */
  readonly elsewhere: readonly string[];
  /** Words by which what "I" chose is the writer's private affair: "my", "home". */
  readonly personal: readonly string[];
  /** Words that show that what one person chose is the team's business: "our", "service". */
  readonly ours: readonly string[];

  /** Heading of a list of decisions. */
  readonly heading: string;
  /** Labels that open a decision: "decision" in "Decision: use one form". */
  readonly labels: readonly string[];
  /** What stands in for a decision after a label where there is none: "none", "tbc". */
  readonly empty: readonly string[];
  /** Words of a lead-in or heading, whole, after which each list item is a decision: "we agreed", "decisions". */
  readonly leadIns: readonly RegExp[];
  /** Headings under which a note lists its decisions. */
  readonly sections: readonly RegExp[];
  /** Words of which every one of those lead-ins and headings has one. */
  readonly leadInWords: readonly string[];
}

/** A decision that a sentence states. Offsets are in the text that was analysed. */
export interface StatedDecision {
  /** The words that carry it: chooser, cue and what opens the choice. */
  readonly start: number;
  readonly end: number;
  /** The cue alone. */
  readonly cue: { readonly start: number; readonly end: number };
  /** Where what was chosen begins: behind "We decided to". */
  readonly choice: number;
  readonly language: string;
}
