/** The list of everything that is tried in real VS Code. Both hosts run all of it. */
import * as aids from './aids';
import { activates } from './extension';
import { answersFileRequests, refusesFilesElsewhere } from './files';
import * as notes from './notes';
import { tests as sideBySide } from './sideBySide';
import * as text from './text';
import * as views from './views';
import { tests as surroundings } from './surroundings';
import { tests as writing } from './writing';

export const tests: readonly (readonly [title: string, test: () => Promise<void>])[] = [
  ['the extension activates', activates],
  ['the client reads and lists files for the server', answersFileRequests],
  ['the client refuses files outside the workspace', refusesFilesElsewhere],
  ['jargon is underlined', notes.underlinesJargon],
  ['a word that was just typed is underlined', notes.followsTyping],
  ['jargon is replaced', notes.replacesJargon],
  ['every replacement is offered', notes.offersEveryReplacement],
  ['a finding is ignored here', notes.ignoresHere],
  ['a word is allowed for the team', notes.allowsForTeam],
  ['a rule is turned off for a note', notes.turnsRuleOffForNote],
  ['all safe fixes are applied at once', notes.fixesAll],
  ['a hover says why', notes.saysWhyOnHover],
  ['a decision is linked to its record', notes.linksToRecord],
  ['a decision is gone to from the list', notes.goesToListedDecision],
  ['a record is completed where a link is typed', notes.completesRecords],
  ['a record is created for a decision', notes.createsRecord],
  ['a missing section is inserted', notes.insertsMissingSection],
  ...text.tests,
  ...views.tests,
  ...sideBySide,
  ...writing,
  ['messages come in Welsh', notes.speaksWelsh],
  ['checking can be turned off', notes.canBeTurnedOff],
  ['a mistake in the configuration is underlined', notes.reportsConfiguration],
  ['a change of the configuration counts at once', notes.obeysConfiguration],
  ...aids.tests,
  ['the server restarts', notes.restarts],
  ...surroundings,
];
