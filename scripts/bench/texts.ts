import type { Random } from './random.ts';
import type { Topic } from './words.ts';
import * as words from './words.ts';

/** Puts a number of its range for each `{2-9}`, and the office's name for `{0}`. */
export function filled(phrase: string, random: Random, office = ''): string {
  return phrase.replace(/\{(\d+)(?:-(\d+))?\}/g, (_, least, most) =>
    most === undefined ? office : String(random.integer(Number(least), Number(most))),
  );
}

/** One or two different ones of a list. */
function some(list: readonly string[], random: Random, office = ''): string[] {
  const first = random.pick(list);
  const second = random.chance(0.5) ? random.pick(list) : first;
  return (first === second ? [first] : [first, second]).map((phrase) => filled(phrase, random, office));
}

/** What was raised: the title, and a clerk's note of it. About 120 characters together. */
export function request(
  topic: Topic,
  village: string,
  openings: readonly string[],
  random: Random,
): { title: string; summary: string } {
  const say = (list: readonly string[]) => filled(random.pick(list), random);
  const spot = random.pick(words.SPOTS);
  const [thing, fault] = [say(topic.things), say(topic.faults)];
  const raised = `${random.pick(openings)}，${village}${spot}的${thing}${fault}，${say(words.DURATIONS)}`;
  return {
    title: `${village}${spot}${thing}${fault}`,
    summary: `${raised}。${some(topic.effects, random).join('，')}。${some(words.CIRCUMSTANCES, random).join('，')}，${say(topic.requests)}。`,
  };
}

/** The answer to a matter that was looked into: what was found, what was done, what it came to. About 100 characters. */
export function reply(
  topic: Topic,
  office: string,
  random: Random,
  outcome: readonly string[] = words.RESULTS,
): string {
  const say = (list: readonly string[]) => filled(random.pick(list), random, office);
  const works = some(topic.works, random, office).join('；');
  return `${say(words.VISITS)}，${say(topic.findings)}。${works}。${some(outcome, random, office).join('，')}。${say(words.CLOSINGS)}。`;
}
