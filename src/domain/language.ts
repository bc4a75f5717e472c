const NAMES: Readonly<Record<string, string>> = {
  zh: '汉语',
  bo: '藏语',
  ug: '维吾尔语',
  mn: '蒙古语',
  za: '壮语',
  ii: '彝语',
  kk: '哈萨克语',
  ko: '朝鲜语',
  en: '英语',
};

/** A language in Chinese, given its tag (BCP 47: zh-CN, bo); anything else as it was written. */
export const languageName = (written: string): string => NAMES[written.toLowerCase().split('-')[0] ?? ''] ?? written;
