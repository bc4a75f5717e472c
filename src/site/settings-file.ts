import { choice } from '../domain/cell.ts';
import { readable } from '../domain/colour.ts';
import type { StatusLabels } from '../domain/issue-state.ts';
import { hasErrors, type Problem, problem } from '../domain/problem.ts';
import { type SiteSettings, siteFields, siteSettings } from '../domain/site-settings.ts';
import { decodeText } from '../ledgers/decode-text.ts';
import type { SiteCells } from '../ledgers/read-rows.ts';
import { readYaml } from '../markdown/read-yaml.ts';
import type { SiteFolder } from './site-folder.ts';

/** Below it a figure of one would be printed like any other (contract §4 rule 10). */
const LEAST_SMALL_NUMBER = 2;

export const SITE_FILE = 'content/site.yaml';

/** The settings in content/site.yaml; null, with the reason among the problems, if they can't be used. */
export function readSettings(folder: SiteFolder, problems: Problem[]): SiteSettings | null {
  const bytes = folder.read(SITE_FILE);
  if (bytes === null) {
    problems.push(
      problem(
        'missing-file',
        { file: SITE_FILE },
        { what: '网站的设置文件', fix: '请确认文件夹没有选错；新建网站用 npm run new -- site 文件夹。' },
      ),
    );
    return null;
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    problems.push(problem('unknown-encoding', { file: SITE_FILE, line: decoded.row }, decoded));
    return null;
  }
  const { value, problems: found } = readYaml(SITE_FILE, decoded.text, siteFields);
  problems.push(...found);
  const small = value?.thresholds.smallNumbers ?? LEAST_SMALL_NUMBER;
  if (small < LEAST_SMALL_NUMBER) {
    const fix = `请写 ${LEAST_SMALL_NUMBER} 或更大的数，一般用 5。`;
    const place = { file: SITE_FILE, value: String(small) };
    problems.push(problem('invalid-setting', place, { name: '小数门槛', reason: '太小，保护不了单件', fix }));
    return null;
  }
  if (value === null || hasErrors(found)) return null;
  const settings = siteSettings(value);
  for (const key of ['colour', 'signal'] as const) {
    const shade = readable(settings[key]);
    if (shade === settings[key]) continue;
    const place = { file: SITE_FILE, value: settings[key] };
    problems.push(problem('pale-colour', place, { name: siteFields[key].zh, shade }));
  }
  return settings;
}

/** Cells that depend on the site: the status labels it knows. */
export function siteCells(labels: StatusLabels): SiteCells {
  const status = choice(Object.fromEntries([...labels].map(([name, { synonyms }]) => [name, synonyms])));
  return { issues: { status }, issueUpdates: { status } };
}
