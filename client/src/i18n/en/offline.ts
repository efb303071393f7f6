/** The page shown while there is no way to the server. It travels by itself, without any other words. */
export const offline = {
  page: 'Offline · Kith',
  title: 'No connection',
  noNetwork: 'This device is not connected to a network. The garden comes back by itself as soon as it is.',
  noServer: 'The garden does not answer just now. This page keeps knocking and goes in by itself.',
  again: 'Try now',
} as const
