// A remark plugin that runs three retext checks over the prose.
import remarkRetext from 'remark-retext';
import retextEnglish from 'retext-english';
import retextEquality from 'retext-equality';
import retextPassive from 'retext-passive';
import retextSimplify from 'retext-simplify';
import { unified } from 'unified';

const prose = unified().use(retextEnglish).use(retextEquality).use(retextPassive).use(retextSimplify);

export default function retext() {
  return remarkRetext.call(this, prose.freeze());
}
