import { z } from 'astro/zod';

// What schema.org says of the types this site uses, and what Google asks of them (developers.google.com/search/docs/
// appearance/structured-data: event, article, dataset, breadcrumb, organization). Strict: a property that is not listed is
// a fault.
const address = z.string().regex(/^https:\/\/[^\s"<>\\^`{|}]+$/);
const words = z.string().regex(/^\S(?:.*\S)?$/s);
const day = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
const moment = z.union([day, z.string().regex(/^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:00\+08:00$/)]);
const language = z.string().refine((tag) => Intl.getCanonicalLocales(tag)[0] === tag);
const type = <T extends string>(name: T) => ({ '@type': z.literal(name) });

const organisation = z.strictObject({
  ...type('GovernmentOrganization'),
  '@id': address.optional(),
  name: words,
  url: address.optional(),
  telephone: z
    .string()
    .regex(/^[\d-]{5,}/)
    .optional(),
  identifier: words.optional(),
});

const website = z.strictObject({
  ...type('WebSite'),
  name: words,
  url: address,
  inLanguage: language,
  publisher: organisation,
});

const schemaOrg = <const N extends readonly [string, ...string[]]>(names: N) =>
  z.enum(names.map((name) => `https://schema.org/${name}`) as [string, ...string[]]);
const event = z
  .strictObject({
    ...type('Event'),
    name: words,
    url: address,
    description: words,
    startDate: moment,
    endDate: moment.optional(),
    eventStatus: schemaOrg(['EventScheduled', 'EventRescheduled', 'EventCancelled']),
    previousStartDate: moment.optional(),
    eventAttendanceMode: schemaOrg(['OfflineEventAttendanceMode']),
    location: z.strictObject({
      ...type('Place'),
      name: words,
      address: z.strictObject({
        ...type('PostalAddress'),
        addressCountry: z.literal('CN'),
        addressLocality: words.optional(),
        streetAddress: words.optional(),
      }),
    }),
    organizer: organisation,
  })
  // Google: previousStartDate goes with EventRescheduled, and only with it.
  .refine((it) => (it.previousStartDate !== undefined) === it.eventStatus.endsWith('EventRescheduled'))
  .refine((it) => it.endDate === undefined || it.endDate.slice(0, 10) >= it.startDate.slice(0, 10));

const article = z.strictObject({
  '@type': z.enum(['Article', 'NewsArticle']),
  headline: words.max(110),
  description: words,
  url: address,
  mainEntityOfPage: address,
  inLanguage: language,
  image: address.optional(),
  datePublished: moment.optional(),
  dateModified: moment.optional(),
  author: organisation,
  publisher: organisation,
});

const dataset = z.strictObject({
  ...type('Dataset'),
  name: words,
  description: words.min(50).max(5000),
  url: address,
  creator: z.strictObject({ '@id': address }),
  license: address,
  isAccessibleForFree: z.literal(true),
  dateModified: day,
  inLanguage: language,
  spatialCoverage: words.optional(),
  distribution: z
    .array(
      z.strictObject({
        ...type('DataDownload'),
        encodingFormat: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
        contentUrl: address,
      }),
    )
    .min(1),
});

const breadcrumbs = z
  .strictObject({
    ...type('BreadcrumbList'),
    itemListElement: z
      .array(z.strictObject({ ...type('ListItem'), position: z.number().int(), name: words, item: address.optional() }))
      .min(2),
  })
  .refine(({ itemListElement: items }) =>
    // Google: all but the last name their page.
    items.every(
      ({ position, item }, index) => position === index + 1 && (item !== undefined || index === items.length - 1),
    ),
  );

const node = z.union([organisation, website, event, article, dataset, breadcrumbs]);
const context = { '@context': z.literal('https://schema.org') };

export interface StructuredNode {
  readonly '@type': string;
  readonly [property: string]: unknown;
}

/** The nodes of a JSON-LD text; throws where they are not what they should be, or one refers to another that is not there. */
export function checkedStructuredData(text: string): StructuredNode[] {
  const { '@context': said, ...data } = JSON.parse(text) as Record<string, unknown>;
  z.strictObject(context).parse({ '@context': said });
  const nodes = z
    .array(node)
    .min(1)
    .parse('@graph' in data ? z.strictObject({ '@graph': z.unknown() }).parse(data)['@graph'] : [data]);
  const ids = new Set(nodes.flatMap((one) => ('@id' in one && one['@id'] ? [one['@id']] : [])));
  for (const one of nodes)
    if ('creator' in one && !ids.has(one.creator['@id'])) throw new Error(`Nothing has the id ${one.creator['@id']}.`);
  return nodes as StructuredNode[];
}
