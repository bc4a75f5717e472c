import type { Site } from './site.ts';

/** A page every site has, in words that are true of any site made with this tool. */
export interface BuiltInPage {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly parts: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}

/** The standing pages a site has not written itself. */
export function builtInPages({ settings, pages }: Pick<Site, 'settings' | 'pages'>): BuiltInPage[] {
  const contact =
    settings.contact === null ? `请联系主办单位：${settings.organiser}。` : `请联系我们：${settings.contact}。`;
  const all: BuiltInPage[] = [
    {
      slug: 'about',
      title: '关于本站',
      summary: '这个网站公布什么、由谁负责、数字怎么数。',
      parts: [
        {
          heading: '谁在负责',
          paragraphs: [
            `主办单位：${settings.organiser}。${settings.operator === null ? '' : `承办单位：${settings.operator}。`}`,
          ],
        },
        {
          heading: '数字怎么数',
          paragraphs: [
            '每个数字都从台账里逐条数出来，写明数到哪一天为止。缺日期、缺地点的归到“未标明”，不去猜。',
            '办结不等于解决。办结是办理程序走完了；问题有没有解决，看回访时群众怎么说，两个数分开列。',
            '写百分比的地方，同时写出两个数。件数太少的只写件数，不算百分比。',
          ],
        },
        { heading: '发现写错了', paragraphs: [`${contact}请说明是哪一页、哪一句。改正过的内容写在更正页上。`] },
      ],
    },
    {
      slug: 'accessibility',
      title: '无障碍说明',
      summary: '看不清、听不见、只用键盘的人，怎么使用本站。',
      parts: [
        {
          heading: '怎么用起来更方便',
          paragraphs: [
            '放大字：点页面上方的「阅读设置」，字有四种大小；选「大字版」，字和按钮都更大。浏览器自己的放大功能也可以用，页面会跟着重新排。',
            '看不清颜色：在「阅读设置」里选「黑白分明」。怕花眼、想省流量：选「只看文字」，不放图片。',
            '听：设备上有语音的，材料、报道和每一件问题的标题下面有「朗读这一篇」，念到哪一句，哪一句就标出来。',
            '只用键盘：按Tab键往下走，按回车键打开，每一页开头都有“跳到正文”。',
            '状态都用文字写出来，不靠颜色区分。设备设成深色时，页面也变成深色。',
            '关掉脚本也能看，只有查找等少数功能要用脚本。',
          ],
        },
        { heading: '遇到障碍', paragraphs: [`${contact}请说明在哪一页、想做什么、卡在哪里。`] },
      ],
    },
    {
      slug: 'privacy',
      title: '隐私说明',
      summary: '本站不收集访问者的信息，也不公布反映事情的人是谁。',
      parts: [
        {
          heading: '您来看网页',
          paragraphs: [
            '本站没有账号，不用登录；页面不放Cookie，没有访问统计，也不调用别家网站的内容。「阅读设置」里选的，只记在您自己的设备上。查找在您自己的设备上完成，查的词不会发出去。',
            '和所有网站一样，存放网页的服务器可能按规定留有访问日志。点开别的网站以后，由那个网站负责。',
          ],
        },
        {
          heading: '反映事情的人',
          paragraphs: [
            '台账里登记姓名、电话、身份证号码、住址的列，在生成网页之前就去掉了。公开的事项一般只写到乡镇，公共设施才写到村。',
            '满意度和回访日期不公布单件的。页面上出现的姓名，只有按规定公示的联系干部和活动的主讲人。',
          ],
        },
        { heading: '看到了个人信息', paragraphs: [`如果您在页面上看到了个人信息，请马上告诉我们。${contact}`] },
      ],
    },
  ];
  return all.filter(({ slug }) => !pages.some((page) => page.slug === slug));
}
