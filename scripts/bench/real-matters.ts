import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre';
import { maskPersonalData } from '../../src/domain/personal-data.ts';
import { csvText } from '../../src/outputs/csv.ts';
import type { SiteFile } from './made-up-site.ts';

/** 495 matters people of a real city wrote in, below `shared/data`. */
export const REAL_MATTERS = 'issues/tipdm2020c_2_sample_labelled.xlsx';

/** A site of them; personal data is masked as import does it. */
export async function realMattersSite(file: string): Promise<SiteFile[]> {
  const [headers = [], ...rows] = (await readXlsx(readFileSync(file))).sheets[0]?.rows ?? [];
  const at = (row: readonly unknown[], header: string) => String(row[headers.indexOf(header)] ?? '').trim();
  const text = csvText(
    ['编号', '收到日期', '标题', '诉求摘要', '状态', '类别'],
    rows
      .filter((row) => at(row, '留言编号') !== '')
      .map((row, i) => [
        // One number is given twice in the file.
        `${at(row, '留言编号')}-${i + 1}`,
        at(row, '留言时间').split(' ')[0] ?? '',
        maskPersonalData(at(row, '留言主题')),
        maskPersonalData(at(row, '留言详情')),
        '办理中',
        at(row, '一级分类'),
      ]),
  );
  return [
    { path: 'content/site.yaml', text: '网站名称: 样本\n主办单位: 样本\n' },
    { path: 'data/issues.csv', text },
  ];
}
