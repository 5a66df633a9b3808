/** The list of everything that is tried in real VS Code. Both hosts run all of it. */
import { activates } from './extension';
import { answersFileRequests, refusesFilesElsewhere } from './files';
import * as notes from './notes';
import { tests as sideBySide } from './sideBySide';
import { tests as writing } from './writing';

export const tests: readonly (readonly [title: string, test: () => Promise<void>])[] = [
  ['the extension activates', activates],
  //X  ['the client reads and lists files for the server', answersFileRequests],
  //X  ['the client refuses files outside the workspace', refusesFilesElsewhere],
  //X  ['jargon is underlined', notes.underlinesJargon],
  //X  ['a word that was just typed is underlined', notes.followsTyping],
  //X  ['jargon is replaced', notes.replacesJargon],
  //X  ['every replacement is offered', notes.offersEveryReplacement],
  //X  ['a finding is ignored here', notes.ignoresHere],
  //X  ['a word is allowed for the team', notes.allowsForTeam],
  //X  ['a rule is turned off for a note', notes.turnsRuleOffForNote],
  //X  ['all safe fixes are applied at once', notes.fixesAll],
  //X  ['a hover says why', notes.saysWhyOnHover],
  //X  ['a decision is linked to its record', notes.linksToRecord],
  //X  ['a decision is gone to from the list', notes.goesToListedDecision],
  //X  ['a record is completed where a link is typed', notes.completesRecords],
  //X  ['a record is created for a decision', notes.createsRecord],
  //X  ['a missing section is inserted', notes.insertsMissingSection],
  //X  ['messages come in Welsh', notes.speaksWelsh],
  //X  ['checking can be turned off', notes.canBeTurnedOff],
  //X  ['a mistake in the configuration is underlined', notes.reportsConfiguration],
  //X  ['a change of the configuration counts at once', notes.obeysConfiguration],
  //X  ['the server restarts', notes.restarts],
  ...sideBySide,
  ...writing,
];
