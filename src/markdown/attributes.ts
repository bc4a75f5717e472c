import { type Component, type ComponentName, components } from './components.ts';

type Attributes<N extends ComponentName> = keyof (typeof components)[N]['attributes'];

/** The attributes of a component by their English names; a document may have written either. Missing ones are empty. */
export function attributesOf<N extends ComponentName>(
  name: N,
  props: Readonly<Record<string, unknown>>,
): Record<Attributes<N>, string> {
  const { attributes }: Component = components[name];
  return Object.fromEntries(
    Object.entries(attributes).map(([english, { zh }]) => [english, String(props[english] ?? props[zh] ?? '').trim()]),
  ) as Record<Attributes<N>, string>;
}
