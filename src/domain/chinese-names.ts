/** Surnames (姓), most frequent first; those that rather begin other words (水, 节, 数) are left out. */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华冉房净阴闫肖付谈蓝奚蒲符池仇伏戚缪娄鄢晏屠窦佟蔺郎桑冀巩虞骆阙宗宣栾郗逯楚饶荆滕敖邸裘苟茹浦辜鞠喻谌佘扈尚简臧';
/** Surnames that more often begin other words: only a given name of two usual characters makes them one. */
const RARE = '卓廉国幸麻闻宫晋匡全储花危言印连应商党门智利井古成边沙麦盖练代支仝冼巨路车计';
/** Surnames of two characters (复姓). */
const DOUBLE = ['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '司徒', '夏侯', '令狐'];

/** Characters that given names are made of. Not all, but few other words are made of these alone. */
const GIVEN = new Set(
  '妮丫妞囡斤伟芳娜秀弟连娥耀莹英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华红玉志建国林海龙春生云飞梅花文辉斌玲凤鹏宇浩然轩子涵梓萱欣怡雨佳嘉琪一诺晨曦梦瑶雪琳思远博睿俊峰成才有田发财福贵来富满仓囤长根柱铁栓锁喜庆祥瑞吉安康宁健全德义仁礼信忠孝诚善良正义守道永恒久万贞誉欢乐冉航帆皓翔凡宾斐锦绣锋钢钧锐翎翊耘聪胤舟虹蝶衍裕诗谨谦豪贝赫越轲迅逸郁鑫铮雍霏霜靖韬颂骁麒麟黛笑敬贵尚方尧舜禹松晋秦楚伊依昕彦杭哲思昂恺桢焱砚稳笛筠粉绪绮罗耕艺花芮茵荟菱萱蔚蕴薛裴观谊贺超辉迎逢遥邵野铃阁隆雁雄静颜驰高魏默黎鼎齐增芬爽巧改转引换存余留满牢拴狗蛋毛猛生根发芹叶翠桃杏玲香惠淑菊素秋夏昌盛兴旺荣光耀宗祖保卫东民革爱卫社会胜利新中秋月冬夏青松柏竹菊莲荷桃杏枝叶萍翠碧彩银金珍珠宝琴棋书画美艺慧智淑贤惠芝芬香莉蓉蓬薇雯婷婉婧媛嫣妍倩颖洁琼瑛璐露蕾晶莹冰玄天赐地江河湖水泉清波澜涌山岭川石岩峻崇岳风雷电震霆鸣声响亮朗晓旭日星辰阳虎豹彪雄鹰鹤燕莺鸿雁马驹骏骥牛羊顺利达通进步升登云霄腾飞跃立本源启开元初始大小二三四五六七八九十老双全友朋师学习勤奋勉励功勋业绩景致素朴真纯雅俗世界宏伟广博厚深沉默语言诗词歌赋章节韵律运命寿延年益庭堂家邦国栋梁材树森杨柳槐梓楠桐榕檀建设树立铭记怀念想思念恩惠珂珊瑜瑾瑞璋琦玮琛玥彤丹青紫蓝黄绿白洪洲沛泽润滋淼源溪汉渊浪浦涵淳照炎炜烨焕煜灿烁燃熙勇毅坚韧刚强威武尚尊权政治安邦定邦希望向前锋凯旋征战兵卒帅士奎魁元第次占先争波甫儒翰墨彬杉柯楷模范例典培养育勇敢果决断昊昌晖晟暄曼丽佩佑佐仪伦俐倩偲侠儿妹姐娃女男庚辛甲乙丙丁申酉戌亥寅卯辰巳午未芹芸茂荔茹萌菲蓓薪藩芊苗若英茵茜莎菁葵葆'.split(
    '',
  ),
);

/** Words of everyday speech that look like a surname and a given name. */
const WORDS = new Set(
  '安全|高兴|方便|关心|关注|关爱|金融|满意|严重|严格|高度|高中|高速|高温|高龄|温暖|和平|平安|文明|文化|文艺|成功|成立|成为|成年|万一|路灯|路口|路段|路面|路边|水平|时间|时候|时有|常年|常常|常住|任何|任务|石头|石板|马上|马路|白天|白色|明白|方案|方面|方式|方队|方向|方言|管理|管道|管护|解决|解释|易地|易于|向上|向前|黄河|华山|江河|田地|田间|林地|林业|林权|林木|余家|盛大|强烈|强调|单位|单独|单元|全部|全面|项目|建设|关于|关系|关键|金额|金色|项目|费用|许多|曾经|曾任|应当|应该|代表|代办|代理|包括|包联|游客|边远|房屋|房东|房产|车辆|车主|车位|车站|夏天|夏季|冬季|春季|江苏|云南|贵州|宁夏|甘肃|兰州|张家|李家|王家|安心|安居|安装|安排|安置|安徽|康复|康养|牛羊|毛坯|毛利|柴火|关停|何时|何处|何人|何种|纪念|纪律|纪委|温度|辛苦|季节|景区|景观|阳台|阳光|文件|文书|文字|文体|于是|于家|于本|毕业|毕竟|申请|申报|申领|尤其|左右|左边|华人|华侨|盛世|童年|成员|成绩|成本|党员|施工|施行|平时|项下|齐全|齐心|丁香|卫生|卫士|查询|查看|解答|解放|终于|尚未|尚不|尚需|尚无|尚有|尚在|简单|简易|简化|简介|简便|夏秋|夏收|夏粮|夏播|曾多|曾于|石油|钱款|钱财|钱包|雷电|洪水|洪涝|温泉|白菜|常务|范围|贺信|贺电|江边|江水|高山|高原|田园|田亩|苗木|苗圃|梁上|万元|万里|时期|时常|甘心|谢谢|连心'.split(
    '|',
  ),
);

/** With what a name doesn't end: particles and verbs that belong to the sentence, and what ends names of places. */
const NO_END =
  /[的地得着了过们人户在因于与和及已被将向把从到为也系是有患由对就去不曾说称前后时内外中里湾村庄沟寨坪镇乡屯堡营坝店铺街路巷组社区县市庙塬峁洼家厂场站所局园线镇]$/;
const NO_START = /^[去今前后本当的地得在是不]/;
/** How people are called who aren't named: 张某, 王女士, 刘大妈, 马师傅; and officials in duty: 陈科长. */
const CALLED =
  /^(?:某|女士|先生|小姐|大爷|大妈|大娘|大叔|大哥|大姐|阿姨|叔|伯|师傅|同志|老师|老汉|老太|奶奶|爷爷|婆婆|姓|氏|总|工程师|医生|主任|书记|局长|镇长|乡长|村长|县长|市长|区长|校长|院长|所长|队长|站长|科长|股长|处长|部长|主席|委员|经理|律师|法官|警官|教授|会计|组长|班长|副)/;

/** First characters of all surnames. */
export const SURNAME_BEGINS = SURNAMES + RARE + DOUBLE.map((double) => double[0]).join('');

export const SURNAME = `(?:${DOUBLE.join('|')}|[${SURNAMES}${RARE}])`;
const BEGINS = new RegExp(`^${SURNAME}`);
/** The surname a word begins with; empty where it begins with none. */
export const surnameOf = (word: string): string => BEGINS.exec(word)?.[0] ?? '';
const HAN = /^\p{Script=Han}+$/u;

/** Whether a surname needs more than a look at its word. */
export const isRare = (surname: string): boolean => RARE.includes(surname);

/**
 * Whether a word of two to four characters may be somebody's full name. Strictly: each character of the given name is
 * one that names are made of; otherwise a given name of two may be anything that doesn't end as other words do.
 */
export function isName(word: string, strictly: boolean): boolean {
  const surname = surnameOf(word);
  if (surname === '') return false;
  const given = word.slice(surname.length);
  if (given.length < 1 || given.length > 2 || !HAN.test(given)) return false;
  if (CALLED.test(given) || WORDS.has(word.slice(0, 2)) || NO_START.test(given)) return false;
  // 于三月五日 is a day.
  if (/^[一二三四五六七八九十]月$/.test(given)) return false;
  const usual = [...given].every((character) => GIVEN.has(character));
  if (isRare(surname) && !(usual && given.length === 2)) return false;
  if (usual && given.length === 2) return !/[户人们的]$/.test(given) && !PLACE_END.test(given);
  return strictly || given.length === 1 ? usual && !NO_END.test(given) : !NO_END.test(given);
}

const PLACE_END = /[家湾村庄沟寨坪镇乡屯堡营坝店铺街路巷组社区县市庙塬峁洼厂场站所局在]$/;
