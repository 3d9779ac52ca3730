import type { Measured } from '@serai/contract'
import type { ReactNode } from 'react'
import { halfOf, placeOf } from '../i18n/figure.ts'
import { usePortsVoice } from '../i18n/voice.ts'

export interface Column {
  readonly label: string
  /** Whether its cells hold figures, which stand to the right. */
  readonly figure?: boolean
}

interface Props {
  readonly columns: readonly Column[]
  /** On a phone each row is a list under its first cell; the other cells then say by `data-label` what they are. */
  readonly stack?: boolean
  readonly children: ReactNode
}

/** A table with its heads; the rows are the caller's. */
export function PlainTable({ columns, stack, children }: Props) {
  return (
    <table className={stack ? 'plain stack' : 'plain'}>
      <thead>
        <tr>
          {columns.map(({ label, figure }, index) => (
            // Two columns may bear one label: each stands beside another figure.
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never change their order
            <th key={index} scope="col" className={figure ? 'figure' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

/** A mean with half its interval, rounded to what the interval lets one know. */
export function Mean({ of, unit }: { of: Pick<Measured, 'mean' | 'high'>; unit: string }) {
  const voice = usePortsVoice()
  const half = halfOf(of)
  return (
    <>
      {voice.figure(of.mean, unit, placeOf(of.mean, half))}
      {half > 0 && <small>± {voice.figure(half, '', placeOf(half, half))}</small>}
    </>
  )
}
