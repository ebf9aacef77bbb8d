import { definePlugin, readGeo } from '../../domain/plugins/index.ts';
import { answer, command, isAnswer, pressed } from './answer.ts';
import { askEndpoint as ask } from './endpoint.ts';
import { forgetHere } from './here.ts';
import { PLACE_TEXTS } from './place-texts.ts';
import { SETTINGS } from './settings.ts';
import { understand } from './understand.ts';

const MANIFEST = {
  contract: 1,
  name: 'places',
  version: '1.0.0',
  title: { en: 'a place nearby', ru: 'место рядом' },
  description: {
    en: 'finds cafés, pharmacies, petrol stations and other places, and whether they are open',
    ru: 'находит кафе, аптеки, заправки и другие места и знает, открыты ли они',
  },
  examples: {
    en: ['a pharmacy nearby that is open now', 'vegan restaurants near Alexanderplatz', 'where is the nearest petrol station'],
    ru: [
      'где тут поесть веганское рядом с Арбатом',
      'ближайшая аптека, которая сейчас открыта',
      'кафе рядом с метро Сокол до поздна в воскресенье',
    ],
  },
  permissions: ['internet', 'shared-store', 'jobs'],
  packages: ['opening_hours', '@photostructure/tz-lookup'],
} as const;

/** Restaurants, pharmacies, petrol stations and so on, from OpenStreetMap. */
export const plugin = definePlugin({
  ...MANIFEST,
  settings: SETTINGS,
  endpoints: ({ nominatim, overpass }) => [nominatim, overpass],
  match: ({ text }) => (readGeo(text) === null ? (understand(text)?.confidence ?? 0) : 1),
  isAnswer: ({ text }, asked) => isAnswer(text, asked),
  handle: async (request, context) => answer(ask, request, context),
  press: async (data, context) => {
    await context.jobs.add({ job: 'tell', at: context.now(), body: data });
    return PLACE_TEXTS[context.language].below;
  },
  commands: [
    {
      name: 'places',
      usage: '[WHAT near WHERE]',
      summary: { en: 'find cafés, pharmacies and other places', ru: 'найти кафе, аптеки и другие места' },
      run: async (argument, context) => command(ask, argument, context),
    },
  ],
  jobs: {
    tell: async (job, context) => ({ tell: await pressed(ask, job, context), next: null }),
    forget: async (_, context) => {
      await forgetHere(context);
      return { tell: null, next: null };
    },
  },
});
