import type { Ports } from '../ports/ports.ts';
import { makeLabelTurns } from '../routing/learned/label-turn.ts';
import type { ListModels } from '../routing/list-models.ts';
import { namedModel } from '../routing/named-model.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { CommandContext } from './command.ts';
import { modelLine } from './model-line.ts';

/** `/model`: shows or chooses who answers in a conversation. */
export async function chooseModel(
  deps: Pick<Ports, 'conversations' | 'turns' | 'intents' | 'clock' | 'logger'> & { readonly models: ListModels },
  { argument, conversation, person, principal, turn }: CommandContext,
): Promise<string> {
  const { conversations, models } = deps;
  const texts = COMMAND_TEXTS[person.language];
  const catalogue = models(principal);
  const list = [texts.models, ...catalogue.map((model) => modelLine(model, person.language))].join('\n');
  if (argument === '') return `${texts.modelNow(conversation.preferredModel)}\n\n${list}`;
  if (argument === 'auto') {
    await conversations.change(conversation.id, { preferredModel: null });
    return texts.modelAuto;
  }
  const model = namedModel(catalogue, argument);
  if (model === null) return `${texts.modelUnknown(argument)}\n\n${list}`;
  await conversations.change(conversation.id, { preferredModel: model.id });
  await makeLabelTurns(deps).corrected(turn, { mode: null, again: null });
  return texts.modelSet(model.id);
}
