import { type CalendarDate, dateInWords } from './calendar-date.ts';
import { type PolicyRow, policyInForce } from './policy.ts';

/** Whether a policy holds on a day, in words with the day of the change: 有效；2026年2月10日废止；有效，2026年6月1日起失效；已被替代. */
export function validityInWords(
  policy: Pick<PolicyRow, 'validity' | 'validityOn' | 'replacedBy'>,
  day: CalendarDate,
): string {
  const { validity, validityOn, replacedBy } = policy;
  if (replacedBy !== null && validity !== '失效' && validity !== '废止')
    return policyInForce(policy, day) ? `有效，${dateInWords(validityOn ?? day)}起被替代` : '已被替代';
  if (validity === null) return '效力未标明';
  if (validity === '有效') return '有效';
  if (validity === '已修改') return validityOn === null ? '已修改' : `${dateInWords(validityOn)}修改过`;
  if (policyInForce(policy, day)) return validityOn === null ? '有效' : `有效，${dateInWords(validityOn)}起${validity}`;
  return validityOn === null ? `已${validity}` : `${dateInWords(validityOn)}${validity}`;
}
