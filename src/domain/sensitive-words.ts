/**
 * Categories that always stay counts (contract §4b: 低保 医疗 残疾 家庭 未成年人), with their official and neighbouring
 * names, as parts of a category or type. 医保 isn't among them: matters of insurance rules and counters are public ones.
 * 精神 alone would take 精神文明.
 */
export const sensitiveCategories = [
  '低保',
  '最低生活保障',
  '特困',
  '五保',
  '救助',
  '医疗',
  '精神卫生',
  '精神障碍',
  '精神病',
  '艾滋',
  '戒毒',
  '残疾',
  '残联',
  '家庭',
  '未成年',
  '儿童福利',
  '困境儿童',
  '孤儿',
  '留守',
] as const;

/** Words of a matter's text that often tell somebody's private life or health: a person is asked to look once more. */
export const delicateWords = [
  '艾滋',
  '性侵',
  '强奸',
  '猥亵',
  '性骚扰',
  '家暴',
  '家庭暴力',
  '离婚',
  '抚养权',
  '吸毒',
  '戒毒',
  '刑满释放',
  '自杀',
  '精神病',
  '精神分裂',
  '抑郁症',
  '乙肝',
  '梅毒',
] as const;

/** Words that accuse somebody though none of 检举, 控告, 举报 stands there (信访工作条例 30). */
export const accusingWords = [
  '揭发',
  '贪污',
  '受贿',
  '行贿',
  '索贿',
  '挪用公款',
  '挪用资金',
  '侵吞',
  '以权谋私',
] as const;
