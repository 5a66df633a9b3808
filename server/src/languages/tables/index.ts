/** The tables that are part of Agored. Others are built by scripts/train-language-model.ts and added to this list. */
import { ca } from './ca';
import { cy } from './cy';
import { en } from './en';
import { es } from './es';
import { eu } from './eu';
import { fr } from './fr';
import { ga } from './ga';
import { gd } from './gd';
import { mi } from './mi';

/**
 * What returns the table of a language as text. Functions, so that an engine loads those texts alone that are asked for:
 * the others would be most of the compiled code that is kept between runs.
 */
export const tables: Readonly<Record<string, () => string>> = { ca, cy, en, es, eu, fr, ga, gd, mi };
