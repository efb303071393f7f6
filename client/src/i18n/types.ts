/** Words of one language: nested plain strings, no markup. */
export interface WordTree {
  readonly [key: string]: string | WordTree
}

type WithoutPlural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K

/** Dotted keys of a tree; the plural forms `x_one` and `x_other` are both addressed as `x` (with a `count`). */
export type WordKey<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${WordKey<T[K]>}`
}[keyof T & string]

/** The same tree in Chinese, which has no singular form. */
export type InChinese<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : InChinese<T[K]>
}
