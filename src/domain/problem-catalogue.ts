export type Severity = 'error' | 'warning';

interface Entry<P> {
  readonly severity: Severity;
  readonly say: (params: P) => { message: string; fix: string };
}

/** For sentences without words of their own. */
type NoParams = Readonly<Record<string, never>>;

const error = <P>(say: Entry<P>['say']): Entry<P> => ({ severity: 'error', say });
const warning = <P>(say: Entry<P>['say']): Entry<P> => ({ severity: 'warning', say });

const quoted = (names: readonly string[]) => names.map((n) => `「${n}」`).join('、');
const maybe = (suggestions: readonly string[]) =>
  suggestions.length > 0 ? `是不是想写${suggestions.map((s) => `「${s}」`).join('或')}？` : '';

/** Row numbers as a sentence takes them, each once, at most a dozen. */
export function rowsInWords(rows: readonly number[]): string {
  const distinct = [...new Set(rows)];
  return `第 ${distinct.slice(0, 12).join('、')} 行${distinct.length > 12 ? `等 ${distinct.length} 行` : ''}`;
}

/** Other matters with the same reply: how many, and where some of them stand. */
interface OtherReplies {
  readonly count: number;
  readonly others: readonly string[];
}

const alsoIn = ({ count, others }: OtherReplies) =>
  count > 0 ? `同样的还有 ${count} 件：${others.join('、')}${count > others.length ? '等' : ''}。` : '';

/** A fact or policy that no longer holds: how it ended, and what holds instead. */
interface Lapsed {
  readonly what: string;
  readonly how: string;
  /** A sentence without its end; null where nobody knows. */
  readonly now: string | null;
}

const leaveOut = (key: string, mapping: string) =>
  `确定不要的，导入时加 --hidden 不读；直接放在 data 里的，在 ${mapping} 的「隐藏内容」下面写「${key}: 不读」。`;

/**
 * Every kind of problem the tool can report. A kind is permanent data (others filter by it); the sentences are for
 * staff: first what is wrong, then what to do, no jargon.
 */
export const problemCatalogue = {
  // ── The folder and its files ──
  'missing-file': error<{ what: string; fix: string }>(({ what, fix }) => ({ message: `找不到${what}。`, fix })),
  'unreadable-file': error<{ reason: string }>(({ reason }) => ({
    message: `这个文件读不出来：${reason}。`,
    fix: '请用 Excel 或 WPS 打开它，确认内容完整，另存为 .xlsx 或「CSV UTF-8」后再放回来。',
  })),
  'unknown-file-type': error<{ extension: string }>(({ extension }) => ({
    message: `不能读「${extension || '没有扩展名'}」这种文件。`,
    fix: '请在 Excel 或 WPS 里另存为 .xlsx 或 .csv。',
  })),
  'unknown-encoding': error<{ offset: number; row: number }>(({ offset, row }) => ({
    message: `文字编码认不出来：第 ${offset + 1} 个字节（大约在第 ${row} 行）起不成文字，可能保存时已经损坏。`,
    fix: '请找到原来的表格，用 Excel 或 WPS 另存为「CSV UTF-8」或 .xlsx。',
  })),
  'empty-file': error<NoParams>(() => ({
    message: '文件是空的，一个字也没有。',
    fix: '请放入有内容的表格，不需要就删掉这个文件。',
  })),
  'unclosed-quote': error<NoParams>(() => ({
    message: '这一行有一个双引号没有配对，后面的内容都连在了一起。',
    fix: '请补上缺的双引号，或用 Excel、WPS 打开后重新另存为 CSV。',
  })),
  'ragged-row': error<{ expected: number; found: number }>(({ expected, found }) => ({
    message: `表头有 ${expected} 列，这一行却有 ${found} 列内容，可能是逗号没有用引号括起来。`,
    fix: '请把多出来的内容改回原来的格子里；内容里有逗号时，整格加双引号。',
  })),
  'unknown-ledger': error<{ known: string }>(({ known }) => ({
    message: '看不出这是哪一种台账：文件名和表头都对不上。',
    fix: `请把文件名改成台账名（如 ${known}），或用 npm run import 导入。`,
  })),
  'missing-header': error<{ ledger: string; expected: readonly string[] }>(({ ledger, expected }) => ({
    message: `没有找到「${ledger}」的表头。`,
    fix: `表头里至少要有：${expected.join('、')}。`,
  })),
  'missing-column': error<{ name: string }>(({ name }) => ({
    message: `缺少必须有的一列「${name}」。`,
    fix: `请在表头里加上「${name}」，并逐行填写。`,
  })),
  'duplicate-header': error<{ name: string }>(({ name }) => ({
    message: `「${name}」这一列出现了两次，不知道该用哪一列。`,
    fix: '请删掉或改名其中一列。',
  })),
  'redundant-column': warning<{ name: string; used: string }>(({ name, used }) => ({
    message: `「${name}」和「${used}」是同一个意思，只读取了「${used}」。`,
    fix: `不需要就不用管；要用「${name}」的话，请删掉另一列。`,
  })),
  'sheet-without-header': warning<NoParams>(() => ({
    message: '这个工作表里没有台账的表头，没有读取。',
    fix: '只是填表说明就不用管；是台账的话，请补上表头。',
  })),
  'unnamed-column': warning<{ letters: string }>(({ letters }) => ({
    message: `${letters} 列没有列名，下面却有内容，没有读取。`,
    fix: '不需要公开就不用管；需要的话，请在表头里写上列名。',
  })),
  'private-content': warning<{ name: string; count: number; what: string }>(({ name, count, what }) => ({
    message: `不认识「${name}」这一列，里面有 ${count} 处${what}这样的个人信息，整列略去，没有读取。`,
    fix: '不用处理。发布用的台账里最好直接删掉这一列。',
  })),
  'short-row': warning<{ rows: readonly number[]; expected: number }>(({ rows, expected }) => ({
    message: `表头有 ${expected} 列，${rowsInWords(rows)}不够 ${expected} 列，缺的按没有填算。`,
    fix: '请看这几行是不是断成了两行，或者少了逗号；没有问题就不用管。',
  })),
  'merged-cells': warning<{ name: string; ranges: readonly string[] }>(({ name, ranges }) => ({
    message: `「${name}」这一列有合并的格子（第 ${ranges.slice(0, 5).join('、')} 行${ranges.length > 5 ? '等' : ''}），每一行都按合并格子里的内容算。`,
    fix: '意思就是这样的话不用管；不是的话，请取消合并，逐行填写。',
  })),
  'formula-values': warning<{ name: string; count: number; row: number; external: boolean }>(
    ({ name, count, row, external }) => ({
      message: `「${name}」这一列有 ${count} 个公式（从第 ${row} 行起），${external ? '引用了别的文件，' : ''}用的是上次保存时算好的内容。`,
      fix: '请在 Excel 或 WPS 里看一眼数是不是新的，保存一次；最好复制后「只粘贴值」。',
    }),
  ),
  'formula-failed': error<{ value: string }>(({ value }) => ({
    message: value === '' ? '这里是公式，没有算好的结果。' : `这里的公式出错了，显示的是「${value}」。`,
    fix:
      value === ''
        ? '请在 Excel 或 WPS 里打开，让它算出结果后保存；或直接填上内容。'
        : '请在 Excel 或 WPS 里改对公式，或直接填上内容。',
  })),
  'total-row': warning<{ total: string; checked: boolean }>(({ total, checked }) => ({
    message: `这一行是「${total}」，没有当成一条记录。${checked ? '和前面各行核对过，对得上。' : '这里没有能核对的数。'}`,
    fix: '不用处理。',
  })),
  'wrong-total': error<{ total: string; stated: string; sum: string }>(({ total, stated, sum }) => ({
    message: `「${total}」写的是「${stated}」，前面各行加起来是「${sum}」。`,
    fix: '请核对是哪一行的数错了，还是合计没有更新；也可以删掉合计这一行。',
  })),
  'note-row': warning<NoParams>(() => ({
    message: '这一行是表格下面的落款或备注，没有当成一条记录。',
    fix: '不用处理。',
  })),
  'not-a-row': error<NoParams>(() => ({
    message: '这一行不像一条记录：必须填的几列都空着。',
    fix: '是落款、备注、小标题的话，请删掉这一行；是一条记录的话，请把必须填的几列填上。',
  })),
  'hidden-left-out': warning<{ what: string; said: string }>(({ what, said }) => ({
    message: `表格里有看不见的内容：${what}。照您说的，${said === '读取' ? '读进来了' : '没有读取'}。`,
    fix: said === '读取' ? '请再看一眼该不该公开。' : '请再看一眼是不是真的不要。',
  })),
  'table-replaced': error<{ ids: readonly string[]; target: string }>(({ ids, target }) => ({
    message: `同名的文件以前导入过，里面是另外的事：编号一样，标题不一样（${ids.slice(0, 5).join('、')}${ids.length > 5 ? '等' : ''}）。`,
    fix: `两份不同的表，请给这个文件改个名再导入；确实是要换掉原来的，请先删掉 ${target}。`,
  })),
  'repeated-header': warning<NoParams>(() => ({
    message: '这一行又是一遍表头，没有当成一条记录。',
    fix: '不用处理。',
  })),
  'full-width-comma': error<NoParams>(() => ({
    message: '各列之间用的是中文逗号「，」，分不成列。',
    fix: '请用 Excel 或 WPS 打开原来的表，另存为「CSV UTF-8」；或把各列之间的「，」换成英文逗号「,」。',
  })),
  'too-large': error<{ reason: string }>(({ reason }) => ({
    message: `这个文件太大：${reason}。`,
    fix: '请按月份或乡镇分成几个文件；工作簿里有大片空格子的，把内容复制到新的工作簿再保存。',
  })),
  'unknown-column': warning<{ name: string; suggestions: readonly string[] }>(({ name, suggestions }) => ({
    message: `不认识「${name}」这一列，没有读取。${maybe(suggestions)}`,
    fix: '不需要公开就不用管；需要的话，请改成台账规定的列名。',
  })),
  'private-column': warning<{ name: string; office?: string | undefined }>(({ name, office }) =>
    office === undefined
      ? {
          message: `「${name}」是个人信息，这一列已经整列略去，没有读取。`,
          fix: '不用处理。发布用的台账里最好直接删掉这一列。',
        }
      : {
          message: `「${name}」这一列当作个人信息整列略去，没有读取。是不是想写单位的「${office}」？`,
          fix: `是单位对外公开的，请把列名改成「${office}」；是个人的，不用处理。`,
        },
  ),
  'hidden-content': error<{ what: string; key: string; mapping: string }>(({ what, key, mapping }) => ({
    message: `表格里有看不见的内容：${what}。看不见的内容可能不该公开。`,
    fix: `请让它显示出来检查：需要的留下，不需要的删掉，再保存。${leaveOut(key, mapping)}`,
  })),
  'outside-table': error<{ letters: string; rows: readonly number[]; key: string; mapping: string }>(
    ({ letters, rows, key, mapping }) => ({
      message: `表格右边没有表头的地方（${letters} 列起，${rowsInWords(rows)}）还有内容。`,
      fix: `请移到该放的格子里，不需要的删掉，再保存。${leaveOut(key, mapping)}`,
    }),
  ),
  // ── Cells ──
  'missing-value': error<{ column: string }>(({ column }) => ({
    message: `「${column}」没有填。`,
    fix: `请填上${column}。`,
  })),
  'invalid-date': error<{ value: string; reason: string }>(({ value, reason }) => ({
    message: `这里写的是「${value}」，${reason}。`,
    fix: '请改成年-月-日，例如 2026-03-02。',
  })),
  'invalid-time': error<{ value: string; reason: string }>(({ value, reason }) => ({
    message: `这里写的是「${value}」，${reason}。`,
    fix: '请改成「年-月-日 时:分」，例如 2026-03-12 14:30。',
  })),
  'ambiguous-date': error<{ value: string; readings: readonly string[] }>(({ value, readings }) => ({
    message: `「${value}」不止一种读法：${readings.join(' 或 ')}。`,
    fix: '请改成年-月-日，例如 2026-03-02。',
  })),
  'lost-zeros': warning<{ id: string; example: string; width: number }>(({ id, example, width }) => ({
    message: `编号「${id}」可能丢了前面的 0：同一个文件里别的编号有 ${width} 位，例如「${example}」。`,
    fix: '真的丢了，请把编号这一列设成「文本」格式，补上前面的 0；没有丢就不用管。',
  })),
  'ambiguous-reference': error<{ value: string; target: string; candidates: readonly string[] }>(
    ({ value, target, candidates }) => ({
      message: `${target}里叫「${value}」的不止一个：${candidates.slice(0, 6).join('、')}${candidates.length > 6 ? '等' : ''}。`,
      fix: '请写代码或编号，或把名称写全（例如「大桥镇 新民村」）。',
    }),
  ),
  'invalid-number': error<{ value: string; expected: string }>(({ value, expected }) => ({
    message: `这里写的是「${value}」，应当是「${expected}」。`,
    fix: '请只写阿拉伯数字，例如 1234。单位写在列名里。',
  })),
  'invalid-id': error<{ value: string; reason: string }>(({ value, reason }) => ({
    message: `编号「${value}」不能用：${reason}。`,
    fix: '编号请用字母、数字、汉字和连字符，例如 YL2603-001，一经发布不再改动。',
  })),
  'damaged-id': error<{ value: string; lost: boolean }>(({ value, lost }) =>
    lost
      ? {
          message: `「${value}」是被 Excel 改坏的数字，原来的样子已经丢了。`,
          fix: '请从原系统重新导出；先把这一列设成「文本」格式再粘贴。',
        }
      : {
          message: `「${value}」是 16 位以上的数字，Excel 会把它的末尾变成 0，不能这样用。`,
          fix: '编号请在前面加一个字母；身份证号、银行卡号不能当编号，请另外编号。',
        },
  ),
  'invalid-code': error<{ value: string }>(({ value }) => ({
    message: `区划代码「${value}」不对：应当是 2 到 12 位数字。`,
    fix: '请照区划表（places）里的代码填写。',
  })),
  'invalid-choice': error<{ value: string; allowed: readonly string[]; suggestions: readonly string[] }>(
    ({ value, allowed, suggestions }) => ({
      message: `「${value}」不是可以填的内容。${maybe(suggestions)}`,
      fix: `请填：${allowed.join('、')}。`,
    }),
  ),
  'invalid-url': error<{ value: string }>(({ value }) => ({
    message: `「${value}」不是完整的网址。`,
    fix: '请写以 https:// 或 http:// 开头的完整网址。',
  })),
  'invalid-colour': error<{ value: string }>(({ value }) => ({
    message: `「${value}」不是色号。`,
    fix: '请写六位色号（0–9、a–f），例如 1f5c4d；画图软件的取色工具里可以查到。',
  })),
  'pale-colour': warning<{ name: string; shade: string }>(({ name, shade }) => ({
    message: `${name}太浅，白底上的字看不清。网页上用的是调深以后的 ${shade}。`,
    fix: `请看看调深以后合不合适；合适就把${name}改成 ${shade.slice(1)}，不合适就换一种深一点的颜色。`,
  })),
  'invalid-document-number': warning<{ value: string }>(({ value }) => ({
    message: `发文字号「${value}」的写法不规范。`,
    fix: '请写成「机关代字〔四位年份〕序号号」，例如 云政办发〔2026〕3号：用六角括号〔〕，不加「第」，序号前不加 0。',
  })),
  'private-phone': error<NoParams>(() => ({
    message: '这里是手机号码，没有标明本人同意公开。',
    fix: '请改为办公座机；本人确实同意公开的，在号码后写（同意公开）。',
  })),
  // ── Rows and their relations ──
  'duplicate-id': error<{ id: string; first: string }>(({ id, first }) => ({
    message: `编号「${id}」已经在${first}用过了。`,
    fix: '编号在整个台账里只能用一次。请给这一行换一个新编号；如果是重复登记，请删掉其中一行。',
  })),
  'id-differs-by-case': error<{ id: string; other: string; first: string }>(({ id, other, first }) => ({
    message: `编号「${id}」和${first}的「${other}」只有大小写不同，网页地址会冲突。`,
    fix: '请把其中一个改成明显不同的编号。',
  })),
  'reserved-id': error<{ id: string }>(({ id }) => ({
    message: `「${id}」是网站栏目用的词，不能当编号。`,
    fix: '请换一个编号，例如在前面加上年份。',
  })),
  'unknown-reference': error<{ value: string; target: string; suggestions: readonly string[] }>(
    ({ value, target, suggestions }) => ({
      message: `${target}里没有「${value}」。${maybe(suggestions)}`,
      fix: `请改成${target}里已有的编号或名称，或先在${target}里补上这一条。`,
    }),
  ),
  'wrong-order': error<{ earlier: string; later: string; earlierDate: string; laterDate: string }>(
    ({ earlier, later, earlierDate, laterDate }) => ({
      message: `${later}（${laterDate}）早于${earlier}（${earlierDate}）。`,
      fix: `请核对这两个日期：${later}不能早于${earlier}。`,
    }),
  ),
  'closed-before-accepted': warning<{ closed: string; accepted: string }>(({ closed, accepted }) => ({
    message: `办结日期（${closed}）早于受理日期（${accepted}），统计时受理日期按未标明处理。`,
    fix: '请核对受理日期和办结日期。',
  })),
  'missing-reason': error<NoParams>(() => ({
    message: '状态是「不予受理」，但没有写理由。',
    fix: '请在「答复」里写明不予受理的理由。',
  })),
  'missing-merge-target': error<NoParams>(() => ({
    message: '状态是「已合并」，但没有写并入哪一件。',
    fix: '请在「并入」里填写并入的那一件的编号。',
  })),
  'state-conflict': warning<{ row: string; update: string; date: string }>(({ row, update, date }) => ({
    message: `这一件写的是「${row}」，但 ${date} 的最后一条办理进展是「${update}」。统计按没有办完的那个算。`,
    fix: '请核对后把两处改成一致。',
  })),
  'folded-cycle': error<{ id: string }>(({ id }) => ({
    message: `「${id}」最后又并回了自己。`,
    fix: '请核对「并入」：要并入一件没有被合并的问题。',
  })),
  'near-duplicate': warning<{ id: string; where: string; likeness: number; days: number; more: number }>(
    ({ id, where, likeness, days, more }) => ({
      message: `和${where}的「${id}」很像：${likeness === 1 ? '文字一样' : likeness >= 0.9 ? '文字几乎一样' : '文字大部分一样'}，${days === 0 ? '同一天' : `相隔 ${days} 天`}收到，可能是同一件事登记了两次。${more > 0 ? `文字差不多的还有 ${more} 对，没有一一列出。` : ''}`,
      fix: '是同一件事的，把其中一件的「状态」改为「已合并」，「并入」填另一件的编号；不是同一件事就不用处理。',
    }),
  ),
  'reply-says-nothing': warning<OtherReplies>((others) => ({
    message: `这条答复只有客套话或者日期，没有说这件事怎么样了。${alsoIn(others)}`,
    fix: '请写明查到了什么、怎么办的、什么时候办好；还没有办的，先不要填「答复」。',
  })),
  'reply-passed-on': warning<OtherReplies>((others) => ({
    message: `这条答复只说转给了别的单位或者请等待，没有说结果，统计时却算已经答复。${alsoIn(others)}`,
    fix: '请等承办单位有了结果再填「答复」；转办的经过写在「办理进展」里。',
  })),
  'reply-repeated': warning<OtherReplies & { more: number }>(({ count, others, more }) => ({
    message: `这条答复和另外 ${count} 件的答复几乎一样，反映的却不像是同一件事：${others.join('、')}${count > others.length ? '等' : ''}。${more > 0 ? `这样的答复还有 ${more} 组，没有一一列出。` : ''}`,
    fix: '请核对是不是贴错了，是不是每一件都这样办的；就该这样答复的不用处理。',
  })),
  'reply-other-place': warning<{ places: readonly string[] }>(({ places }) => ({
    message: `这条答复说的是${quoted(places.slice(0, 3))}，和这一件的地方对不上。`,
    fix: '请核对是不是贴了别处的答复，或者「区划代码」填错了；没有错就不用处理。',
  })),
  'reply-other-matter': warning<{ other: string }>(({ other }) => ({
    message: `这条答复里写着另一件的编号或标题：${other}。`,
    fix: '请核对是不是贴了那一件的答复；两件是一件事的，把其中一件改为「已合并」；没有错就不用处理。',
  })),
  'reply-date': warning<{ what: 'signed' | 'raised'; written: string; received: string }>(
    ({ what, written, received }) => ({
      message:
        what === 'signed'
          ? `这条答复末尾的日期是 ${written}，早于收到日期 ${received}。`
          : `这条答复里说群众是 ${written} 反映的，收到日期却是 ${received}。`,
      fix: '请核对是不是贴了别的答复，或者哪个日期写错了；没有错就不用处理。',
    }),
  ),
  'future-happening': warning<{ column: string; value: string; asOf: string }>(({ column, value, asOf }) => ({
    message: `${column} ${value} 晚于数据截至日 ${asOf}，统计时没有计入。`,
    fix: '请核对日期；如果没有写错，把 site.yaml 里的「数据截至」往后改。',
  })),
  // ── Against the last release ──
  'vanished-since-release': warning<{ ids: readonly string[]; asOf: string }>(({ ids, asOf }) => ({
    message: `数据截至 ${asOf} 的那次发布里的 ${ids.length} 件，现在台账里没有了：${ids.slice(0, 20).join('、')}${ids.length > 20 ? '等' : ''}。它们的网页会消失。`,
    fix: '请核对是不是误删了行、改了编号，或者少放了一张表；确实要删的，请在「更正」台账写明原因（「对象」填编号）。',
  })),
  'hidden-since-release': warning<{ asOf: string }>(({ asOf }) => ({
    message: `这一件在数据截至 ${asOf} 的那次发布里是公开的，现在不公开了，它的网页会消失。`,
    fix: '确实不该公开的，不用处理；不是的话，请核对「公开属性」和「类别」。',
  })),
  'state-went-back': warning<{ was: string; value: string; asOf: string }>(({ was, value, asOf }) => ({
    message: `这一件在数据截至 ${asOf} 的那次发布里已经是「${was}」，现在写的是「${value}」，之后却没有重新办理的记录。`,
    fix: '请核对。确实重新办理了，在「办理进展」里加一条「重新办理」，写明日期；当时写错了，请在「更正」台账写明原因（「对象」填编号）。',
  })),
  backdated: warning<{ column: string; value: string | null; was: string | null; asOf: string }>(
    ({ column, value, was, asOf }) => ({
      message:
        was === null
          ? `${column}是 ${value}，可是数据截至 ${asOf} 的那次发布里没有这个日期。`
          : `${column}在数据截至 ${asOf} 的那次发布里是 ${was}，现在${value === null ? '没有填' : `是 ${value}`}。`,
      fix: '请核对：写错了的请改回来；确实是后来更正的，请在「更正」台账写明原因（「对象」填编号）。',
    }),
  ),
  'registered-late': warning<{ count: number; rows: readonly number[]; asOf: string }>(({ count, rows, asOf }) => ({
    message: `这个文件里有 ${count} 件（${rowsInWords(rows)}）收到日期在 ${asOf} 或更早，可是数据截至这一天的那次发布里没有（或者当时不公开）。`,
    fix: '是后来补登的就不用管；这样的件数多，请在「更正」台账说明一下。',
  })),
  'small-difference': warning<{ since: string; days: number; difference: number }>(({ since, days, difference }) => ({
    message: `离数据截至 ${since} 的那次发布只有 ${Math.abs(days)} 天，只统计、不公开的事项差了 ${difference} 件：把两次的数相减，就看得出这几件是哪几天来的。`,
    fix: '建议每周发布一次，把 content/site.yaml 里的「数据截至」写成星期日。',
  })),
  'sensitive-text': warning<{ word: string }>(({ word }) => ({
    message: `文字里有「${word}」，请确认不是检举、控告类事项（这类事项不能公开单件）。`,
    fix: '如果是检举控告类，把「公开属性」填「仅统计」；不是就不用处理。',
  })),
  'personal-data': error<{ what: string; masked: string }>(({ what, masked }) => ({
    message: `这里有${what}，打码以后是：${masked}。公开的文字里不能出现个人信息。`,
    fix: '请删掉，或改成打码的写法：号码像 138****1234，群众的姓名像张某某，住址到乡镇或村。确实应当公开的，在 content/allow.csv 里写一行，说明理由和谁负责。',
  })),
  'private-value-repeated': error<{ column: string }>(({ column }) => ({
    message: `这里的文字里，又出现了被略去的「${column}」列里的内容。`,
    fix: '请把它删掉或改成「该网友」「来访群众」；用 npm run import 导入时会自动隐去。',
  })),
  'incomplete-acceptance': error<{ empty: readonly string[] }>(({ empty }) => ({
    message: `这一行没有写${quoted(empty)}，不能算数。`,
    fix: '放行一处个人信息，要写明文件、位置、类别、理由、姓名（谁负责），一样都不能少；不需要的话删掉这一行。',
  })),
  'unused-acceptance': warning<{ there: readonly string[] }>(({ there }) =>
    there.length > 0
      ? {
          message: `这一行没有放行任何一处：那个位置的个人信息是${quoted(there)}。`,
          fix: '一行只放行一处：请在「打码」一列里，照检查里打码以后的样子写明是哪一处（例如 138****5678）；那里的内容换过的，请重新看过再改。',
        }
      : {
          message: '这一行没有对上任何一处个人信息。',
          fix: '请照检查里说的写文件、位置和类别（例如 data/issues.csv、第 3 行「答复」、手机号码）；行号变了的请改，已经改掉的请删掉这一行。',
        },
  ),
  'picture-location': warning<NoParams>(() => ({
    message: '照片里有拍摄地点，发布的网站里已经去掉。',
    fix: '网站不用处理；把照片另外发给别人之前，请先去掉拍摄地点。',
  })),
  'picture-not-cleaned': error<{ why: 'damaged' | 'carries-metadata' }>(({ why }) => ({
    message:
      why === 'damaged'
        ? '这张图片不完整，看不出里面有没有拍摄时间、地点这样的信息。'
        : '这张图片里带着拍摄时间、地点这样的信息，这种格式去不掉。',
    fix: '请用看图软件打开，另存为 JPG 或 PNG，换上新的一张。',
  })),
  'film-location': error<NoParams>(() => ({
    message: '这段视频里带着拍摄地点（经纬度），程序去不掉。',
    fix: '请用剪辑软件重新导出一份不带位置信息的，换上新的一份；用手机拍的，拍之前可以在相机的设置里关掉位置。',
  })),
  'packed-files': error<NoParams>(() => ({
    message: '这是压缩包，里面的文件没有检查有没有个人信息。',
    fix: '请解压，把要公开的文件一个一个放进来，删掉这个压缩包。',
  })),
  'unread-file': warning<{ reason: string }>(({ reason }) => ({
    message: `这个文件${reason}，程序看不到里面的文字，没有检查有没有个人信息。`,
    fix: '请打开从头到尾看一遍，批注、页眉页脚、隐藏的工作表也要看；没有问题就不用处理。',
  })),
  'private-in-output': error<{ source: string; masked: string; places: readonly string[] }>(
    ({ source, masked, places }) => ({
      message: `生成的网站里出现了不该公开的内容（${masked}）：${source}。网站没有换上。`,
      fix: `${places.length === 0 ? '请在台账和材料里找到它，' : `交来的文件里，它在 ${places.join('、')}。请把要公开的那一处`}删掉或改写，再生成一次；找不到从哪里来的，请联系维护人员。`,
    }),
  ),
  'sensitive-title': warning<{ word: string; column: string; hasCategory: boolean }>(
    ({ word, column, hasCategory }) => ({
      message: `${column}里有「${word}」，可能是敏感事项；现在会单独公开一页。`,
      fix: `涉及个人情况的，把「公开属性」填「仅统计」${hasCategory ? '' : '，或把「类别」填上'}；是普通咨询就不用处理。`,
    }),
  ),
  'hidden-row-named': error<NoParams>(() => ({
    message: '这里提到了一件不公开的事项（它的编号或标题）。',
    fix: '请删掉编号和标题，或改成「另一件事项」。',
  })),
  'confirmed-while-open': warning<{ rows: readonly number[] }>(({ rows }) => ({
    message: `这个文件里有 ${rows.length} 件（${rowsInWords(rows)}）还没有办结，「群众确认」却写着「已解决」。办结以前，网站上不显示群众确认。`,
    fix: '已经办结的，请改「状态」，填上「办结日期」；又重新办理的，办完再回访、再填「群众确认」。',
  })),
  'template-text': warning<{ value: string; isRequired?: boolean }>(({ value, isRequired }) => ({
    message: `这里还是模板里的字：「${value}」。`,
    fix: isRequired ? '请改成真实的内容；这一项不能没有。' : '请改成真实的内容；不需要的话，删掉这一行。',
  })),
  'no-cut-off': warning<{ day: string | null }>(({ day }) => ({
    message: `看不出数据截至哪一天：台账里没有已经发生的记录。${day === null ? '写了发布时间、下线时间的材料先不发布。' : `暂时按 ${day} 算；写了发布时间、下线时间的材料先不发布。`}`,
    fix: '请在 content/site.yaml 里写上「数据截至: 年-月-日」。',
  })),
  'name-repeated': warning<{ column: string; isOwnRow: boolean }>(({ column, isOwnRow }) =>
    isOwnRow
      ? {
          message: `这里的文字里，出现了这一件「${column}」列里的姓名。`,
          fix: '请改成「来访群众」「该网友」这样的说法；用 npm run import 导入时会自动隐去。',
        }
      : {
          message: `这里的文字里，出现了「${column}」列里登记过的一个姓名。`,
          fix: '说的就是这个人的，请改成「来访群众」「该网友」这样的说法；只是同名的，不用改。',
        },
  ),
  // ── Settings, talks, reports ──
  'review-missing': error<{ missing: readonly string[]; name: string; now: string }>(({ missing, name, now }) => ({
    message: `没有审完，不能发布：还缺${missing.join('、')}（只算到 ${now} 为止签过的）。`,
    fix: `请在「审核」台账里每个环节写一行：「对象」写 ${name}，「姓名」「时间」照实填。${now} 以后签的，运行时加上 --now 和发布那天的日期。`,
  })),
  'review-out-of-order': warning<{ earlier: string; later: string }>(({ earlier, later }) => ({
    message: `同一个对象，${later}的时间早于${earlier}。`,
    fix: `请核对时间；${earlier}重做过的，后面的环节也要重做一遍。`,
  })),
  'reviewed-alone': warning<{ steps: readonly string[] }>(({ steps }) => ({
    message: `同一个对象，${steps.join('、')}是同一个人做的。`,
    fix: '各个环节一般由不同的人做，请核对。',
  })),
  'unknown-review-subject': warning<{ value: string; rows: readonly number[] }>(({ value, rows }) => ({
    message: `找不到「${value}」：没有叫这个名字的材料、报道、问题台账文件，准予公开的也没有这个编号。${rows.length > 1 ? `这 ${rows.length} 行（${rowsInWords(rows)}）` : '这一行'}没有算。`,
    fix: '材料和报道写文件夹名或标题，一批问题写台账的文件名，准予公开的一件写编号；以前审过、已经删掉的，不用处理。',
  })),
  'ambiguous-review-subject': warning<{ value: string; candidates: readonly string[] }>(({ value, candidates }) => ({
    message: `叫「${value}」的不止一个：${candidates.slice(0, 6).join('、')}${candidates.length > 6 ? '等' : ''}。这一行没有算。`,
    fix: '请把「对象」写成上面列出的整个文件名。',
  })),
  'release-without-effect': warning<NoParams>(() => ({
    message: '这一行准予公开的一件，现在仍然只统计。',
    fix: '请看这一行有没有写姓名、时间是不是还没到。「公开属性」写了仅统计、不公开的，或者是检举、控告、举报的，不会因此公开。',
  })),
  'sensitive-not-released': warning<{ rows: readonly number[] }>(({ rows }) => ({
    message: `这个文件里有 ${rows.length} 件（${rowsInWords(rows)}）写了「公开」，但类别是敏感类别，只统计，不公开单件。`,
    fix: '没有问题就不用处理；审过、确实可以公开的，在「审核」台账里写一行：「对象」写编号，「环节」写公开，「姓名」写谁准予的。',
  })),
  'invalid-setting': error<{ name: string; reason: string; fix: string }>(({ name, reason, fix }) => ({
    message: `「${name}」${reason}。`,
    fix,
  })),
  'unknown-setting': error<{ name: string; suggestions: readonly string[] }>(({ name, suggestions }) => ({
    message: `不认识「${name}」这一项。${maybe(suggestions)}`,
    fix: '请照说明改成正确的名称，或删掉这一项。',
  })),
  'invalid-yaml': error<{ reason: string }>(({ reason }) => ({
    message: `格式不对：${reason}。`,
    fix: '每一项写成「名称: 内容」，冒号用英文冒号，后面空一格；有特殊符号的内容加双引号。',
  })),
  'missing-front-matter': error<NoParams>(() => ({
    message: '文件开头没有说明部分（两行 --- 之间的标题、摘要等）。',
    fix: '请在文件最前面加上两行 ---，中间写「标题: …」和「摘要: …」；或用 npm run new -- talk 生成模板。',
  })),
  'unsafe-code': error<{ what: string }>(({ what }) => ({
    message: `这里有${what}。宣讲材料里不能写程序代码。`,
    fix: '请删掉这一段；需要写花括号或尖括号时，前面加反斜杠，例如 \\{ 或 \\<。',
  })),
  'broken-markup': error<{ reason: string }>(({ reason }) => ({
    message: `这里的标记读不懂：${reason}。`,
    fix: '请检查标签是不是成对（<要点> … </要点>），引号是不是成对、是不是英文的；文字里的 < 和 { 前面要加反斜杠。',
  })),
  'full-width-mark': error<{ what: string; mark: string; tag: string }>(({ what, mark, tag }) => ({
    message: `标签里的${what}写成了中文的「${mark}」，要用英文的${what}。`,
    fix: `请切换到英文输入法，把这个标签重新打成 ${tag} 的样子。正文里的中文标点不用改。`,
  })),
  'unknown-component': error<{ name: string; allowed: readonly string[]; suggestions: readonly string[] }>(
    ({ name, allowed, suggestions }) => ({
      message: `没有「${name}」这个标签。${maybe(suggestions)}`,
      fix: `可以用的标签：${allowed.join('、')}。`,
    }),
  ),
  'unknown-attribute': error<{ component: string; name: string; allowed: readonly string[] }>(
    ({ component, name, allowed }) => ({
      message: `<${component}> 没有「${name}」这一项。`,
      fix: allowed.length > 0 ? `<${component}> 可以写：${allowed.join('、')}。` : `<${component}> 后面什么都不用写。`,
    }),
  ),
  'missing-attribute': error<{ component: string; name: string }>(({ component, name }) => ({
    message: `<${component}> 缺少「${name}」。`,
    fix: `请写成 <${component} ${name}="…">。`,
  })),
  'component-content': error<{ component: string; found: string; mend: string }>(({ component, found, mend }) => ({
    message: `<${component}> ${found}。`,
    fix: mend,
  })),
  'tag-brackets': error<{ name: string }>(({ name }) => ({
    message: `标签「${name}」的尖括号写得不对，会当成普通文字印出来。`,
    fix: `请用英文的尖括号，括号后面不要空格：<${name}>，结束写 </${name}>。`,
  })),
  'component-nesting': error<{ component: string; outer: string | null; isInSentence: boolean }>(
    ({ component, outer, isInSentence }) => ({
      message:
        outer !== null
          ? `<${component}> 写在了 <${outer}> 里面。`
          : isInSentence
            ? `<${component}> 写在了一段话中间。`
            : `<${component}> 写在了列表或引用里面。`,
      fix: `请让 <${component}> 单独成段，上下各空一行，不要缩进；<${outer ?? component}> 结束以后再写它。`,
    }),
  ),
  'invalid-attribute': error<{ component: string; name: string; value: string; expected: string }>(
    ({ component, name, value, expected }) => ({
      message: `<${component}> 的「${name}」写的是「${value}」，不对。`,
      fix: `应当写${expected}。`,
    }),
  ),
  'unknown-language': error<{ value: string; known: readonly string[]; suggestions: readonly string[] }>(
    ({ value, known, suggestions }) => ({
      message: `文件名里的「${value}」不是能用的语言。${maybe(suggestions)}`,
      fix: `文件名里写语言的代号，大小写也要一样。能用的有：${known.join('、')}。`,
    }),
  ),
  'translation-without-source': error<{ source: string }>(({ source }) => ({
    message: `这是一份译文，可是没有找到原文 ${source}。`,
    fix: '请把译文放在原文的文件夹里；原文要叫 index.mdx。',
  })),
  'translation-language': error<{ written: string; expected: string | null }>(({ written, expected }) => ({
    message:
      expected === null
        ? `这份译文的语言是「${written}」，原文 index.mdx 也是这种语言。`
        : `「语言」写的是「${written}」，文件名里却是「${expected}」。`,
    fix:
      expected === null
        ? '请删掉其中一份，或者把文件名改成译文的语言。'
        : `请把「语言」改成 ${expected}，或者改文件名。`,
  })),
  'translation-unchanged': warning<NoParams>(() => ({
    message: '这一份译文的正文和中文原文一模一样，还没有译。',
    fix: '请把正文换成译文；没有译完以前，在开头写上「草稿: 是」，就不会发布。',
  })),
  'translation-stale': warning<{ written: string; fingerprint: string }>(({ written, fingerprint }) => ({
    message: `「译自」写的是 ${written}，和现在的原文（${fingerprint}）对不上：原文改过，或者这一行写错了。网页上会提醒群众以中文为准。`,
    fix: `请对照原文看一遍，译文要改的改好，再把「译自」改成 ${fingerprint}。`,
  })),
  'translation-source-unknown': warning<{ fingerprint: string }>(({ fingerprint }) => ({
    message: '没有写「译自」，看不出原文后来有没有改过。',
    fix: `请对照原文核一遍，在开头加一行「译自: ${fingerprint}」。`,
  })),
  'slide-overflow': warning<{ title: string; number: number; lines: number; most: number }>(
    ({ title, number, lines, most }) => ({
      message: `幻灯片第 ${number} 张${title === '' ? '' : `「${title}」`}写得太多：约要 ${lines} 行，投影上放得下 ${most} 行。`,
      fix: '请在中间单独一行写 <分页/>，分成两张，或者写短一点。',
    }),
  ),
  'unsafe-link': error<{ value: string }>(({ value }) => ({
    message: `链接「${value}」不能用。`,
    fix: '链接只能是 https、http、tel、mailto 开头的地址，或本站的相对地址。',
  })),
  'unknown-measure': error<{ value: string; suggestions: readonly string[]; known: readonly string[] }>(
    ({ value, suggestions, known }) => ({
      message: `没有「${value}」这个指标。${maybe(suggestions)}`,
      fix: `可以写：${known.join('、')}。`,
    }),
  ),
  'unknown-period': error<{ value: string }>(({ value }) => ({
    message: `「${value}」不是能用的时间范围。`,
    fix: '请写一年、一个月、一周或一天，例如 2026、2026-03、2026-W10、2026-03-12；不写就是到数据截至日为止的全部。',
  })),
  'figure-not-published': error<{ name: string; reason: string }>(({ name, reason }) => ({
    message: `这个范围的「${name}」没有公布：${reason}。`,
    fix: '请换一个范围（大一些的地方、长一些的时间），或者删掉这一处。',
  })),
  'figure-disagrees': error<{ written: string; scope: string; registered: string }>(
    ({ written, scope, registered }) => ({
      message: `文中写的「${written}」和台账对不上：${scope}，${registered}。`,
      fix: '写错了请改正，最好改成 <数据 指标="…" 范围="…"/>，数会自动填上；说的是别的地方、别的时间，请在这一句里写明；是别处公布的数，用 <出处 来源="…">…</出处> 包起来。分地方、分时间的数不含仅统计件。',
    }),
  ),
  'embargoed-figure-disagrees': warning<{ written: string; scope: string; registered: string }>(
    ({ written, scope, registered }) => ({
      message: `这篇还没到发布时间，文中写的「${written}」和台账现在的数对不上：${scope}，${registered}。`,
      fix: '到了发布时间还对不上，就不能生成网站。请在发布以前核对，最好改成 <数据 指标="…" 范围="…"/>，数会自动填上。',
    }),
  ),
  'figure-unchecked': warning<{ written: string; reason: string }>(({ written, reason }) => ({
    message: `文中写的「${written}」没有核对：${reason}。`,
    fix: '请在这一句里写明是哪里、什么时间的数；是别处公布的数，用 <出处 来源="…">…</出处> 包起来。',
  })),
  'stated-total-differs': warning<{ name: string; source: string; stated: string; computed: string | null }>(
    ({ name, source, stated, computed }) => ({
      message: `「${source}」公布的${name}是 ${stated}，${computed === null ? '本站件数太少或缺日期，没有这个比率' : `台账算出来是 ${computed}`}。`,
      fix: '请核对两边的口径和时间。网站会把两个数和相差多少一起列出；知道为什么不一样的，写在「外报数据」台账的「说明」里，就不再提醒。',
    }),
  ),
  'stated-total-withheld': warning<{ name: string; source: string; stated: string }>(({ name, source, stated }) => ({
    message: `「${source}」公布的${name}是 ${stated}，这个范围的数本站不公布，没有对照。`,
    fix: '评价分得太细会看出单件的，不公布；网站照样列出别处公布的数，写明「本站不公布」。要对照，请换大一些的范围；在「外报数据」台账的「说明」里写明，就不再提醒。',
  })),
  'fact-contradiction': error<{ what: string; amount: string; other: string; otherAmount: string }>(
    ({ what, amount, other, otherAmount }) => ({
      message: `「${what}」这里写的是 ${amount}，${other}写的是 ${otherAmount}，执行的时间有重叠，两个数不能都对。`,
      fix: '请对照文件，改掉写错的一行；先后执行的，写清「生效日」和「失效日」；说的不是一件事的，把「名称」或「适用对象」写清楚。',
    }),
  ),
  'fact-lapsed': error<Lapsed>(({ what, how, now }) => ({
    message: `这篇标明是现行的，用到的${what}${how}。${now === null ? '' : `${now}。`}`,
    fix: '请按现行的政策改写；不再讲的，把开头的「现行」改成「否」，或者写上「下线时间」。',
  })),
  'fact-lapsed-notice': warning<Lapsed>(({ what, how, now }) => ({
    message: `用到的${what}${how}。${now === null ? '' : `${now}。`}`,
    fix: '网页、幻灯片、宣传单和广播稿上已经自动写明过时了。还要讲的，请按现行的政策改写；留着备查的不用管。',
  })),
  'fact-unit-twice': error<{ value: string; unit: string; number: string | null }>(({ value, unit, number }) => ({
    message: `「数值」写的是「${value}」，「单位」又写了「${unit}」，印出来是「${value}${unit}」。`,
    fix: `请在「数值」里${number === null ? '去掉单位' : `只写 ${number}`}，单位只写在「单位」一列。`,
  })),
  'fact-without-number': warning<{ value: string; unit: string }>(({ value, unit }) => ({
    message: `「数值」写的是「${value}」，里面没有阿拉伯数字，「单位」却写了「${unit}」，印出来是「${value}${unit}」。`,
    fix: '请照文件写成阿拉伯数字，例如 400；不是数的（例如「免费」），把「单位」空着。',
  })),
  'amount-not-bound': warning<{
    written: string;
    facts: readonly string[];
    tags: readonly string[];
    /** Of these facts, where the document does not name them. */
    unnamed: readonly string[];
  }>(({ written, facts, tags, unnamed }) => ({
    message: `「${written}」和「政策要点」台账里的${facts.join('、')}一样。`,
    fix:
      unnamed.length === 0
        ? `请把它换成 ${tags.join(' 或 ')}，台账改了这里就跟着改；说的不是这一项，就不用管。`
        : `如果说的是${unnamed.join('或')}的标准，请把它换成 ${tags.join(' 或 ')}，台账改了这里就跟着改；说的是别的，就不用管。`,
  })),
  'missing-picture': error<{ value: string }>(({ value }) => ({
    message: `找不到图片「${value}」。`,
    fix: '请把图片放在同一个文件夹里，文件名写得一模一样；不能用别的网站上的图片。',
  })),
  'picture-format': error<{ value: string; format: string }>(({ value, format }) => ({
    message: `图片「${value}」是 ${format} 格式，这种格式的图片不能用。`,
    fix: '请用看图软件打开，另存为 JPG 或 PNG，放在同一个文件夹里，再把材料里的文件名改过来。',
  })),
  'picture-unreadable': warning<NoParams>(() => ({
    message: '这张图片不完整、已经损坏，或者太大（超过 2.6 亿像素），做不成手机用的小图，网页上可能显示不全。',
    fix: '请用看图软件打开看一看，另存为 JPG 或 PNG，换上新的一张；打不开的，请找原来的图片。',
  })),
  'missing-alt': error<NoParams>(() => ({
    message: '图片没有写文字说明。',
    fix: '请在方括号里写一句话说明图上是什么，例如 ![办事大厅的医保窗口](./window.jpg)。',
  })),
  'broken-link': error<{ value: string }>(({ value }) => ({
    message: `链接「${value}」打不开：网站上没有这一页（草稿和还没到发布时间的不算），也没有这个文件。`,
    fix: '请核对地址。附件放在同一个文件夹里，可以是 pdf、docx、xlsx、csv、图片、mp3、mp4 等，文件名写得一模一样。',
  })),
  'invalid-name': error<{ value: string; reason: string }>(({ value, reason }) => ({
    message: `名称「${value}」不能用作网页地址：${reason}。`,
    fix: '材料的文件夹名（页面的文件名）就是网页地址，请改名：用字母、数字、汉字和连字符，例如 yibao-2026。',
  })),
  'public-clash': error<{ value: string }>(({ value }) => ({
    message: `「${value}」和网站自己生成的文件同名，放进去会盖住它。`,
    fix: '请给 public 文件夹里的这个文件改名，或者删掉它。',
  })),
  'public-link': warning<NoParams>(() => ({
    message: '这是一个快捷方式（链接），指向 public 以外，没有放进网站。',
    fix: '需要公开的话，请把文件本身复制到 public 文件夹里。',
  })),
  'unnamed-site': warning<NoParams>(() => ({
    message: '这个文件夹里还没有网站设置，已经新建了一份：网站名称「未命名站点」，主办单位「未填写」，不要求三审三校。',
    fix: '请打开 content/site.yaml，填上网站名称和主办单位；正式发布前，把「三审三校」的「必须」改成「是」。',
  })),
  'not-redacted': error<{ reason: string; fix: string }>(({ reason, fix }) => ({
    message: `没有做隐去个人信息的副本：${reason}。`,
    fix,
  })),
  'redacted-link': warning<NoParams>(() => ({
    message: '这一行的图片或链接，文件名里有个人信息；副本里的链接已经改了，文件本身没有改名。',
    fix: '请把那个文件改成副本里链接的名字，放在副本旁边。',
  })),
  'redacted-pictures': warning<{ count: number }>(({ count }) => ({
    message: `文件里有 ${count} 张图片，原样留在副本里，图片上的内容没有看。`,
    fix: '请看一眼图片上有没有人脸、证件、名单和电话；有的话，在副本里删掉或盖住。',
  })),
  'file-exists': error<NoParams>(() => ({
    message: '这个文件已经有了，没有改动它。',
    fix: '请换一个名称；确实不要原来的文件，就先把它移走，再运行一次。',
  })),
  'rows-vanished': warning<{ ids: readonly string[]; kept: string }>(({ ids, kept }) => ({
    message: `同名的文件换成了新的一份，原来的 ${ids.length} 个编号这次没有了：${ids.slice(0, 8).join('、')}${ids.length > 8 ? '等' : ''}。它们的网页会消失。`,
    fix: `如果是两份不同的表，请改个文件名重新导入，再把 ${kept} 改回原来的名字。`,
  })),
  'unmapped-table': error<{ headers: readonly string[]; seen?: readonly string[] }>(({ headers, seen = [] }) => ({
    message: `认不出这张表是哪一种台账。${headers.length > 0 ? `表头是：${quoted(headers.slice(0, 12))}。` : `第一行不像表头${seen.length > 0 ? `，像表头的只有：${quoted(seen.slice(0, 12))}` : ''}。`}`,
    fix: '请用 --ledger 指明台账（例如 --ledger issues）；表头和台账的列叫法不同的，写一个对应文件，用 --mapping 对应.yaml 指定。',
  })),
  // ── What an inspection of a published site looks for ──
  'missing-publication-time': warning<NoParams>(() => ({
    message: '没有写「发布时间」。网站检查时，没有时间的内容按从来没有更新算。',
    fix: '请在开头写上实际发布的时间，例如「发布时间: 2026-03-02 09:00」。以后改了内容，不要改这个时间，改动写进「更正」台账。',
  })),
  'stale-section': warning<{ name: string; newest: string | null; days: number | null; limit: number }>(
    ({ name, newest, days, limit }) => ({
      message:
        newest === null
          ? `「${name}」里没有一条写明了时间，网站检查时按从来没有更新算。`
          : `「${name}」已经 ${days} 天没有更新，最近的一条是 ${newest}，超过了 ${limit} 天。`,
      fix: '请补上新的内容，写明时间；不要为了更新去改旧内容的时间。多少天提醒，在 content/site.yaml 的「门槛」里写。',
    }),
  ),
  'empty-section': warning<{ name: string }>(({ name }) => ({
    message: `「${name}」现在一条能公开的也没有，网站上不出现这个栏目。`,
    fix: '有了能公开的内容，栏目会自己出现；不打算办这个栏目，请把它的台账或者文件夹删掉，就不再提醒。',
  })),
  // ── Laws brought in by `import` ──
  'unreadable-law': error<{ reason: string }>(({ reason }) => ({
    message: `没能读成一部法规：${reason}。`,
    fix: '法规的文件里，第一行写名称，每一条另起一行，写成「第一条 正文」，「条」字后面空一格。不是法规的文字，请写成宣讲材料。',
  })),
  'article-missing': warning<{ missing: readonly string[] }>(({ missing }) => ({
    message: `这一条的前面缺${missing.slice(0, 5).join('、')}${missing.length > 5 ? `等 ${missing.length} 条` : ''}。`,
    fix: '请对照原文看一眼：漏了就补上，再导入一次；原文就没有，不用管。',
  })),
  'article-without-space': warning<{ unspaced: readonly number[]; doubtful: readonly number[] }>(
    ({ unspaced, doubtful }) => ({
      message: `有的行开头的「第几条」后面没有空格：${[
        ...(unspaced.length > 0 ? [`${rowsInWords(unspaced)}按一条的开头读了`] : []),
        ...(doubtful.length > 0 ? [`${rowsInWords(doubtful)}看不出是不是一条的开头，放在了上一条里`] : []),
      ].join('；')}。`,
      fix: '请对照原文看一眼：是一条的开头，在「条」字后面补上空格；是上一条正文里提到的，接到上一行的末尾。改了的，再导入一次。',
    }),
  ),
  'law-lines-left-out': warning<{ lines: readonly number[] }>(({ lines }) => ({
    message: `有 ${lines.length} 行没有读进来，它们不属于哪一条（${rowsInWords(lines)}）。`,
    fix: '是序言、附件、说明，不用管；是条文的一部分，请把它放回那一条里，再导入一次。',
  })),
} as const satisfies Record<string, Entry<never>>;

export type ProblemKind = keyof typeof problemCatalogue;
export type ProblemParams<K extends ProblemKind> = Parameters<(typeof problemCatalogue)[K]['say']>[0];
