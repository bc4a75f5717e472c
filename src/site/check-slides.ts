import type { Talk } from '../domain/document.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { SLIDE_LINES } from '../markdown/slides.ts';
import type { StandingDocument } from './read-documents.ts';

/** Slides that hold more than a projector shows at once. */
export const checkSlides = (documents: readonly StandingDocument[]): Problem[] =>
  documents.flatMap(({ kind, document }) => {
    if (kind !== 'talk') return [];
    const { file, outline } = document as Talk;
    return outline.slides.flatMap(({ title, line, lines }, index) =>
      lines > SLIDE_LINES
        ? [
            problem(
              'slide-overflow',
              { file, line },
              { title, number: index + 2, lines: Math.ceil(lines), most: SLIDE_LINES },
            ),
          ]
        : [],
    );
  });
