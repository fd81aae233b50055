import type { PanelLocale } from '../../../data/preferences.ts';
import type { Translate } from '../../../i18n/useT.ts';
import { paperLines } from '../../agreements/paperLines.ts';
import type { AgreementOnPaper } from '../documents.ts';
import type { Cell, Piece } from '../paper/pieces.ts';
import { fullDay, paperInstant } from '../paperDays.ts';

type Version = AgreementOnPaper['versions'][number];
type Signature = AgreementOnPaper['signatures'][number];

/** What the paper of a version is made from. */
export interface AgreementPaperContent {
  readonly record: AgreementOnPaper;
  readonly version: Version;
  readonly t: Translate;
  readonly locale: PanelLocale;
}

/** The text as it is signed, line by line; a heading stays with the line that follows it. */
const textPieces = (version: Version): readonly Piece[] => {
  const [, ...lines] = paperLines(version.text);
  return lines.map((line, index): Piece => {
    const before = lines[index - 1];
    const group = line.kind === 'heading' ? index : before?.kind === 'heading' ? index - 1 : null;
    return {
      kind: 'text',
      key: `line-${index}`,
      text: line.text,
      className: line.kind === 'heading' ? 'heading' : 'paragraph',
      ...(group === null ? {} : { group: `section-${group}` }),
    };
  });
};

/** What stands in a signature block: who signed when, or room to do so by hand. */
const signatureCell = (side: 'A' | 'B', { version, record, t, locale }: AgreementPaperContent): Cell => {
  const signer = side === 'A' ? version.content.partyA : version.content.partyB;
  const signature: Signature | undefined = record.signatures.find(
    (each) => each.side === side && each.versionNo === version.no,
  );
  return {
    node: (
      <div className="party">
        <p>
          {t(side === 'A' ? 'papers.agreementSideA' : 'papers.agreementSideB')}
          {t('papers.agreementSeal')}
        </p>
        <p>{signer.organisation}</p>
        <p>{t('papers.agreementSigner', { name: signature?.person.name ?? signer.name })}</p>
        {signature ? (
          <p>
            {signature.onPaper
              ? t('papers.agreementSignedOnPaper', { day: signature.signedOn ? fullDay(signature.signedOn, t) : '' })
              : t('papers.agreementSigned', { at: paperInstant(signature.at, locale) })}
          </p>
        ) : (
          <>
            <p>
              {t('papers.agreementByHand')}
              <span className="written" />
            </p>
            <p>
              {t('papers.agreementDay')}
              <span className="written" />
            </p>
          </>
        )}
      </div>
    ),
  };
};

/** An agreement on paper: its exact text, two signature blocks that stay together, its version and hash. */
export const agreementPieces = (content: AgreementPaperContent): readonly Piece[] => {
  const { record, version, t } = content;
  const [title] = paperLines(version.text);
  const group = 'signatures';
  return [
    {
      kind: 'block',
      key: 'head',
      node: (
        <>
          <h1 className="title">{title?.text}</h1>
          <p className="number">{t('papers.numberOfPaper', { number: record.number })}</p>
        </>
      ),
    },
    ...textPieces(version),
    { kind: 'block', key: 'gap', group, node: <div className="gap" /> },
    {
      kind: 'table',
      key: 'signatures',
      group,
      className: 'signatures',
      headless: true,
      columns: [
        { title: 'A', width: 78 },
        { title: 'B', width: 78 },
      ],
      rows: [{ key: 'signatures', cells: [signatureCell('A', content), signatureCell('B', content)] }],
    },
    { kind: 'block', key: 'gap-below', group, node: <div className="gap" /> },
    {
      kind: 'text',
      key: 'version',
      group,
      className: 'note hash',
      text: t('papers.agreementVersion', { n: version.no, hash: version.hash }),
    },
  ];
};
