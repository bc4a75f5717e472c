/**
 * A stretch of a talk as it is said: words, and what they quote from the ledgers by its identifier, so that every output
 * of the talk says the same.
 */
export type Said = readonly (
  | string
  | { readonly fact: string }
  | { readonly unit: string }
  | { readonly policy: string; readonly article: string | null }
  | { readonly figure: Readonly<Record<string, string>> }
)[];

/** A part of a talk that is said in one breath. */
export interface SpokenBlock {
  readonly kind: 'heading' | 'text' | 'item' | 'step' | 'question' | 'choice' | 'answer' | 'table';
  readonly said: Said;
}

/** 小测验: a question, its choices, which of them is right (from 0), and why. */
export interface Quiz {
  readonly question: string;
  readonly choices: readonly Said[];
  readonly answer: number;
  readonly reason: Said;
}

/** 时间: from when until when, and what for; at least one of the days is there. */
export interface Term {
  readonly from: string | null;
  readonly until: string | null;
  readonly said: Said;
}

/** What stands on one slide. */
export interface SlideOutline {
  /** Its heading; without one, the heading before. */
  readonly title: string;
  /** Line of the file it begins on. */
  readonly line: number;
  /** Lines of a projected slide it needs. */
  readonly lines: number;
}

/** What a talk says, in order and by its parts; speaker's notes (讲稿备注) are in none of it. */
export interface TalkOutline {
  readonly blocks: readonly SpokenBlock[];
  readonly quizzes: readonly Quiz[];
  /** Conditions of 谁能享受. */
  readonly eligibility: readonly Said[];
  readonly steps: readonly Said[];
  readonly materials: readonly Said[];
  readonly terms: readonly Term[];
  readonly slides: readonly SlideOutline[];
}

/** Of a document that was refused: it says nothing. */
export const NO_OUTLINE: TalkOutline = {
  blocks: [],
  quizzes: [],
  eligibility: [],
  steps: [],
  materials: [],
  terms: [],
  slides: [],
};
