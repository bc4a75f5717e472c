/**
 * What a reply says: something; only that the matter was passed on or that one should wait; or nothing but courtesy, an
 * announcement without what it announces, a date.
 */
export type ReplyContent = 'says' | 'passed-on' | 'empty';

/** Longer replies say something. */
const LONGEST_FORMULA = 160;
const LONGEST_CLAUSE = 70;
const DATE =
  /(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*[年./-]\s*[\d一二三四五六七八九十]{1,3}\s*[月./-]\s*[\d一二三四五六七八九十]{1,3}日?/g;
/** A name somebody goes by, or what `import` put in its place, beside the word for them. */
const CALLED =
  /(网友|网民|网名|群众|市民)\s*[“"「‘][^”"」’]{0,20}[”"」’]|[“"「‘][^”"」’]{0,20}[”"」’]\s*(?=网友|网民)|〔已隐去〕/g;
const CLAUSE = /[^\s，。！？；：、,.!?;:…~～“”"「」‘’（）()]+/g;

const OFFICE = '部门|单位|局|政府|镇|乡|街道|村|社区|办|委|院|处|科|股|所|站|中心|公司|学校|中专|大队|集团';
const HANDLE = '调查|核实|核查|查处|处理|处置|办理|研究|解决|落实|跟进|答复|回复|阅处|整改|协调';

/** Clauses that say nothing of the matter itself. */
const COURTESY: readonly RegExp[] = [
  // 尊敬的网友 · 您好
  /^(?:尊敬|亲爱)的.{0,12}$/,
  /^(?:各位|广大|本地)?(?:网友|网民|网名|市民|村民|居民|群众|业主|来信人|来访人|留言人|用户)?(?:朋友|同志|们)?(?:您|你|大家)?们?好?$/,
  /^\p{Script=Han}{1,3}(?:先生|女士|同志)(?:您|你)?好?$/u,
  // 您反映的问题已收悉 · 留言已阅
  /^(?=.*(?:来信|来函|来件|来电|留言|帖|信件|反映|诉求|问题|建议|咨询|投诉|意见|收悉)).{0,60}(?:收悉|收到|已阅|知悉|获悉|阅悉|登记|受理)了?$/,
  // 现将有关情况回复如下 · 关于您反映的问题
  /^.{0,60}(?:回复|答复|反馈|说明|汇报|解释|转载|报告|通报)(?:如下|于下|于后)$/,
  /^(?:现|现就|就|针对|关于|对于?|首先)?(?:您|你|网友|来信人|群众)?们?(?:所|所提|提出)?(?:反映|咨询|投诉|提出|提到|来信|留言|关心)?的?.{0,24}(?:问题|诉求|事项|一事|一帖|建议)$/,
  // 我局高度重视
  /^.{0,24}(?:高度|非常|十分|极为)(?:的)?重视$/,
  // 感谢您的关心和支持 · 敬请谅解 · 祝您生活愉快
  /^.{0,12}(?:感谢|谢谢|致谢|感激)[^了已]{0,40}$/,
  /^(?:对|向)?(?:您|你).{0,12}(?:表示)?(?:感谢|谢意|敬意|理解|歉意)$/,
  /^(?:敬请|请|望|恳请|希望)?(?:您|你|大家|广大.{0,4})?们?(?:的|予以|给予|能够?|继续|多多|一如既往)*(?:谅解|见谅|理解|支持|包涵|监督|关注)(?:[和与]?(?:理解|支持|谅解|监督|配合))*$/,
  /^(?:由此|因此)?给您.{0,10}(?:不便|困扰)(?:之处)?$|^不便之处$/,
  /^(?:最后)?(?:恭祝|敬祝|祝愿|祝).{0,20}$/,
  /^.{0,6}欢迎.{0,24}(?:监督|来信|来电|来访|反映|意见|建议|咨询|指正|留言)$/,
  /^(?:今后)?(?:如|若)(?:您|你)?(?:还|仍|再)?有.{0,12}(?:疑问|问题|异议|建议|意见)$/,
  /^.{0,6}(?:将|会)(?:继续|不断|进一步|竭诚|一如既往).{0,20}(?:努力|服务|工作|水平|作风)$/,
  // 您的建议很好 · 已进行过回复
  /^(?:您|你)?们?的?(?:建议|意见|想法|提议)(?:非常|很|十分)(?:好|宝贵|中肯)$/,
  /^.{0,8}已经?(?:进行过?|作过?|做过?|给过)?(?:回复|答复)过?(?:您|你)?$/,
  /^(?:无|暂无|略|同上)$/,
  // 已办结 · 见附件 · 请拨打12345咨询: not what was done, or found out
  /^(?:该|此|本)?(?:事项|问题|诉求|工单|件)?已经?(?:办结|办完|办理|处理)(?:完毕|完成|好)?了?$/,
  /^(?:具体|详细)?(?:内容|情况|答复)?(?:请|详)?(?:详?见|看|查看)附件$/,
  /^(?:请|可)(?:您|你)?(?:直接)?(?:拨打|致电)[^\d]{0,12}[\d-]{5,14}(?:电话|热线)?(?:咨询|反映|询问|联系|了解)?$/,
  /^(?:特此|专此|专项|此)(?:回复|答复|函复|复)$|^(?:此致|敬礼|再见|完毕)$/,
  /^[\d\p{P}\p{S}a-z]{0,12}$/iu,
];

/** 县水利局, as a signature is: last of all. */
const SIGNATURE = new RegExp(`^(?!请|可|建议|向|到|由|转|已|交)\\p{Script=Han}{1,18}(?:${OFFICE})$`, 'u');

const PASSED_ON: readonly RegExp[] = [
  // 已转交相关部门处理 · 已交水利局办理 · 您的建议已转给有关部门研究
  new RegExp(
    `^(?=.*(?:${OFFICE}|${HANDLE})).{0,40}?(?:转交|转办|转至|转到|转给|转送|转请|转达|转派|转由|移交|移送|交办|交由|批转|派发|派单|(?:转|交(?!通|警|费|款|叉|汇))(?=\\p{Script=Han}{1,14}(?:${OFFICE}|${HANDLE})))(?!.*(?:完毕|完成|办好|到位|恢复|修复|修好|解决了|如实))[^\\d]{0,30}$`,
    'u',
  ),
  /^现?已经?(?:派单|交办|转办|派发|转交|移交)$/,
  // 请耐心等待 · 正在办理中 · 如有回复将第一时间告知 · 要求其尽快处理
  /^(?:敬请|请|望)?(?:您|你)?(?:继续|再)?(?:耐心)?(?:等待|等候|静候|留意|关注).{0,16}$/,
  new RegExp(`^.{0,24}正在?(?:积极|抓紧|进一步|组织|安排)*(?:${HANDLE})(?:${HANDLE})?(?:中|之中|当中|过程中)?$`),
  /^.{0,6}(?:有|出)(?:了|相关|进一步)?.{0,4}(?:结果|进展|消息|回复|答复|情况)(?:后|时|的|了)?$/,
  new RegExp(
    `^.{0,20}(?:将|会|再)(?:尽快|及时|第一时间|立即|马上|限期|按时|按期)?.{0,12}(?:${HANDLE}|告知|告诉|反馈|通知|联系)(?:您|你|给您)?$`,
  ),
  new RegExp(
    `^并?(?:要求|督促|责成|请(?!到|去|向|在|找|您|你))(?:其|该|他们|相关|有关|\\p{Script=Han}{0,10}(?:${OFFICE})).{0,16}(?:${HANDLE}|告知|反馈)(?:您|你)?$`,
    'u',
  ),
];

/** Most replies have no whole date: that is told faster than where one stands. */
const undated = (reply: string) => (/年|\d{4}[./-]/.test(reply) ? reply.replace(DATE, ' ') : reply);

/** A reply by its clauses: what it comes to, and what is left of a formula without courtesies, to know equal ones by. */
export function replyContent(reply: string): { readonly content: ReplyContent; readonly formula: string } {
  const says = { content: 'says', formula: '' } as const;
  if (reply.length > LONGEST_FORMULA) return says;
  const passedOn: string[] = [];
  let [seen, signed] = [0, false];
  for (const [clause] of undated(reply).replace(CALLED, '$1').matchAll(CLAUSE)) {
    if (signed || clause.length > LONGEST_CLAUSE) return says;
    if (PASSED_ON.some((pattern) => pattern.test(clause))) passedOn.push(clause);
    else if (!COURTESY.some((pattern) => pattern.test(clause))) {
      signed = seen > 0 && SIGNATURE.test(clause);
      if (!signed) return says;
    }
    seen++;
  }
  return passedOn.length > 0
    ? { content: 'passed-on', formula: passedOn.join('，') }
    : { content: 'empty', formula: '' };
}
