import { plainForm } from './plain-form.ts';

/** Residents, as headers call them. */
const WHO =
  '被?(?:来访|来电|来信|上访|反映|信访|投诉|诉求|申请|当事|紧急联系|联系|留言|报送|报修|举报|检举|控告|求助|咨询|监护|受访|走访)(?:人员|人|者|对象)|户主|村民|居民|群众|业主|农户|贫困户|脱贫户|低保户|网友|留言用户|用户|家庭成员|家属|亲属|家长|个人|本人';
/** What is personal whoever it belongs to. */
const PERSONAL =
  '姓名|名字|昵称|网名|(?:联系|移动|手机|固定)?电话(?:号码|号)?|手机(?:号码|号)?|(?:来电|主叫)号码|联系方式|(?:家庭|现|详细|居住|联系|户籍|通讯|常住)?(?:住址|地址)|户籍(?:所在地|地)?|银行账[号户]|账[号户]|年龄|性别|民族|门牌号?|户号|车牌(?:号码|号)?|健康状况|病史|病情';
/** What is personal beside a person only: 编号 names anything, 用户编号 somebody. */
const BESIDE_A_PERSON = '名称|名|信息|号码|编号|ID';
/** Words that may stand with the personal ones without making a header personal. */
const BESIDE_THE_PERSONAL = '来访|来电|来信|反映|留言|家庭|学生|老人|儿童|孩子|子女|配偶|患者|残疾人|及|和|与|的|、';

const ALL_PERSONAL = new RegExp(`^(?:${WHO}|${PERSONAL}|${BESIDE_A_PERSON}|${BESIDE_THE_PERSONAL})+$`, 'i');
const SOMEBODY = new RegExp(`${WHO}|${PERSONAL}`, 'i');
const ANYWHERE = /身份证|证件号|公民身份|护照|社保卡|银行卡|卡号|开户|微信|QQ|邮箱|电子邮件|email|出生(?:日期|年月)/i;
const ENGLISH =
  /^(?:(?:real|full|user|nick|contact|first|last)?name|(?:mobile|cell|contact|tele)?phone(?:number|no)?|mobile(?:number|no)?|tel|id(?:entity)?(?:card|number|no)+|userid|openid|(?:home)?address|wechat|birthday|account)$/i;
/** No header made of these words is longer; beyond it the pattern could take long. */
const LONGEST_HEADER = 24;

/**
 * Whether a column with this header holds personal data of residents: its cells are dropped while reading, before
 * anything else sees them (contract §2; 个人信息保护法 25, 28). Columns a ledger itself defines never come here.
 */
export function isPrivateHeader(header: string): boolean {
  // 姓名1 and 群众姓名（保密） are names, too.
  const words = plainForm(header)
    .replace(/\([^()]*\)$/, '')
    .replace(/[\s_\-/·:：*()[\]{}【】〔〕]|\d+$/g, '')
    .replace(/(?:必填|选填|可选)$/, '');
  if (ANYWHERE.test(words) || ENGLISH.test(words)) return true;
  return words.length <= LONGEST_HEADER && ALL_PERSONAL.test(words) && SOMEBODY.test(words);
}

/** Names and numbers of things: public texts repeat them rightly. */
const OF_THINGS =
  /人[数次口大]|名[额次]|(?:单位|部门|机构|企业|公司|社区|小区|乡镇|街道|村|地|项目|事项|文件|政策|活动|问题|课题|站点?|类)名称?|[文序型批]号|网址/g;

/** Whether a column nobody knows may name somebody: its values are then looked for in public texts. */
export const mayNameSomebody = (header: string): boolean =>
  /人|名|电话|手机|址|证|号|ID|(?:^|_)id(?:$|_)/.test(plainForm(header).replace(OF_THINGS, ''));
