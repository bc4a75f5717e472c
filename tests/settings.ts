import { type SiteSettings, siteFields, siteSettings } from '../src/domain/site-settings.ts';
import { readYaml } from '../src/markdown/read-yaml.ts';
import { SITE_YAML } from './memory-folder.ts';

/** Settings with their defaults, and what `yaml` adds to name and organiser. */
export function someSettings(yaml = ''): SiteSettings {
  const { value, problems } = readYaml('content/site.yaml', SITE_YAML + yaml, siteFields);
  if (value === null || problems.length > 0) throw new Error(JSON.stringify(problems));
  return siteSettings(value);
}
