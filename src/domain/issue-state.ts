/** What a label of the issue ledger means for counting. A site may add labels, never states (contract §2). */
export const issueStates = ['open', 'partly-closed', 'closed', 'refused', 'folded'] as const;
export type IssueState = (typeof issueStates)[number];
export const isIssueState = (value: unknown): value is IssueState =>
  (issueStates as readonly unknown[]).includes(value);
/** Still to be worked on. */
export const isInHand = (state: IssueState): boolean => state === 'open' || state === 'partly-closed';

export const stateNames: Readonly<Record<IssueState, string>> = {
  open: '在办',
  'partly-closed': '阶段性办结',
  closed: '办结',
  refused: '不予受理',
  folded: '已合并或撤回',
};

/** A status label: its state, and whether the matter has not been accepted yet (受理前). */
export interface StatusLabel {
  readonly state: IssueState;
  readonly beforeAcceptance: boolean;
  readonly synonyms: readonly string[];
}

const label = (state: IssueState, synonyms: readonly string[], beforeAcceptance = false): StatusLabel => ({
  state,
  beforeAcceptance,
  synonyms,
});

export const builtInLabels = {
  已登记: label('open', ['registered', '登记', '待受理', '未受理', '待办'], true),
  已受理: label('open', ['accepted', '受理']),
  已转办: label('open', ['transferred', '转办', '已交办', '交办', '已派单', '派单']),
  办理中: label('open', ['in-progress', 'open', '在办', '正在办理', '处理中', '未办结', '跟进中']),
  延期办理: label('open', ['extended', '延期', '已延期', '申请延期']),
  重新办理: label('open', ['reopened', '重办', '退回重办', '再次办理']),
  阶段性办结: label('partly-closed', ['partly-closed', '部分办结', '阶段办结']),
  挂账: label('partly-closed', ['suspended', '挂账办理', '列入计划']),
  办结: label('closed', ['closed', '已办结', '已办', '办毕', '已完成', '完结', '结案', '已结案']),
  不予受理: label('refused', ['refused', '不受理', '未予受理']),
  已合并: label('folded', ['merged', '合并', '并案', '并入']),
  已撤回: label('folded', ['withdrawn', '撤回', '已撤销', '撤销']),
} as const satisfies Record<string, StatusLabel>;

export type StatusLabels = ReadonlyMap<string, StatusLabel>;

/** The built-in labels and those a site adds. */
export const statusLabels = (added: Readonly<Record<string, StatusLabel>> = {}): StatusLabels =>
  new Map(Object.entries({ ...builtInLabels, ...added }));

/** How far along a state is: where row and last update disagree, the less finished one counts (contract §4 rule 2). */
const FINISHED: Readonly<Record<IssueState, number>> = {
  open: 0,
  'partly-closed': 1,
  closed: 2,
  refused: 2,
  folded: 3,
};
export const lessFinished = (a: IssueState, b: IssueState): IssueState => (FINISHED[a] <= FINISHED[b] ? a : b);
