import { choice, officePhone, permanentId, placeReference, text } from './cell.ts';
import { column, ledger, type Placed, type Row } from './ledger.ts';

/** Offices (单位). */
export const unitLedger = ledger({
  name: 'units',
  zh: '单位',
  aliases: ['单位表', '责任单位', '部门', '部门单位', 'unit'],
  meaning: '办事的单位和公开的电话、地址。',
  key: 'id',
  published: true,
  columns: {
    id: column('编号', ['单位编号', '代码'], permanentId, '单位的编号。', { required: true }),
    name: column('名称', ['单位名称', '单位'], text, '单位的名称。', { required: true }),
    duties: column('职责', ['主要职责', '职能'], text, '到这里可以办什么事。'),
    phone: column('公开电话', ['办公电话', '咨询电话', '电话（公开）', '值班电话'], officePhone, '对外公开的电话。'),
    address: column('办公地址', ['单位地址', '地点'], text, '办公的地方。'),
  },
});
export type UnitRow = Placed<Row<typeof unitLedger.columns>>;

/** Who answers for which place (包联公示). The fourth duty, 联组包户, is about households: its rows are dropped. */
export const contactLedger = ledger({
  name: 'contacts',
  zh: '包联公示',
  aliases: ['包联', '四联四包', '包联干部', '包保', 'contact'],
  meaning: '哪位干部联系哪个乡镇、哪个村。',
  key: null,
  published: true,
  columns: {
    place: column('区划代码', ['区划', '乡镇', '村', '联系点'], placeReference, '联系的乡镇或村。', { required: true }),
    duty: column(
      '层级',
      ['包联层级', '类型'],
      choice({
        联县包乡: ['county', '县包乡', '包乡'],
        联乡包村: ['township', '乡包村', '包村'],
        联村包组: ['village', '村包组', '包组'],
        联组包户: ['household', '组包户', '包户'],
      }),
      '联县包乡、联乡包村或联村包组。',
      { required: true },
    ),
    name: column('姓名', ['干部姓名', '领导姓名', '包联干部', '联系领导'], text, '干部的姓名。'),
    post: column('职务', ['干部职务'], text, '干部的职务。'),
    unit: column('单位', ['工作单位', '所在单位'], text, '所在的单位。'),
    phone: column('公开电话', ['办公电话', '联系电话（公开）', '值班电话'], officePhone, '对外公开的电话。'),
  },
});
export type ContactRow = Placed<Row<typeof contactLedger.columns>>;
