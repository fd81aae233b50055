import { computationSteps, ruleNoteText } from '@plumbline/graphql';
import type { BasisContent, Dossier, DossierEvent, DossierFile } from '@plumbline/operations';
import { fill, type Locale, say, type Text } from '@plumbline/terms';
import { ballots } from '@plumbline/workflows';
import { type Html, html, raw } from './html.ts';
import { localInstant } from './local-instant.ts';
import { shownFields } from './shown-fields.ts';
import { style } from './style.ts';
import { words } from './words.ts';

type Key = keyof typeof words;

/** Speaks the reader's language, with the instants of the town. */
interface Speech {
  readonly locale: Locale;
  readonly zone: string;
  readonly t: (key: Key, values?: Readonly<Record<string, string | number>>) => string;
}

const speechOf = (locale: Locale, zone: string): Speech => ({
  locale,
  zone,
  t: (key, values = {}) => say(fill(words[key] as Text, values), locale),
});

const row = (title: string, value: string | null): Html | null =>
  value === null ? null : html`<tr><th scope="row">${title}</th><td>${value}</td></tr>`;

const factsOf = ({ town, record }: Dossier, { t, locale }: Speech): Html =>
  html`<table><tbody>${[
    row(t('number'), record.number),
    row(t('town'), town),
    row(t('concerned'), record.concerned),
    row(t('unit'), record.unit),
    row(t('rule'), `${say(record.ruleTitle, locale)} · ${record.clause}`),
    row(t('measure'), say(record.measureTitle, locale)),
    row(t('planYear'), record.planYear),
    row(t('agreement'), record.agreementNumber),
    row(t('body'), t(record.body)),
    row(t('proposer'), record.proposer ?? t('byRule')),
    row(t('state'), say(record.stateTitle, locale)),
    row(t('held'), record.held ? t('yes') : null),
    row(t('basisGone'), record.basisGone ? t('yes') : null),
    row(
      t('days'),
      record.startsOn && record.endsOn ? t('span', { from: record.startsOn, until: record.endsOn }) : null,
    ),
    row(t('reviewBy'), record.reviewBy),
    row(t('appealBy'), record.appealBy),
  ]}</tbody></table>`;

const basesOf = ({ bases }: Dossier, { t, locale, zone }: Speech): readonly Html[] =>
  bases.map(({ no, at, evaluationNo, computation, hash }) => {
    const { proposal, notes } = computation as BasisContent;
    const lines = [
      ...(evaluationNo === null ? [] : [t('evaluation', { no: evaluationNo })]),
      ...computationSteps(proposal.computation).map((text) => say(text, locale)),
      ...notes.map(({ code }) => say(ruleNoteText[code], locale)),
      ...(proposal.dataVersion === null ? [] : [t('dataVersion', { version: proposal.dataVersion })]),
    ];
    return html`<h3>${t('basisNo', { no, at: localInstant(at, zone) })}</h3>${lines.map(
      (line) => html`<p>${line}</p>`,
    )}<p class="hash">${t('hash')} ${hash}</p>`;
  });

const supportOf = ({ supports }: Dossier, { t, locale }: Speech): readonly Html[] =>
  supports.map((help) => {
    const parts = [
      `${say(help.kindTitle, locale)} · ${t('span', {
        from: help.fromOn,
        until: help.endedOn ?? help.untilOn ?? t('open'),
      })}`,
      help.mentor === null ? null : t('helpedBy', { name: help.mentor }),
      help.measures,
      help.planned === null ? null : t('count', { planned: help.planned, held: help.held }),
      help.effect === null ? null : t('helpEffect', { effect: help.effect }),
    ];
    return html`<p>${parts.filter((part) => part !== null).join('\n')}</p>`;
  });

const lawOf = ({ objections }: Dossier, { t, locale }: Speech): readonly Html[] =>
  objections.map(
    ({ title, source, reason, legalBasis }) =>
      html`<p>${say(title, locale)} · ${say(source, locale)}</p>${
        reason !== null && legalBasis !== null ? html`<p>${t('goesOn', { reason, basis: legalBasis })}</p>` : null
      }`,
  );

const filesOf = (files: readonly DossierFile[], { t }: Speech): readonly Html[] =>
  files.map(
    ({ name, bytes, sha256 }) => html`<p>${name} <span class="small">${t('bytes', { n: bytes })}</span></p>
<p class="hash">${sha256}</p>`,
  );

const stepOf = (event: DossierEvent, speech: Speech): Html => {
  const { t, locale, zone } = speech;
  const who = [event.actor ?? t('system'), event.post].filter((part) => part !== null).join(' · ');
  const fields = shownFields(event, locale);
  return html`<li class="step"><h3>${t('stepNo', { no: event.version })} · ${say(event.title, locale)}</h3>
<p class="small">${localInstant(event.at, zone)} · ${who} · ${t('after', { state: say(event.stateTitle, locale) })}</p>${
    fields.length > 0
      ? html`<dl>${fields.map(({ title, value }) => html`<dt>${title}</dt><dd>${value}</dd>`)}</dl>`
      : null
  }${event.sealed ? html`<p class="small">${t('sealed')}</p>` : null}${
    event.erased && !event.sealed ? html`<p class="small">${t('erased')}</p>` : null
  }${event.files.map(({ name }) => html`<p>${name}</p>`)}<p class="hash">${t('hash')} ${event.digest}</p></li>`;
};

const votesOf = ({ votes, tallies }: Dossier, { t, locale }: Speech): readonly Html[] => {
  const rounds = [...new Set([...tallies, ...votes].map(({ round }) => round))].sort((a, b) => a - b);
  return rounds.map((round) => {
    const tally = tallies.find((each) => each.round === round);
    const single = votes.filter((vote) => vote.round === round);
    return html`<h3>${t('round', { no: round })}${tally ? ` · ${t('tally', { ...tally })}` : ''}</h3>${
      single.length > 0
        ? html`<table><tbody>${single.map(
            ({ name, post, ballot, reason }) =>
              html`<tr><th scope="row">${[name, post].filter(Boolean).join(' · ')}</th><td>${say(ballots[ballot], locale)}</td><td>${reason ?? ''}</td></tr>`,
          )}</tbody></table>`
        : null
    }`;
  });
};

const effectOf = ({ effect, meeting }: Dossier, { t }: Speech): readonly Html[] => {
  const lines = [
    effect && t('span', { from: effect.startsOn, until: effect.endsOn }),
    effect?.suspended ? t('suspended') : null,
    meeting && t('meeting', { title: meeting.title, day: meeting.heldOn }),
    effect?.doneOn ? t('done', { day: effect.doneOn }) : null,
    effect?.liftedOn ? t('liftedOn', { day: effect.liftedOn }) : null,
    effect?.revokedOn ? t('revokedOn', { day: effect.revokedOn }) : null,
  ];
  return lines.flatMap((line) => (line ? [html`<p>${line}</p>`] : []));
};

const section = ({ t }: Speech, heading: Key, parts: readonly Html[]): Html =>
  html`<section><h2>${t(heading)}</h2>${parts.length > 0 ? parts : html`<p>${t('none')}</p>`}</section>
`;

/** The elements of a dossier's page, without what surrounds them. */
export const dossierBody = (dossier: Dossier, locale: Locale): Html => {
  const speech = speechOf(locale, dossier.zone);
  const { t } = speech;
  return html`<h1>${t('title')}</h1>
<p class="number">${dossier.record.number}</p>
<p class="lead">${t('lead')}</p>
${[
  section(speech, 'facts', [factsOf(dossier, speech)]),
  section(speech, 'basis', basesOf(dossier, speech)),
  section(speech, 'support', supportOf(dossier, speech)),
  section(speech, 'law', lawOf(dossier, speech)),
  section(speech, 'history', [html`<ol class="steps">${dossier.events.map((event) => stepOf(event, speech))}</ol>`]),
  section(speech, 'votes', votesOf(dossier, speech)),
  section(speech, 'effect', effectOf(dossier, speech)),
  section(speech, 'files', filesOf(dossier.files, speech)),
  section(speech, 'check', [
    html`<p>${t('madeAt', { at: localInstant(dossier.madeAt, speech.zone) })}</p>`,
    html`<p class="hash">${t('contentHash', { hash: dossier.contentHash })}</p>`,
    html`<p>${t('how')}</p>`,
  ]),
]}`;
};

/** The style sheet of the page. */
export const dossierStyle: Html = raw(style);
