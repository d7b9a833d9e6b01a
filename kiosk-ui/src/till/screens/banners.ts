import { html, type TemplateResult } from 'lit';
import { CLOCK_TOLERANCE_MILLISECONDS } from '../clock';
import { dateTime } from '../parts/format';
import { icon } from '../parts/icons';
import { t } from '../texts/texts';
import type { Till } from '../till';
import { inAppNotice } from './start/gate-screens';

/** What the cashier must know, in words, above everything else. */
export function banners(till: Till): TemplateResult[] {
  const shown: TemplateResult[] = [];
  const say = (id: string, tone: 'bad' | 'waiting', text: string): void => {
    shown.push(html`
      <p class="banner ${tone}" id="banner-${id}" role="alert">
        ${icon('warning')}
        <span>${text}</span>
      </p>
    `);
  };
  if (till.stopped === 'FORKED') say('forked', 'bad', t('banner.forked'));
  if (till.stopped === 'REVOKED') say('revoked', 'bad', t('banner.revoked'));
  const room = till.phase === 'RUNNING' ? till.room.state : 'UNKNOWN';
  if (room === 'FULL') say('full', 'bad', t('banner.full'));
  if (room === 'SCARCE') say('scarce', 'waiting', t('banner.scarce'));
  if (till.troubled.length > 0) say('troubled', 'bad', t('banner.troubled', { n: till.troubled.length }));
  if (isOlder(__VERSION__, till.minimumVersion))
    say('update', 'waiting', t('banner.update', { version: till.minimumVersion }));
  const ahead = till.clock.aheadMilliseconds() ?? 0;
  if (Math.abs(ahead) > CLOCK_TOLERANCE_MILLISECONDS) {
    say('clock', 'waiting', t('banner.clock', { n: Math.round(Math.abs(ahead) / 60_000) }));
  } else if (till.clock.isBeforeLastServerTime()) {
    say('clock', 'waiting', t('banner.clockBefore', { time: dateTime(till.clock.lastServerTime() ?? 0) }));
  }
  if (till.phase === 'RUNNING' && till.selfTest?.inAppBrowser)
    shown.push(html`
      ${inAppNotice(true)}
    `);
  return shown;
}

/** 0.9.0 is older than 0.10.0 */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((each) => each.split('.').map(Number));
  for (let at = 0; at < 3; at += 1) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
