import { choice, date, permanentId, reference, text, webAddress } from './cell.ts';
import { column, ledger, type Placed, type Row } from './ledger.ts';
import { plainForm } from './plain-form.ts';

/** Policies (政策), with their validity. */
export const policyLedger = ledger({
  name: 'policies',
  zh: '政策',
  aliases: ['政策文件', '政策清单', '文件', 'policy'],
  meaning: '政策文件：文号、发文机关、现在还有没有效。',
  key: 'id',
  published: true,
  columns: {
    id: column('编号', ['政策编号'], permanentId, '政策的编号。', { required: true }),
    name: column('名称', ['政策名称', '文件名称', '标题'], text, '文件的名称。', { required: true }),
    number: column('发文字号', ['文号'], text, '发文字号。'),
    issuer: column('发文机关', ['发文单位', '制发机关'], text, '发文的机关。'),
    signedOn: column('成文日期', ['成文时间', '印发日期'], date, '成文的日期。'),
    publishedOn: column('发布日期', ['发布时间', '公开日期'], date, '公开发布的日期。'),
    validity: column(
      '效力',
      ['有效性', '效力状态', '时效'],
      choice({
        有效: ['valid', '现行有效', '现行'],
        已修改: ['amended', '修改'],
        失效: ['lapsed', '已失效'],
        废止: ['repealed', '已废止'],
      }),
      '有效、已修改、失效或废止。',
    ),
    validityOn: column('效力日期', ['效力变动日期', '失效日期', '废止日期'], date, '效力变化的日期。'),
    replacedBy: column('替代政策', ['被替代', '替代文件'], reference, '被哪一份政策替代。'),
    url: column('原文链接', ['链接', '原文', '网址'], webAddress, '原文的网址。'),
  },
});
export type PolicyRow = Placed<Row<typeof policyLedger.columns>>;

/** Facts of a policy (政策要点): amounts, limits and dates, typed once and quoted from here. */
export const policyFactLedger = ledger({
  name: 'policy-facts',
  zh: '政策要点',
  aliases: ['政策标准', '标准', 'policy-fact'],
  meaning: '政策里的金额、比例、期限。',
  key: 'id',
  published: true,
  columns: {
    id: column('编号', ['要点编号'], permanentId, '要点的编号。', { required: true }),
    policy: column('政策', ['政策编号'], reference, '出自哪一份政策。', { required: true }),
    name: column('名称', ['要点名称', '项目'], text, '是什么标准。', { required: true }),
    value: column('数值', ['金额', '标准值', '内容'], text, '数值。', { required: true }),
    unit: column('单位', ['计量单位'], text, '计量单位。'),
    appliesTo: column('适用对象', ['对象', '适用范围'], text, '适用于谁。'),
    from: column('生效日', ['生效日期', '起始日期'], date, '从哪一天起。'),
    until: column('失效日', ['失效日期', '截止日期'], date, '到哪一天止。'),
  },
});
export type PolicyFactRow = Placed<Row<typeof policyFactLedger.columns>>;

/** A document number, e.g. 云政办发〔2026〕3号: full year in 〔〕, no 第, no leading zero. */
export const DOCUMENT_NUMBER = /^[\p{Script=Han}]+〔(19|20)\d{2}〕[1-9]\d*号$/u;

/** Whether a policy may still be relied on at a day; one that names what replaces it ends, whatever else is said of it. */
export function policyInForce(
  { validity, validityOn, replacedBy }: Pick<PolicyRow, 'validity' | 'validityOn' | 'replacedBy'>,
  day: string,
): boolean {
  if (validity !== '失效' && validity !== '废止' && replacedBy === null) return true;
  return validityOn !== null && day < validityOn;
}

/** A document number in its proper form where only brackets, 第, spaces or a leading zero are wrong; else null. */
export function properDocumentNumber(written: string): string | null {
  if (written.length > 80) return null;
  const proper = plainForm(written)
    .replace(/\s/g, '')
    .replace(/[[(【]((?:19|20)\d{2})年?[\])】]第?0*(\d+)号?$/, '〔$1〕$2号')
    .replace(/〕第?0*(\d+)号?$/, '〕$1号');
  return DOCUMENT_NUMBER.test(proper) ? proper : null;
}
