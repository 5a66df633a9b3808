/** The reference parser, `remark-parse` with GFM. Of what most notes hold, nothing needs it. */
import type { Root } from 'mdast';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';

/**
 * GFM as `remark-gfm` has it, less the transform that finds further e-mail addresses and web addresses in text by
 * regular expression: the nodes it makes have no position.
 */
function gfmPositioned(this: Processor): void {
  const data = this.data() as Record<'micromarkExtensions' | 'fromMarkdownExtensions', unknown[] | undefined>;
  (data.micromarkExtensions ??= []).push(gfm());
  (data.fromMarkdownExtensions ??= []).push(gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })));
}

const parser = unified().use(remarkParse).use(gfmPositioned).freeze();

/** What the reference parser makes of a text by itself. @throws where the parser does. */
export const parseSource = (text: string): Root => parser.parse(text);
