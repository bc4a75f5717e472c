import { isName, isRare, SURNAME, surnameOf } from './chinese-names.ts';
import { mayHoldNameOfPeoples, NAME_OF_PEOPLES } from './names-of-peoples.ts';
import type { Finding } from './personal-kinds.ts';
import { findTitled } from './personal-titles.ts';

/** Words that introduce a resident by name, whatever stands after them. */
const SAID =
  '姓\\s?名(?:是|为)?|联系人|(?:我|本人)(?:名)?叫|名字[叫是]|[来受](?:访|电|信)[人者](?:员)?|(?:反映|信访|诉求|投诉|申请|当事|求助|举报|留言|报修|收件)人|(?:来电|来访|反映)群众|被执行人|嫌疑人|受害人|被害人|户主(?:姓名)?|本人[系是]?';
/** Words before anything at all: what follows must look like a name throughout. */
const ROLE =
  '村民|居民|牧民|牧户|家长|(?:老|困难|退休)党员|住户|业主|群众|市民|农户|租户|房东|摊主|[商种养]\\p{Script=Han}?户|乡亲|同村|邻居|家属|老人|死者|伤者|爱人|丈夫|妻子|父亲|母亲|爷爷|奶奶|儿子|女儿|儿媳|女婿|老伴|外?孙[子女]|[哥弟姐妹]{2}|[大二三小](?:小子|闺女)';
/** Words that as often begin a description: 我是龙腾大厦的业主. */
const VAGUE = '我是|[村镇乡县]的|社区的';
/** Words that say something sensitive of whoever is named behind them. */
const SENSITIVE =
  '(?:低保|五保|特困|困难|贫困|脱贫|监测|建档立卡)(?:边缘|易致贫)?(?:户|贫困户|脱贫户|人员|对象|老人|家庭|学生)|(?:残疾|智障|精神病|失独老)人|患者|病人|(?:社区)?矫正(?:对象|人员)|(?:戒毒|吸毒|刑满释放|服刑)(?:康复)?人员|(?:帮扶|救助|供养|资助)对象|留守(?:儿童|老人)|孤儿|未成年人|(?:[小中]|[一二三四五六]年级)?学生|[孩女儿]子?(?:名?叫)|孩子|小孩|娃娃?';
const LINK = '(?:名单)?[\\s：:是为叫系]{0,3}';
const INTRODUCED = new RegExp(
  `(?:(${SENSITIVE})|(${SAID})|${ROLE}|(${VAGUE}))${LINK}(?=(${SURNAME}\\p{Script=Han}{1,2}))`,
  'gu',
);
const BEFORE_OTHER_NAMES = new RegExp(`(?:(${SENSITIVE})|${SAID}|${ROLE})${LINK}(?=\\p{Script=Han})`, 'gu');

/** What follows a name: an end, a sign, a number, or a verb or particle of what somebody does. */
const FOLLOWS =
  /^(?:$|[^\p{L}]|反映|来[电访信到]|现[场在已]|所[说称在]|兄弟|姐妹|父子|母子|母女|全家|[称说的在因于与和及已被将向把从到等为也系是有患对就进上去愿享由家不再曾一两领交]|表示|提|询问|咨询|投诉|要求|建议|申请|今[年日天]|昨|去年|身患|确诊|同意|告诉|常年|肢体|双目|刑满|转诊|个人|认为|希望|介绍|申领|多次|本人|签|联名|填|收|怀疑|夫妇|先后|按时|表现|吸毒|按|每|平时|户|电话|手机|联系|出生|当[年时]|带|所|独自|长期|近日|突|因病)/u;
const NEXT = /^[、和与及]\s?/;
/** Behind what is an undertaking's name, and 于 is a preposition. */
const NOBODY = /^(?:集团|公司|[大厂场路街村镇店商电]|小区|花园|物业|工程)/;
/** Behind a name, set off from it: somebody in duty. */
const IN_DUTY =
  /^\s?[（(，,\s]\s?[^，。；、）\s要求反映称说]{0,14}(?:主任|书记|[局镇乡村县市区校院所队站科股处部]长|主席|经理|律师|法官|民警|医生|教授|农艺师|工程师|专家|干部|网格员|负责人|工作人员)/;
/** Behind a contact's name: an office's line, so the contact is the office's. */
const LANDLINE = /^[^。；\n]{0,16}?0\d{2,3}[-—－ ]?\d{7,8}/;

/** What makes a named person's line sensitive, directly behind the name: illness, detention, aid, disability. */
const CONDITION =
  /^(?:家)?[，,（(\s]{0,2}(?:现|又|因|是|系|属于?|为|目前|常年|长期|去年|前年|今年|独自|怀疑|自己|身|已|被|先后|因(?:盗窃|打架|赌博|诈骗|[^，。；]{1,4}))*(?:患[^，。]|得了|确诊|检?查出|因?病住院|住院|脑梗|瘫痪|卧床|透析|失明|双目|聋哑|肢体|[上下双]肢|(?:智力|听力|视力|言语|多重)(?:[一二三四]级)?残|截肢|精神(?:分裂|病|残|障)|残疾(?!人)|低保|五保|特困|建档立卡|享受(?:低保|五保|特困)|判处|判刑|(?:行政|刑事)?拘留|逮捕|吸毒|戒毒|刑满|服刑)/;
const YOUNG =
  /^[，,（(\s]{0,2}(?:男|女)?[，,\s]?(?:今年|现年|才|刚满|只有)*(?:1[0-7]|\d|[一二三四五六七八九]|十[一二三四五六七]?)岁|^[，,（(\s]{0,2}[^，。；]{0,4}(?:上|读|就读于?)[^，。；]{0,6}(?:小学|初[一二三中]|[一二三四五六]年级|幼儿园)|^[，,（(\s]{0,2}(?:[男女][，,\s])?[^，。；]{0,4}(?:小学|中学|初[一二三中]|高[一二三中]|[一二三四五六七八九]年级|幼儿园)[^，。；]{0,5}(?:学生|在[读校]|儿童)/;
/** Words from which such a condition or a sex may be read: names before them are looked at. */
const ANCHOR =
  /[，,（(]\s?[男女][，,）)\s]|[患身因系是享被双肢吸今得怀的在]|[，,（(]\s?(?:[男女]|现?残疾|低保|五保|特困|[智听视]力|精神|肢体|言语|多重|双目|小学|初[一二三中]|高[一二三中]|[一二三四五六七八九]年级)|精神|[智听视]力|言语|多重|检?查出|长期|卧床|透析|截肢|判|拘留|逮捕|残疾|低保|五保|特困|[，,（(]\s?(?:今年|现年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})岁|[才刚]满?(?=[\d一二三四五六七八九十])|[上下]肢|去年|确诊|住院|瘫痪|失明/g;
/** Before a name that nothing introduces: the beginning of a clause, or whose relative somebody is. */
const BOUNDARY =
  /(?:^|[^\p{L}\p{N}]|户主|村民|居民|[其我](?:嫂子?|弟媳妇?|侄[子女儿]|外甥女?|[表堂][哥弟姐妹])|其(?:[长次幼独]?[子女]|儿子?|女儿|妻子?|丈?夫|父亲?|母亲?|兄|弟弟?|哥哥?|姐姐?|妹妹?|孙[子女]?|儿媳|女婿))$/u;
/** A place of theirs: names of places begin behind it as well, so only a name of three usual characters is one. */
const FROM_A_PLACE = /(?:[村镇乡屯庄寨组队]|社区|街道|村社)$/u;
const SEX = /^[，,（(]\s?[男女][，,）)\s]/;

/** The longest name at a place that is followed as names are; one of three usual characters, whatever follows. */
function nameAt(text: string, at: number, { said, vague }: { said: boolean; vague: boolean }): string | null {
  for (const length of [4, 3, 2]) {
    const word = text.slice(at, at + length);
    if (word.length < length || /^[联关]系/.test(text.slice(at + length - 1, at + length + 1))) continue;
    const behind = text.slice(at + length, at + length + 4);
    const follows = FOLLOWS.test(behind);
    const isUsual = length > 2 && !vague && word[0] !== '于' && !isRare(surnameOf(word)) && !NOBODY.test(behind);
    if (follows ? isName(word, !said) : isUsual && isName(word, true)) return word;
  }
  return null;
}

/** Illness, disability, aid and detention in the clauses about a person, unless that person speaks of others. */
const SAID_OF_THEM =
  /癌|肿瘤|精神(?:病|分裂|障碍)|致残|伤残|工伤|丧失劳动能力|瘫痪|脑出血|白血病|尿毒症|糖尿病|高血压|心脏病|脑梗|脑瘫|中风|偏瘫|抑郁症|自闭症|痴呆|艾滋|乙肝|结核|尘肺|癫痫|截肢|残疾(?!人)|低保户|五保|特困(?:户|人员)|建档立卡|贫困户|拘留|判刑|服刑|^(?:系|是)?(?:低保|特困|残疾)$/;
const SPEAKS = /反映|询问|咨询|建议|投诉|要求|来[电访信]|[称说问]|表示|申请|提出|认为|希望|告诉|政策|为什么/;

function isSensitive(behind: string): boolean {
  if (CONDITION.test(behind) || YOUNG.test(behind)) return true;
  const clauses = (/^[^。；！？\n]*/.exec(behind)?.[0] ?? '').split(/[，,、（(）)]/).slice(0, 4);
  for (const clause of clauses) {
    if (clause.length > LONGEST_CLAUSE || SPEAKS.test(clause)) return false;
    if (SAID_OF_THEM.test(clause)) return true;
  }
  return false;
}
/** Clauses that describe somebody are short: 男，72岁，五保户. */
const LONGEST_CLAUSE = 14;

/** 张某某, whatever the name's length. */
function named(text: string, start: number, name: string, sensitive: boolean): Finding {
  const end = start + name.length;
  const kind = sensitive || isSensitive(text.slice(end, end + 30)) ? 'circumstance' : 'person';
  return { kind, start, end, masked: `${surnameOf(name)}某某` };
}

/** Names behind a word that introduces a resident, and those listed after the first. */
function introduced(text: string): Finding[] {
  return [...text.matchAll(INTRODUCED)].flatMap(({ 0: cue, 1: sensitive, 2: said, 3: vague, index }) => {
    const found: Finding[] = [];
    for (let at = index + cue.length; ; ) {
      const name = nameAt(text, at, { said: said !== undefined, vague: vague !== undefined });
      if (name === null) return found;
      const behind = text.slice(at + name.length, at + name.length + 30);
      const isOffices = IN_DUTY.test(behind) || (cue.startsWith('联系人') && LANDLINE.test(behind));
      if (isOffices) return found;
      found.push(named(text, at, name, sensitive !== undefined));
      const next = NEXT.exec(behind);
      if (next === null) return found;
      at += name.length + next[0].length;
    }
  });
}

/** Names of other peoples behind a word that introduces a resident: 信访人艾力·买买提, 牧民卓玛. */
function ofOtherPeoples(text: string): Finding[] {
  if (!mayHoldNameOfPeoples(text)) return [];
  return [...text.matchAll(BEFORE_OTHER_NAMES)].flatMap(({ 0: cue, 1: sensitive, index }) => {
    const start = index + cue.length;
    const name = NAME_OF_PEOPLES.exec(text.slice(start, start + 24))?.[0];
    if (name === undefined) return [];
    const end = start + name.length;
    const isCircumstance = sensitive !== undefined || isSensitive(text.slice(end, end + 30));
    return [{ kind: isCircumstance ? 'circumstance' : 'person', start, end, masked: `${name[0]}某某` } as const];
  });
}

/** Names nothing introduces, known by what stands behind: 张伟，男，… and 陈国强患有…. */
function described(text: string): Finding[] {
  return [...text.matchAll(ANCHOR)].flatMap(({ index }) => {
    for (const length of [4, 3, 2]) {
      const start = index - length;
      const name = start < 0 ? '' : text.slice(start, index);
      if (!isName(name, true)) continue;
      const before = text.slice(Math.max(0, start - 4), start);
      if (!BOUNDARY.test(before) && !(length > 2 && FROM_A_PLACE.test(before) && !/[树草果]$/.test(name))) continue;
      const behind = text.slice(index, index + 30);
      if (SEX.test(behind) || isSensitive(behind)) return [named(text, start, name, false)];
    }
    return [];
  });
}

/** Not named, but whoever lives there knows: 3组李某患有…. The group goes, so that the masked text says nothing. */
const OF_A_GROUP = new RegExp(`(?<=[村区])([\\d一二三四五六七八九十]{1,3}[组社队]的?)(${SURNAME})某{1,2}`, 'gu');

function ofAGroup(text: string): Finding[] {
  if (!text.includes('某')) return [];
  return [...text.matchAll(OF_A_GROUP)].flatMap(({ 0: all, 2: surname = '', index }) => {
    const end = index + all.length;
    if (!isSensitive(text.slice(end, end + 30))) return [];
    return [{ kind: 'circumstance' as const, start: index, end, masked: `${surname}某` }];
  });
}

/**
 * Residents by name, where the text itself says that they are residents, and named (or otherwise identifiable) people
 * beside an illness, a detention, poverty aid, a disability, or under age (个人信息保护法 28). Officials in duty, 张某,
 * 王女士 and whoever isn't named pass: 孩子 or 低保户 alone is nobody.
 */
export const findPeople = (text: string): Finding[] => [
  ...introduced(text),
  ...ofOtherPeoples(text),
  ...described(text),
  ...ofAGroup(text),
  ...findTitled(text),
];
