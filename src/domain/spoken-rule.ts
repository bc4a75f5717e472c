type Groups = Readonly<Record<string, string | undefined>>;

/**
 * What is written in one way and read in another. Every rule but those for signs needs a digit, and leaves none, so what
 * was read once isn't changed again; repetitions and look-behinds are bounded, so that a text takes time by its length.
 */
export interface SpokenRule {
  readonly pattern: RegExp;
  readonly say: (groups: Groups, whole: string) => string;
}

export const rule = (pattern: string, say: SpokenRule['say'], flags = 'gu'): SpokenRule => ({
  pattern: new RegExp(pattern, flags),
  say,
});

export const applyRules = (text: string, rules: readonly SpokenRule[]): string =>
  rules.reduce(
    (now, { pattern, say }) =>
      // Named groups, where a pattern has them, come last.
      now.replace(pattern, (whole, ...rest) => say(typeof rest.at(-1) === 'object' ? rest.at(-1) : {}, whole)),
    text,
  );

/** A number in digits, with thousands and decimals. */
export const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,64}(?!\d))(?:\.\d{1,64}(?!\d)){0,2}`;
