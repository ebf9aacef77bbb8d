import type { Pin } from '../../../domain/delivery/pin.ts';
import type { Builder } from '../builder.ts';

/** A place on a map. */
export function definePin(builder: Builder) {
  return builder.objectRef<Pin>('Pin').implement({
    description: 'A place on a map.',
    authScopes: { may: 'conversation.read' },
    fields: (t) => ({
      latitude: t.exposeFloat('latitude', { description: 'Degrees.' }),
      longitude: t.exposeFloat('longitude', { description: 'Degrees.' }),
      title: t.exposeString('title', { description: 'What it is called.' }),
      address: t.exposeString('address', { description: 'Street and number; empty: unknown.' }),
      url: t.string({
        description: 'A page on which it is seen on a map.',
        resolve: ({ latitude, longitude }) => {
          const [lat, lon] = [latitude.toFixed(6), longitude.toFixed(6)];
          return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=18/${lat}/${lon}`;
        },
      }),
    }),
  });
}
