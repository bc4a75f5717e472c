import type { HiddenSpan, Hider } from '../domain/redaction.ts';
import { escaped, unescaped } from './xml-part.ts';

/** Tags between which a text ends: of paragraphs, cells, lines, comments. Runs of one paragraph are one text. */
const BOUNDARY = /^(?:p|pt|si|c|v|f|tc|row|br|cr|tab|comment|text|lpwstr|Relationship|hyperlink)$/;
const TOKEN = /<(\/?)(?:[\w.-]+:)?([\w.-]+)([^<>]*)>|([^<>]+)/g;
/** Attributes that hold what somebody wrote: alternative texts, tips, where a link leads, what a filter looks for. */
const WRITTEN =
  /(\s(?:descr|title|alt|tooltip|display|Target|prompt|promptTitle|error|errorTitle)="|^<(?:\w+:)?filter val=")([^"]+)(?=")/g;
/** A number of a sheet or a chart, as a machine wrote it: its digits are no identifier's. */
const FRACTION = /^\s*-?\d*\.\d+(?:E[+-]?\d+)?\s*$/i;

interface Node {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * An XML part with what is to be hidden replaced in its texts and written attributes; all else stays. A value that is
 * spread over several runs is found: the first of them takes the masked form. `told` gets the number of the paragraph.
 */
export function hideInXml(xml: string, hide: Hider, told: (span: HiddenSpan, paragraph: number) => void): string {
  const pieces: string[] = [];
  let [from, paragraph] = [0, 0];
  let block: Node[] = [];
  const endBlock = () => {
    const spans = hide(block.map(({ text }) => text).join(''));
    let at = 0;
    for (const { start, end, text } of spans.length > 0 ? block : []) {
      pieces.push(xml.slice(from, start), escaped(nodeText(text, at, spans)));
      from = end;
      at += text.length;
    }
    for (const span of spans) told(span, paragraph);
    block = [];
  };
  for (const { 0: token, 1: slash, 2: name = '', 3: attributes = '', 4: text, index } of xml.matchAll(TOKEN)) {
    if (text !== undefined) {
      if (text.trim() !== '' && !FRACTION.test(text))
        block.push({ start: index, end: index + token.length, text: unescaped(text) });
      continue;
    }
    if (!BOUNDARY.test(name) && !attributes.includes('="')) continue;
    if (BOUNDARY.test(name)) endBlock();
    if (name === 'p' && slash === '') paragraph++;
    const shown = token.replace(WRITTEN, (whole, start, value) => {
      const spans = hide(unescaped(value));
      for (const span of spans) told(span, paragraph);
      return spans.length > 0 ? start + escaped(nodeText(unescaped(value), 0, spans)) : whole;
    });
    if (shown === token) continue;
    // Texts before this tag, of a paragraph still open, keep their place: they are written first.
    endBlock();
    pieces.push(xml.slice(from, index), shown);
    from = index + token.length;
  }
  endBlock();
  return pieces.join('') + xml.slice(from);
}

/** What is left of a node that begins at a place of its block: masked forms stand where their spans begin. */
function nodeText(text: string, at: number, spans: readonly HiddenSpan[]): string {
  let [shown, from] = ['', 0];
  for (const { start, end, masked } of spans) {
    if (end <= at || start >= at + text.length) continue;
    shown += text.slice(from, Math.max(from, start - at)) + (start >= at ? masked : '');
    from = Math.min(text.length, end - at);
  }
  return shown + text.slice(from);
}
