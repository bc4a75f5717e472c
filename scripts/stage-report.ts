import type { Stage } from '../src/build/build-site.ts';

const STAGES: Readonly<Record<Stage, string>> = {
  read: '读取台账',
  check: '检查台账和宣讲材料',
  pages: '生成网页',
  search: '建立搜索索引',
  finish: '写出开放数据、日历和订阅',
  verify: '核对网站',
  sweep: '查找不该公开的内容',
  compress: '压缩网页和数据',
  swap: '换上新网站',
};

/** Says what is being done, on a terminal only. */
export const stageReporter = (): ((stage: Stage) => void) => (stage) => {
  if (process.stderr.isTTY) process.stderr.write(`${STAGES[stage]}……\n`);
};
